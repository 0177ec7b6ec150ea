package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who read the report, when, and how many hours of theirs the week's oversight took beyond those reported. */
record ReportAcknowledgement(Actor by, Instant at, @Nullable BigDecimal oversightHours) {

    /** Read again after a question or a correction: hours noted before stay. */
    static ReportAcknowledgement after(
            @Nullable ReportAcknowledgement before, @Nullable BigDecimal more, Actor by, Instant now) {
        var noted = before == null ? null : before.oversightHours();
        return new ReportAcknowledgement(by, now, noted == null ? more : more == null ? noted : noted.add(more));
    }

    record Acknowledged(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
