package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many hours looking after the work really took in a week, as one of us says for the whole of it. It counts in place of what was
 * entered with the report or on reading it.
 *
 * @param hours of all of us together, 168 at most; null where what was entered is to count again
 * @param by and {@code at}: null of corrections that were kept without
 * @param revision how often it was said: 1 for the first time
 */
record OversightCorrection(
        @Nullable BigDecimal hours,
        @Nullable Actor by,
        @Nullable Instant at,
        int revision) {

    OversightCorrection {
        hours = hours == null ? null : Canonical.number(hours);
    }

    /** @throws RuleViolation at {@code hours} if nobody can have that many */
    static OversightCorrection said(@Nullable BigDecimal hours, Actor by, Instant now, int revision) {
        if (hours != null) {
            PersonWeek.require(hours, "hours");
        }
        return new OversightCorrection(hours, by, now, revision);
    }

    record Corrected(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            BigDecimal hours,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    record Withdrawn(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
