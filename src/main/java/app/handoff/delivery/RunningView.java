package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.engagement.NextStep;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the work of one engagement runs, decided from its reports; a part whose data is missing is not there. */
record RunningView(
        EngagementId engagement,
        String title,
        String vendorName,
        boolean manager,
        Delivery.Phase phase,
        ServiceLevelText.State badge,
        @Nullable Sentence measured,
        Step next,
        @Nullable LevelTrendView glide,
        @Nullable ExitView exit,
        @Nullable Trouble trouble,
        ReportWeeks weeks,
        @Nullable ParallelWeeks parallel,
        List<LevelLine> levels,
        List<BreachLine> breaches,
        List<Missing> missing,
        List<Missing> ourHours,
        TimeZoneOverlapView night,
        @Nullable OversightMeter meter,
        Reporting reporting,
        @Nullable Ending ending) {

    /** @param hourly what an hour of ours cost before; null where nobody knew, or the transition is over */
    static RunningView of(
            Delivery delivery,
            List<StatusReport> reports,
            List<LevelTrend> trends,
            @Nullable LocalDate since,
            List<Breach> breaches,
            NextAction next,
            @Nullable NextStep elsewhere,
            boolean linkOpen,
            boolean manager,
            @Nullable Money hourly,
            Format format,
            Instant now) {
        var zone = format.zone();
        var begun = reports.stream()
                .filter(report -> report.standing(now) != StatusReport.Standing.SCHEDULED)
                .toList();
        var exitRule = delivery.transition().exitRule(reports, now);
        var health = HealthAssessment.of(delivery, reports, now);
        var leading = trends.get(0);
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        return new RunningView(
                delivery.engagement(),
                delivery.title(),
                delivery.vendorName(),
                manager,
                delivery.phase(),
                badge(delivery, health, now),
                delivery.hasEnded() ? null : health.why(),
                Step.of(next, elsewhere, manager),
                transition || begun.stream().anyMatch(StatusReport::isIn)
                        ? LevelTrendView.of(delivery, leading, format)
                        : null,
                transition ? ExitView.of(delivery, exitRule, manager, now) : null,
                transition && manager && !exitRule.isMet()
                        ? Trouble.of(delivery, leading, ParallelWeeks.of(begun), hourly, now, zone)
                        : null,
                ReportWeeks.of(
                        begun.stream()
                                .map(report -> WeekLine.of(delivery, report, leading.level(), now))
                                .toList(),
                        delivery.transition().weeks()),
                ParallelWeeks.of(begun),
                trends.stream().map(trend -> LevelLine.of(trend, since, format)).toList(),
                ShownWeeks.misses(breaches)
                        .map(breach -> BreachLine.of(breach, delivery, reports, manager))
                        .toList(),
                delivery.hasEnded()
                        ? List.of()
                        : begun.stream()
                                .filter(report -> report.standing(now) == StatusReport.Standing.LATE
                                        || report.standing(now) == StatusReport.Standing.MISSED)
                                .sorted(Comparator.comparingInt(StatusReport::week)
                                        .reversed())
                                .map(report -> new Missing(
                                        report.week(),
                                        report.standing(now),
                                        Sentence.of(
                                                "delivery.missing.due",
                                                report.period().due()),
                                        "/reports/" + report.id() + "/writing"))
                                .toList(),
                delivery.reporter().side() == ReportedBy.STAFF || delivery.hasEnded()
                        ? List.of()
                        : begun.stream()
                                .filter(report -> delivery.isInHouse(report) && now.isAfter(report.dueAt()))
                                .filter(report -> report.status() != StatusReport.Status.SKIPPED)
                                .filter(report -> report.parallelHoursEntered().isEmpty())
                                .sorted(Comparator.comparingInt(StatusReport::week)
                                        .reversed())
                                .map(report -> new Missing(
                                        report.week(),
                                        report.standing(now),
                                        Sentence.of(
                                                "delivery.days",
                                                report.period().from(),
                                                report.period().to()),
                                        "/reports/" + report.id() + "#our-hours"))
                                .toList(),
                TimeZoneOverlapView.of(delivery, zone, now, format),
                OversightMeter.of(delivery, begun, format),
                new Reporting(
                        delivery.reporter().side(),
                        delivery.reporter().name(),
                        delivery.reporter().email(),
                        Sentence.of(
                                "delivery.reporting.when",
                                Sentence.of("delivery.weekday."
                                        + delivery.schedule().day()),
                                delivery.schedule().time(),
                                delivery.schedule().zone()),
                        linkOpen),
                Ending.of(delivery));
    }

    public boolean isRunning() {
        return phase != Delivery.Phase.ENDED;
    }

    /** Whether the reader may change what each week of the transition is expected to reach. */
    public boolean mayChangePath() {
        return manager && glide != null && glide.onPath();
    }

    private static ServiceLevelText.State badge(Delivery delivery, HealthAssessment health, Instant now) {
        if (delivery.hasEnded()) {
            return new ServiceLevelText.State("idle", Sentence.of("delivery.badge.ended"));
        }
        if (delivery.isYetToBegin(now)) {
            return new ServiceLevelText.State("idle", Sentence.of("delivery.badge.notBegun"));
        }
        return new ServiceLevelText.State(ServiceLevelText.kind(health.state()), health.words());
    }

    /** The one thing to do next; without a button when nothing needs this person. */
    record Step(
            Sentence title,
            @Nullable Sentence reason,
            @Nullable String href,
            @Nullable Sentence button,
            boolean post) {

        /** @param elsewhere the next step of another stage, where the running work itself needs nobody */
        static Step of(NextAction next, @Nullable NextStep elsewhere, boolean manager) {
            var step = next.step() == null ? elsewhere : next.step();
            if (step == null) {
                return new Step(
                        next.quiet() == null ? Sentence.of("delivery.step.over") : next.quiet(),
                        next.reason(),
                        null,
                        null,
                        false);
            }
            boolean may = manager || step.least() == Role.STAFF;
            var reason = step.due() == null
                    ? step.reason()
                    : Sentence.of("delivery.step.withDue", step.due(), step.reason());
            return new Step(
                    Sentence.of("delivery.step.next", step.title()),
                    reason,
                    !may ? null : next.act() != null ? next.act() : step.href(),
                    may ? step.button() : null,
                    next.act() != null);
        }
    }

    /** What can be done when the transition does not get better. */
    record Trouble(
            Sentence why,
            @Nullable String remedy,
            boolean mayEnd,
            @Nullable Sentence cost) {

        private static final int WEEKS_UNDER = 2;

        static @Nullable Trouble of(
                Delivery delivery,
                LevelTrend leading,
                @Nullable ParallelWeeks parallel,
                @Nullable Money hourly,
                Instant now,
                ZoneId zone) {
            var measured = leading.points().stream()
                    .filter(LevelTrend.Point::isMeasured)
                    .toList();
            int under = 0;
            for (var point : measured) {
                under = point.asExpected() ? 0 : under + 1;
            }
            var remedy = delivery.remedy();
            var cost = parallel == null
                            || hourly == null
                            || hourly.isZero()
                            || parallel.hours().signum() == 0
                    ? null
                    : Sentence.of(
                            "delivery.trouble.cost",
                            Sentence.of("delivery.trouble.hours", parallel.hours()),
                            hourly.times(parallel.hours()).payable());
            if (LocalDate.ofInstant(now, zone).isAfter(delivery.transition().ends())) {
                return new Trouble(
                        Sentence.of(
                                "delivery.trouble.endPassed",
                                delivery.transition().ends()),
                        remedy,
                        true,
                        cost);
            }
            return under >= WEEKS_UNDER
                    ? new Trouble(Sentence.of("delivery.trouble.under", under), remedy, false, cost)
                    : null;
        }
    }

    record BreachLine(
            int week,
            String level,
            Sentence value,
            Sentence agreed,
            @Nullable Sentence minimum,
            List<ReportView.Said> objections,
            @Nullable String remedy,
            Breach.Status status,
            String href) {

        static BreachLine of(Breach breach, Delivery delivery, List<StatusReport> reports, boolean manager) {
            var level = breach.heldTo(delivery);
            return new BreachLine(
                    breach.week(),
                    level.name(),
                    ServiceLevelPhrases.value(level, breach.value()),
                    ServiceLevelPhrases.missed(level, breach.value()),
                    level.asked().isBeyondMinimum(breach.value())
                            ? ServiceLevelPhrases.beyond(level, breach.value())
                            : null,
                    reports.stream()
                            .filter(report -> report.id().equals(breach.report()))
                            .flatMap(report -> ReportView.Said.of(report, level).stream())
                            .toList(),
                    delivery.remedy(),
                    breach.status(),
                    manager
                            ? "/engagements/" + breach.engagement() + "/running/breaches/" + breach.id()
                            : "/reports/" + breach.report());
        }
    }

    record Missing(int week, StatusReport.Standing standing, Sentence due, String href) {}

    record Reporting(
            ReportedBy side,
            @Nullable String name,
            @Nullable String email,
            Sentence when,
            boolean linkOpen) {}

    /** How the transition or the work ended, for the record. */
    record Ending(Sentence text) {

        static @Nullable Ending of(Delivery delivery) {
            var ended = delivery.ended();
            if (ended != null) {
                return new Ending(
                        Sentence.of("delivery.ending.ended", ended.by().name(), ended.at(), ended.reason()));
            }
            var live = delivery.wentLive();
            if (live == null || delivery.transition().weeks() == 0) {
                return null;
            }
            return new Ending(
                    live.reason() == null
                            ? Sentence.of("delivery.ending.live", live.by().name(), live.at())
                            : Sentence.of("delivery.ending.early", live.by().name(), live.at(), live.reason()));
        }
    }
}
