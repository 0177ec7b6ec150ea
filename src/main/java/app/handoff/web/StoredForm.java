package app.handoff.web;

import app.handoff.kernel.Sentence;
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
 * @param meanwhile what others saved since the form was opened, by field, where the page itself knows; nothing is compared then
 * @param sentence what is said where somebody else came first
 */
public record StoredForm(
        @Nullable Object version,
        @Nullable Record form,
        Map<String, String> words,
        @Nullable Record typed,
        Map<String, String> meanwhile,
        Sentence sentence) {

    public StoredForm(@Nullable Object version, @Nullable Record form, Map<String, String> words) {
        this(
                version,
                form,
                words,
                null,
                Map.of(),
                Sentence.of(form == null ? "form.changedMeanwhile" : "form.editedMeanwhile"));
    }

    public StoredForm(@Nullable Object version, @Nullable Record form) {
        this(version, form, Map.of());
    }

    /** For a form that is sent once, such as a reason; null as long as nobody sent it. */
    public static StoredForm once(@Nullable Record form) {
        return new StoredForm(null, form);
    }

    /** For what can be saved twice without harm: nothing is compared, and the page knows what others saved. */
    public static StoredForm changed(@Nullable Object version, Map<String, String> meanwhile, Sentence sentence) {
        return new StoredForm(version, null, Map.of(), null, meanwhile, sentence);
    }

    /** The same, compared with what was typed as it would be filled once it is stored. */
    public StoredForm comparedWith(Record asStored) {
        return new StoredForm(version, form, words, asStored, meanwhile, sentence);
    }
}
