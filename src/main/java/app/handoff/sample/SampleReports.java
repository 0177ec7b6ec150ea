package app.handoff.sample;

import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Delivery;
import app.handoff.delivery.Light;
import app.handoff.delivery.Measurement;
import app.handoff.delivery.ReportContent;
import app.handoff.delivery.StatusReport;
import app.handoff.delivery.StatusReports;
import app.handoff.delivery.Transition;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the running work of the sample business report week by week. */
@Component
class SampleReports {

    private static final String WRITER = "member";

    private final Deliveries deliveries;
    private final StatusReports reports;

    SampleReports(Deliveries deliveries, StatusReports reports) {
        this.deliveries = deliveries;
        this.reports = reports;
    }

    /**
     * What one weekly report says.
     *
     * @param figures numerator and denominator of each service level
     * @param late how long after its time it was sent
     */
    record Week(
            Light light,
            List<int[]> figures,
            String done,
            @Nullable String wayBack,
            @Nullable String need,
            Duration late) {

        static Week good(String done, int[]... figures) {
            return new Week(Light.ON_TRACK, List.of(figures), done, null, null, Duration.ofHours(-2));
        }

        static Week off(String done, String wayBack, int[]... figures) {
            return new Week(Light.OFF_TRACK, List.of(figures), done, wayBack, null, Duration.ofHours(-1));
        }

        Week late(Duration by) {
            return new Week(light, figures, done, wayBack, need, by);
        }

        Week needs(String what) {
            return new Week(light, figures, done, wayBack, what, late);
        }
    }

    /**
     * All that came in so far; the transition ends as soon as its rule is met.
     *
     * @param wayBackWho who brings the work back on track when it is not
     * @param parallel hours a week of ours during the transition
     * @param oversight hours a week of ours for looking after the work
     */
    void report(
            EngagementId engagement,
            List<Week> weeks,
            Actor writer,
            String wayBackWho,
            BigDecimal parallel,
            BigDecimal oversight,
            boolean lastIsRead,
            Team team,
            SampleCalendar days) {
        var delivery = deliveries.get(engagement);
        deliveries.tick(engagement, Transition.Check.HANDED_OVER_IN_WRITING, team.jonas(), started(delivery, 2));
        deliveries.tick(engagement, Transition.Check.ACCESS_TESTED, team.jonas(), started(delivery, 3));
        var planned = deliveries.reports(delivery.id());
        for (int i = 0; i < weeks.size(); i++) {
            var report = planned.get(i);
            var week = weeks.get(i);
            var at = report.dueAt().plus(week.late());
            reports.submit(
                    report.id(),
                    report.version(),
                    content(delivery, report, week, wayBackWho, parallel, oversight),
                    WRITER,
                    writer,
                    at);
            var read = nextMonday(report, at);
            if ((i + 1 < weeks.size() || lastIsRead) && read.isBefore(days.now())) {
                reports.acknowledge(report.id(), report.version(), null, team.jonas(), read);
            }
            goLiveOnceTheRuleIsMet(delivery, planned.subList(0, i + 1), team, at.plusSeconds(600));
        }
    }

    private static Instant started(Delivery delivery, int day) {
        return SampleCalendar.at(delivery.starts().plusDays(day), "11:00");
    }

    private static Instant nextMonday(StatusReport report, Instant sent) {
        var monday = report.period().to().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var read = SampleCalendar.at(monday, "09:30");
        return read.isAfter(sent) ? read : sent.plus(Duration.ofHours(2));
    }

    private void goLiveOnceTheRuleIsMet(Delivery delivery, List<StatusReport> sent, Team team, Instant at) {
        if (delivery.phase() == Delivery.Phase.TRANSITION
                && sent.size() >= delivery.transition().weeks()
                && delivery.transition().exitRule(sent, at).isMet()) {
            deliveries.tick(delivery.engagement(), Transition.Check.IN_HOUSE_RELEASED, team.jonas(), at);
            deliveries.goLive(delivery.engagement(), team.owner(), at.plusSeconds(300));
        }
    }

    private static ReportContent content(
            Delivery delivery,
            StatusReport report,
            Week week,
            String wayBackWho,
            BigDecimal parallel,
            BigDecimal oversight) {
        var measured = new ArrayList<Measurement>();
        for (int i = 0; i < week.figures().size(); i++) {
            var figure = week.figures().get(i);
            measured.add(new Measurement(
                    delivery.levels().get(i).id(), BigDecimal.valueOf(figure[0]), BigDecimal.valueOf(figure[1])));
        }
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        LocalDate until = report.period().to().plusDays(6);
        return new ReportContent(
                week.light(),
                week.wayBack(),
                week.wayBack() == null ? null : wayBackWho,
                week.wayBack() == null ? null : until,
                measured,
                null,
                transition ? parallel : null,
                oversight,
                null,
                week.done(),
                null,
                week.need(),
                week.need() == null ? null : Team.JONAS);
    }
}
