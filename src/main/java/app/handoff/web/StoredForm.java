package app.handoff.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored now of what a form asks for.
 *
 * @param version what the form carries to be saved over it, mostly its version; null for forms without one
 * @param form the form as it would be filled now; null while nothing is stored
 * @param words how a stored value reads where the page does not show it as it is, by field
 * @param typed what was typed as it would be filled once it is stored, where one thing can be typed in more than one way;
 *     null where it is compared as it stands
 */
public record StoredForm(
        @Nullable Object version,
        @Nullable Record form,
        Map<String, String> words,
        @Nullable Record typed) {

    public StoredForm(@Nullable Object version, @Nullable Record form, Map<String, String> words) {
        this(version, form, words, null);
    }

    public StoredForm(@Nullable Object version, @Nullable Record form) {
        this(version, form, Map.of());
    }

    /** For a form that is sent once, such as a reason; null as long as nobody sent it. */
    public static StoredForm once(@Nullable Record form) {
        return new StoredForm(null, form);
    }

    /** The same, compared with what was typed as it would be filled once it is stored. */
    public StoredForm comparedWith(Record asStored) {
        return new StoredForm(version, form, words, asStored);
    }
}
