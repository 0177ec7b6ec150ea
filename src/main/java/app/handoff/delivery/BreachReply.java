package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.time.Instant;

/**
 * What a vendor says to a notice of a missed level.
 *
 * @param late whether it came after the day by which it was asked for
 */
record BreachReply(Kind kind, String text, Actor by, Instant at, boolean late) {

    enum Kind {
        ACCEPTS,
        DISPUTES,
        ASKS_TO_BE_EXCUSED
    }
}
