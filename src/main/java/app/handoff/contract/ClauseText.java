package app.handoff.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clause as both sides agreed on it.
 *
 * @param law the text that binds; paragraphs stand apart by a blank line
 * @param plain the same in plain words
 * @param own which one of the business's own it is; null of a clause of our library
 */
record ClauseText(
        ClauseType type,
        String title,
        String law,
        String plain,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID own) {

    private static final String ENDED = "This clause no longer applies.";

    ClauseText(ClauseKey key, ClauseLibrary.Text words) {
        this(key.type(), words.title(), words.law(), words.plain(), key.own());
    }

    ClauseKey key() {
        return new ClauseKey(type, own);
    }

    ClauseLibrary.Text words() {
        return new ClauseLibrary.Text(title, law, plain);
    }

    /** What stands in its place once it does not apply any more: its number and its title, so that no reference moves. */
    static ClauseLibrary.Text ended(String title) {
        return new ClauseLibrary.Text(title, ENDED, "It does not count any more.");
    }

    /** Whether it does not apply any more. */
    boolean hasEnded() {
        return own != null && law.equals(ENDED);
    }

    boolean isCalled(String other) {
        return title.equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }

    public List<String> lawParagraphs() {
        return List.of(law.split("\n\\s*\n"));
    }

    public List<String> plainParagraphs() {
        return List.of(plain.split("\n\\s*\n"));
    }
}
