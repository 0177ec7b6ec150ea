package app.handoff.delivery;

import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the running work of the sample business report week by week. */
@Component
class SampleReports implements SampleActs {

    private static final String WRITER = "member";
    private static final LocalTime CHECKED = LocalTime.of(11, 0);
    private static final LocalTime READ = LocalTime.of(9, 30);

    private final Deliveries deliveries;
    private final StatusReports reports;

    SampleReports(Deliveries deliveries, StatusReports reports) {
        this.deliveries = deliveries;
        this.reports = reports;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(SampleAct.inTheOffice("weekly reports", ReportFacts.class, this::report));
    }

    /** All that came in so far; the transition ends as soon as its rule is met. */
    private void report(ReportFacts facts, Scene scene) {
        var delivery = deliveries.get(scene.engagement());
        var reader = scene.person(facts.readBy());
        deliveries.tick(
                scene.engagement(),
                Transition.Check.HANDED_OVER_IN_WRITING,
                reader,
                on(delivery.starts().plusDays(2), CHECKED));
        deliveries.tick(
                scene.engagement(),
                Transition.Check.ACCESS_TESTED,
                reader,
                on(delivery.starts().plusDays(3), CHECKED));
        var planned = deliveries.reports(delivery.id());
        for (int i = 0; i < facts.weeks().size(); i++) {
            var report = planned.get(i);
            var week = facts.weeks().get(i);
            var at = report.dueAt().plus(Duration.ofHours(week.hoursAfterDue()));
            reports.submit(
                    report.id(), report.version(), content(delivery, report, week, facts), WRITER, scene.by(), at);
            var read = nextMonday(report, at);
            if ((i + 1 < facts.weeks().size() || facts.lastIsRead()) && read.isBefore(scene.now())) {
                reports.acknowledge(report.id(), report.version(), null, reader, read);
            }
            goLiveOnceTheRuleIsMet(delivery, planned.subList(0, i + 1), facts, scene, at.plusSeconds(600));
        }
    }

    private static Instant nextMonday(StatusReport report, Instant sent) {
        var read = on(report.period().to().with(TemporalAdjusters.next(DayOfWeek.MONDAY)), READ);
        return read.isAfter(sent) ? read : sent.plus(Duration.ofHours(2));
    }

    private static Instant on(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Tenancy.locality().zone()).toInstant();
    }

    private void goLiveOnceTheRuleIsMet(
            Delivery delivery, List<StatusReport> sent, ReportFacts facts, Scene scene, Instant at) {
        if (delivery.phase() == Delivery.Phase.TRANSITION
                && sent.size() >= delivery.transition().weeks()
                && delivery.transition().exitRule(sent, at).isMet()) {
            var engagement = delivery.engagement();
            deliveries.tick(engagement, Transition.Check.IN_HOUSE_RELEASED, scene.person(facts.readBy()), at);
            deliveries.goLive(engagement, scene.person(facts.releasedBy()), at.plusSeconds(300));
        }
    }

    private static ReportContent content(Delivery delivery, StatusReport report, Week week, ReportFacts facts) {
        var measured = new ArrayList<Measurement>();
        for (int i = 0; i < week.figures().size(); i++) {
            var figure = week.figures().get(i);
            measured.add(new Measurement(delivery.levels().get(i).id(), figure.reached(), figure.of()));
        }
        return new ReportContent(
                week.health(),
                week.recoveryPlan() == null
                        ? null
                        : new RecoveryPlan(
                                week.recoveryPlan(),
                                facts.recoveryOwner(),
                                report.period().to().plusDays(6)),
                measured,
                null,
                delivery.phase() == Delivery.Phase.TRANSITION ? facts.parallelHours() : null,
                facts.oversightHours(),
                null,
                week.done(),
                null,
                week.need(),
                week.need() == null ? null : facts.needFrom());
    }

    /**
     * @param recoveryOwner who brings the work back on track when it is not
     * @param needFrom from whom the writer needs something, in a week that says what
     * @param parallelHours hours a week of ours during the transition
     * @param oversightHours hours a week of ours for looking after the work
     * @param readBy who ticks the checks of the transition and reads the reports
     * @param lastIsRead whether the newest is read already
     * @param releasedBy who lets the transition end
     */
    private record ReportFacts(
            List<Week> weeks,
            String recoveryOwner,
            String needFrom,
            BigDecimal parallelHours,
            BigDecimal oversightHours,
            String readBy,
            boolean lastIsRead,
            String releasedBy) {}

    /**
     * What one weekly report says.
     *
     * @param figures one for each service level
     * @param hoursAfterDue how long after its time it was sent; negative before
     */
    private record Week(
            Health health,
            List<Figure> figures,
            String done,
            @Nullable String recoveryPlan,
            @Nullable String need,
            int hoursAfterDue) {}

    private record Figure(BigDecimal reached, BigDecimal of) {}
}
