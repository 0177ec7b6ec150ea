package app.handoff.bidding;

import app.handoff.kernel.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All that everybody may read of a request.
 *
 * @param accepting whether bidding is open, as far as people decide that
 * @param endedAt when its link was switched off; null while it is on
 */
record PublicNotice(
        String title,
        String summary,
        Instant due,
        @Nullable Instant questionsUntil,
        @Nullable LocalDate decisionBy,
        ZoneId zone,
        boolean accepting,
        @Nullable Instant endedAt) {

    /** Whether vendors can come in. */
    boolean isOpen(Instant now) {
        return accepting && endedAt == null && due.isAfter(now);
    }

    public Deadline deadline() {
        return new Deadline(due, zone);
    }

    /** Until when vendors may ask; null where they may not. */
    public @Nullable Deadline questions() {
        return questionsUntil == null ? null : new Deadline(questionsUntil, zone);
    }
}
