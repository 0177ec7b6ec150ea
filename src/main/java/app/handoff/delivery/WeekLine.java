package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of the table of weeks. */
record WeekLine(
        int week,
        LocalDate from,
        LocalDate to,
        String href,
        StatusReport.Standing standing,
        String standingKind,
        @Nullable Health health,
        String healthKind,
        @Nullable Sentence level,
        @Nullable Sentence expected,
        ServiceLevelText.@Nullable State state,
        @Nullable BigDecimal hours) {

    static WeekLine of(Delivery delivery, StatusReport report, AgreedLevel level, Instant now) {
        var content = report.submission().content();
        var standing = report.standing(now);
        var point = content == null ? null : LevelTrend.point(level, delivery, report);
        return new WeekLine(
                report.week(),
                report.period().from(),
                report.period().to(),
                "/reports/" + report.id(),
                standing,
                ServiceLevelText.kind(standing),
                content == null ? null : content.health(),
                ServiceLevelText.kind(content == null ? null : content.health()),
                point == null ? null : ServiceLevelText.result(level, point),
                point == null ? null : ServiceLevelPhrases.value(level, point.expected()),
                point == null ? null : ServiceLevelText.state(point),
                content == null ? null : report.oversightHours().add(report.parallelHours()));
    }

    /** Whether the week still needs somebody: to write its report, to read it or to answer about it. */
    boolean isOpen() {
        return switch (standing) {
            case DUE, LATE, MISSED, SUBMITTED, QUERIED -> true;
            case SCHEDULED, ACKNOWLEDGED, SKIPPED -> false;
        };
    }
}
