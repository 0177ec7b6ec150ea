package app.handoff.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored now of what a form asks for.
 *
 * @param version what the form carries to be saved over it, mostly its version; null for forms without one
 * @param form the form as it would be filled now; null while nothing is stored
 * @param words how a stored value reads where the page does not show it as it is, by field
 */
public record StoredForm(@Nullable Object version, @Nullable Record form, Map<String, String> words) {

    public StoredForm(@Nullable Object version, @Nullable Record form) {
        this(version, form, Map.of());
    }

    /** For a form that is sent once, such as a reason; null as long as nobody sent it. */
    public static StoredForm once(@Nullable Record form) {
        return new StoredForm(null, form);
    }
}
