package app.handoff.kernel;

import org.jspecify.annotations.Nullable;

/** Why somebody decided something that another person may ask about later, in their own words. */
public final class WrittenReason {

    private static final String FIELD = "reason";

    private WrittenReason() {}

    /**
     * The reason as it is kept, without blanks around it.
     *
     * @param longest how many characters at most
     * @param missing the sentence that asks for a reason where none is given
     * @throws RuleViolation at {@code reason} if there is none, or it is too long
     */
    public static String of(@Nullable String typed, int longest, String missing) {
        if (typed == null || typed.isBlank()) {
            throw new RuleViolation(missing).at(FIELD);
        }
        var reason = typed.strip();
        if (reason.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(FIELD);
        }
        return reason;
    }
}
