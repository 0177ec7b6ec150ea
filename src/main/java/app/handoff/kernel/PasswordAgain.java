package app.handoff.kernel;

import org.jspecify.annotations.Nullable;

/** Has the signed-in person prove once more that it is them, before what a session left open must not be enough for. Account answers. */
public interface PasswordAgain {

    /**
     * @throws RuleViolation at {@code password} if it is not theirs, was tried too often, or they have none yet
     */
    void require(@Nullable String password);
}
