package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.AgreedLevel;
import java.time.Instant;

/**
 * What somebody says against a measurement of a report: the numbers as they counted them, and why. The reported ones count
 * until the report is corrected; both stand on it.
 *
 * @param revision the version of the report that it speaks against
 */
public record Objection(Measurement counted, String reason, Actor by, Instant at, int revision) {

    /** @throws RuleViolation if the numbers are none of this level, or just those that were reported */
    static Objection to(
            ReportSubmission submission, AgreedLevel level, Measurement counted, String reason, Actor by, Instant now) {
        counted.requireGiven(level);
        counted.check(level, "numerator", "denominator");
        if (submission.measurement(level.id()).filter(counted::equals).isPresent()) {
            throw new RuleViolation("delivery.objection.same").at("numerator");
        }
        var because = ReportContent.required(reason, "reason", ReportDiscussion.LONGEST_REASON);
        return new Objection(counted, because, by, now, submission.revision());
    }

    record Disputed(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            String level,
            int week,
            Actor by,
            Instant at)
            implements EngagementEvent {}
}
