package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hours of ours in one week whose report the vendor writes, who cannot know them.
 *
 * @param parallel spent on doing the same work at the same time, of all who did it together
 * @param oversight spent on looking after the work
 * @param revision how often they were entered: 1 for the first time
 */
record OurHours(@Nullable BigDecimal parallel, @Nullable BigDecimal oversight, Actor by, Instant at, int revision) {

    /** @throws RuleViolation if neither was counted, or more than people have */
    static OurHours entered(
            @Nullable BigDecimal parallel, @Nullable BigDecimal oversight, Actor by, Instant now, int revision) {
        if (parallel == null && oversight == null) {
            throw new RuleViolation("delivery.ourHours.none").at("parallelHours");
        }
        if (parallel != null) {
            ReportContent.requireTogether(parallel, "parallelHours");
        }
        if (oversight != null) {
            PersonWeek.require(oversight, "oversightHours");
        }
        return new OurHours(parallel, oversight, by, now, revision);
    }

    record Entered(DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
