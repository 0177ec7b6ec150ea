package app.handoff.evaluation;

import app.handoff.kernel.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What somebody writes to somebody else, as it is kept: without blanks around it, with lines that end alike from every browser. */
final class OwnWords {

    private OwnWords() {}

    static String plain(@Nullable String typed) {
        return typed == null ? "" : typed.strip().replace("\r\n", "\n");
    }

    /**
     * @param longest how many characters at most
     * @param missing the sentence that asks for words where there are none
     * @throws RuleViolation at this field if there are none, or too many
     */
    static String of(@Nullable String typed, int longest, String missing, String field) {
        var words = plain(typed);
        if (words.isEmpty()) {
            throw new RuleViolation(missing).at(field);
        }
        if (words.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return words;
    }
}
