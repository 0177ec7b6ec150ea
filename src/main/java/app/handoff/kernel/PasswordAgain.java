package app.handoff.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Asks the signed-in person for the password once more, before an act that a session left open must not permit. Implemented by
 * {@code account}.
 */
public interface PasswordAgain {

    /**
     * @throws RuleViolation at {@code password} if it is not theirs, was tried too often, or they have none yet
     */
    void require(@Nullable String password);
}
