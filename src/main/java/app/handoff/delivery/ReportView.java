package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One report as it is read, with what the report before said beside each answer.
 *
 * <p>The vendor reads it without our own hours.
 *
 * @param reading whether the viewer can acknowledge it now, and {@code asking} ask a question about it
 * @param correction what was wrong with the version before, which had been read
 * @param writing whether it can still be written or changed
 * @param asksOurHours whether our own hours have no place in the report, because the vendor writes it
 * @param inParallel whether our own people still did the work in that week
 * @param sent what was sent and when; null while nothing was
 * @param files what came with the version that counts
 */
record ReportView(
        String id,
        int version,
        EngagementId engagement,
        String title,
        String vendorName,
        int week,
        LocalDate from,
        LocalDate to,
        Deadline due,
        String standingKind,
        StatusReport.Standing standing,
        boolean reading,
        boolean writing,
        boolean resumable,
        boolean asksOurHours,
        boolean inParallel,
        @Nullable OurHours ourHours,
        @Nullable Sent sent,
        @Nullable ReportContent content,
        List<AttachedFile> files,
        String healthKind,
        List<Level> levels,
        @Nullable Sentence parallelRun,
        WritingView.@Nullable LastWeek last,
        boolean asking,
        List<ReportQuestion> questions,
        @Nullable String correction,
        @Nullable ReportAcknowledgement acknowledgement,
        @Nullable ReasonedDecision skip,
        List<Version> earlier) {

    static ReportView of(
            Delivery delivery,
            StatusReport report,
            @Nullable StatusReport last,
            List<ReportVersion> versions,
            Map<ServiceLevelId, FirstAnswers> counted,
            Instant now,
            boolean ours,
            boolean manager) {
        var content = readable(report, ours);
        var before = last == null ? null : readable(last, ours);
        var standing = report.standing(now);
        boolean ended = delivery.hasEnded();
        var run = content == null ? null : content.parallelRun();
        return new ReportView(
                report.id().toString(),
                report.version(),
                report.engagement(),
                delivery.title(),
                delivery.vendorName(),
                report.week(),
                report.period().from(),
                report.period().to(),
                report.period().due(),
                ServiceLevelText.kind(standing),
                standing,
                manager && report.status() == StatusReport.Status.SUBMITTED,
                !ended && report.canBeChanged() && standing != StatusReport.Standing.SCHEDULED,
                !ended && report.status() == StatusReport.Status.SKIPPED,
                !report.submission().tellsOurHours()
                        && (delivery.reporter().side() == ReportedBy.VENDOR || report.isFromVendor())
                        && report.status() != StatusReport.Status.SKIPPED
                        && standing != StatusReport.Standing.SCHEDULED,
                delivery.isInHouse(report),
                report.ourHours(),
                Sent.of(report),
                content,
                report.attachments().of(report.submission().revision()),
                ServiceLevelText.kind(content == null ? null : content.health()),
                content == null
                        ? List.of()
                        : delivery.levels(report.period()).stream()
                                .map(level -> Level.of(
                                        LevelTrend.point(level, delivery, report),
                                        level,
                                        report,
                                        counted.get(level.id())))
                                .toList(),
                run == null
                        ? null
                        : Sentence.of(
                                "delivery.parallel.said", run.compared(), run.same(), run.vendorWrong(), run.weWrong()),
                last == null || before == null ? null : WritingView.LastWeek.of(delivery, last, before),
                manager
                        && (report.status() == StatusReport.Status.SUBMITTED
                                || report.status() == StatusReport.Status.ACKNOWLEDGED),
                report.discussion().questions(),
                versions.stream()
                        .filter(version ->
                                version.revision() == report.submission().revision())
                        .map(ReportVersion::correction)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                report.acknowledgement(),
                report.skip(),
                versions.stream()
                        .filter(version ->
                                version.revision() < report.submission().revision())
                        .map(version -> Version.of(version, delivery, report))
                        .toList());
    }

    /** Whether it was sent, and nobody has read it or asked about it yet. */
    public boolean awaitsReading() {
        return standing == StatusReport.Standing.SUBMITTED;
    }

    private static @Nullable ReportContent readable(StatusReport report, boolean ours) {
        var content = report.submission().content();
        return content == null || ours ? content : content.withoutOurHours();
    }

    record Sent(String by, Instant at, boolean late, int revision) {

        static @Nullable Sent of(StatusReport report) {
            var by = report.submittedBy();
            var at = report.submission().submittedAt();
            return by == null || at == null
                    ? null
                    : new Sent(
                            by.name(), at, report.wasLate(), report.submission().revision());
        }
    }

    /**
     * @param objections what others say it should be, beside what was reported
     * @param counted what was counted here instead; null where that is what was reported, or nothing is counted here
     * @param note why other numbers were reported
     */
    record Level(
            String name,
            Sentence result,
            Sentence expected,
            ServiceLevelText.State state,
            List<Said> objections,
            @Nullable FirstAnswers counted,
            @Nullable String note) {

        static Level of(
                LevelTrend.Point point, AgreedLevel level, StatusReport report, @Nullable FirstAnswers counted) {
            var told = report.submission().measurement(level.id()).orElse(null);
            return new Level(
                    level.name(),
                    ServiceLevelText.result(level, point),
                    ServiceLevelPhrases.agreed(level, point.expected()),
                    ServiceLevelText.state(point),
                    Said.of(report, level),
                    counted != null && counted.differFrom(told) ? counted : null,
                    told == null ? null : told.note());
        }
    }

    /** What somebody says that a level measured, with who and when. */
    record Said(String by, Instant at, Sentence result, String reason) {

        static List<Said> of(StatusReport report, AgreedLevel level) {
            return report.objections().stream()
                    .filter(objection -> objection.counted().level().equals(level.id()))
                    .map(objection -> new Said(
                            objection.by().name(),
                            objection.at(),
                            ServiceLevelText.result(
                                    level,
                                    objection.counted().resultOf(level),
                                    objection.counted().numerator(),
                                    objection.counted().denominator()),
                            objection.reason()))
                    .toList();
        }
    }

    /** What was sent before it was changed. */
    record Version(
            int revision,
            String by,
            Instant at,
            @Nullable String correction,
            ReportContent content,
            List<Sentence> levels,
            List<AttachedFile> files) {

        static Version of(ReportVersion version, Delivery delivery, StatusReport report) {
            return new Version(
                    version.revision(),
                    version.sentBy().name(),
                    version.sentAt(),
                    version.correction(),
                    version.content(),
                    delivery.levels(report.period()).stream()
                            .flatMap(level -> version
                                    .content()
                                    .measurement(level.id())
                                    .map(measured -> Sentence.of(
                                            "delivery.version.level",
                                            level.name(),
                                            ServiceLevelText.result(
                                                    level,
                                                    measured.resultOf(level),
                                                    measured.numerator(),
                                                    measured.denominator())))
                                    .stream())
                            .toList(),
                    report.attachments().of(version.revision()));
        }
    }
}
