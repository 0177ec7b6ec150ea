package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was sent of a report, and when; a changed one takes the place of the one before. */
@Embeddable
class ReportSubmission {

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReportContent content;

    private @Nullable Instant firstSubmittedAt;
    private @Nullable Instant submittedAt;

    private int revision;

    protected ReportSubmission() {}

    void replace(ReportContent written, Instant now) {
        content = written;
        submittedAt = now;
        if (firstSubmittedAt == null) {
            firstSubmittedAt = now;
        }
        revision++;
    }

    /** Whether it was first sent after this time. */
    boolean wasAfter(Instant time) {
        return firstSubmittedAt != null && firstSubmittedAt.isAfter(time);
    }

    public @Nullable ReportContent content() {
        return content;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable Instant firstSubmittedAt() {
        return firstSubmittedAt;
    }

    /** How often it was sent; 0 as long as nothing was. */
    public int revision() {
        return revision;
    }

    /** Whether one of us wrote our hours into the report itself. */
    public boolean tellsOurHours() {
        return content != null && content.tellsOurHours();
    }

    Optional<BigDecimal> oversightHours() {
        return Optional.ofNullable(content).map(ReportContent::oversightHours);
    }

    Optional<BigDecimal> parallelHours() {
        return Optional.ofNullable(content).map(ReportContent::parallelHours);
    }

    public Optional<Measurement> measurement(ServiceLevelId level) {
        return Optional.ofNullable(content).flatMap(said -> said.measurement(level));
    }

    public Result resultOf(AgreedLevel level) {
        return measurement(level.id()).map(measured -> measured.resultOf(level)).orElse(Result.NO_DATA);
    }

    public record Submitted(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            int revision,
            boolean late,
            boolean needsSomething,
            Actor by,
            Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return revision > 1
                    ? "activity.ReportSubmission.Submitted.again"
                    : late ? "activity.ReportSubmission.Submitted.late" : "activity.ReportSubmission.Submitted";
        }

        @Override
        public Object[] words() {
            return new Object[] {week};
        }
    }
}
