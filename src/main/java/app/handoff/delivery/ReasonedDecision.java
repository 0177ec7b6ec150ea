package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who decided something, when, and why where a reason was asked for. */
record ReasonedDecision(Actor by, Instant at, @Nullable String reason) {

    /** Why it was decided; null where nothing was, or no reason was asked for. */
    public static @Nullable String reasonOf(@Nullable ReasonedDecision made) {
        return made == null ? null : made.reason();
    }
}
