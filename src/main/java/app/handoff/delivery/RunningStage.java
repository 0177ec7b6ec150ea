package app.handoff.delivery;

import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Fact;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the running work of engagements stands: four statements, however many are asked for. */
@Component
class RunningStage implements StageReporter {

    static final int LOOK_AHEAD_DAYS = 14;
    private static final int MOST_MISSES = 500;

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;
    private final ShareLinks links;
    private final BreachRepository breaches;

    RunningStage(
            DeliveryRepository deliveries,
            StatusReportRepository reports,
            ShareLinks links,
            BreachRepository breaches) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.links = links;
        this.breaches = breaches;
    }

    @Override
    public Stage stage() {
        return Stage.RUNNING;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now) {
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var found = deliveries.ofEngagements(engagements);
        if (found.isEmpty()) {
            return Map.of();
        }
        var recent = reports
                .recent(
                        found.stream().map(Delivery::id).toList(),
                        HealthAssessment.byCases(found),
                        HealthAssessment.since(now),
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(LOOK_AHEAD_DAYS))
                .stream()
                .collect(Collectors.groupingBy(StatusReport::delivery));
        var withLink =
                links.open(found.stream().map(delivery -> delivery.id().id()).toList(), LinkPurpose.REPORT, now);
        var misses = new HashMap<EngagementId, BreachThatWaits>();
        breaches.waiting(
                        engagements,
                        now,
                        LocalDate.ofInstant(now, Tenancy.locality().zone()),
                        Limit.of(MOST_MISSES))
                .forEach(miss -> misses.putIfAbsent(miss.engagement(), miss));
        var told = new HashMap<EngagementId, StageReport>();
        // In the order in which they began: the newest delivery of an engagement is the one that counts.
        found.forEach(delivery -> told.put(
                delivery.engagement(),
                report(
                        delivery,
                        recent.getOrDefault(delivery.id(), List.of()),
                        withLink.contains(delivery.id().id()),
                        misses.get(delivery.engagement()),
                        now)));
        return told;
    }

    private static StageReport report(
            Delivery delivery,
            List<StatusReport> reports,
            boolean linkOpen,
            @Nullable BreachThatWaits miss,
            Instant now) {
        boolean ended = delivery.phase() == Delivery.Phase.ENDED;
        var next = NextAction.of(delivery, reports, linkOpen, miss, now);
        return new StageReport(
                ended ? State.DONE : State.CURRENT,
                fact(delivery, reports, now),
                ended ? null : badge(delivery, reports, now),
                steps(delivery, reports, now),
                next.step(),
                next.quiet(),
                facts(delivery, reports));
    }

    private static Sentence fact(Delivery delivery, List<StatusReport> reports, Instant now) {
        if (delivery.isYetToBegin(now)) {
            return Sentence.of("delivery.stage.begins", delivery.starts());
        }
        return switch (delivery.phase()) {
            case TRANSITION ->
                Sentence.of(
                        "delivery.stage.transition",
                        week(reports, now),
                        delivery.transition().weeks());
            case LIVE -> Sentence.of("delivery.stage.live", week(reports, now));
            case ENDED -> Sentence.of("delivery.stage.ended");
        };
    }

    private static int week(List<StatusReport> reports, Instant now) {
        return reports.stream()
                .filter(report -> !report.period().opensAt().isAfter(now))
                .mapToInt(StatusReport::week)
                .max()
                .orElse(1);
    }

    private static Badge badge(Delivery delivery, List<StatusReport> reports, Instant now) {
        if (delivery.isYetToBegin(now)) {
            return new Badge(Badge.Kind.IDLE, Sentence.of("delivery.badge.notBegun"));
        }
        var health = HealthAssessment.of(delivery, reports, now);
        return new Badge(kind(health.state()), health.words());
    }

    private static Badge.Kind kind(@Nullable Health health) {
        if (health == null) {
            return Badge.Kind.IDLE;
        }
        return switch (health) {
            case ON_TRACK -> Badge.Kind.GOOD;
            case SOME_TROUBLE -> Badge.Kind.WAIT;
            case OFF_TRACK -> Badge.Kind.BAD;
        };
    }

    private static List<Step> steps(Delivery delivery, List<StatusReport> reports, Instant now) {
        var running = "/engagements/" + delivery.engagement() + "/running";
        var steps = new ArrayList<Step>();
        steps.add(
                delivery.isYetToBegin(now)
                        ? new Step(
                                Sentence.of("delivery.steps.reports"),
                                Sentence.of("delivery.steps.reports.first", delivery.firstReportDue()),
                                Step.Progress.CANNOT_START,
                                null)
                        : reading(delivery, reports, now, running));
        if (delivery.transition().weeks() > 0) {
            var rule = delivery.transition().exitRule(reports, now);
            boolean over = delivery.phase() != Delivery.Phase.TRANSITION;
            steps.add(new Step(
                    Sentence.of("delivery.steps.rule"),
                    over ? null : missing(rule),
                    over || rule.isMet() ? Step.Progress.DONE : Step.Progress.IN_PROGRESS,
                    running));
            boolean released = delivery.transition()
                    .done(Transition.Check.IN_HOUSE_RELEASED)
                    .isPresent();
            steps.add(new Step(
                    Sentence.of("delivery.steps.checks"),
                    null,
                    over || released ? Step.Progress.DONE : Step.Progress.IN_PROGRESS,
                    running));
            steps.add(
                    over
                            ? new Step(Sentence.of("delivery.steps.live"), null, Step.Progress.DONE, running)
                            : released && rule.isMet()
                                    ? new Step(
                                            Sentence.of("delivery.steps.live"), null, Step.Progress.YOUR_TURN, running)
                                    : new Step(
                                            Sentence.of("delivery.steps.live"),
                                            Sentence.of("delivery.steps.live.later"),
                                            Step.Progress.CANNOT_START,
                                            null));
        }
        return steps;
    }

    private static Step reading(Delivery delivery, List<StatusReport> reports, Instant now, String running) {
        long unread = reports.stream()
                .filter(report -> report.status() == StatusReport.Status.SUBMITTED)
                .count();
        long late = reports.stream()
                .filter(report -> report.standing(now) == StatusReport.Standing.LATE
                        || report.standing(now) == StatusReport.Standing.MISSED)
                .count();
        boolean ended = delivery.phase() == Delivery.Phase.ENDED;
        return new Step(
                Sentence.of("delivery.steps.reports"),
                late > 0
                        ? Sentence.of("delivery.steps.reports.late", late)
                        : Sentence.of("delivery.steps.reports.unread", unread),
                ended
                        ? Step.Progress.DONE
                        : late > 0
                                ? Step.Progress.PROBLEM
                                : unread > 0 ? Step.Progress.YOUR_TURN : Step.Progress.IN_PROGRESS,
                running);
    }

    private static List<Fact> facts(Delivery delivery, List<StatusReport> reports) {
        var facts = new ArrayList<Fact>();
        var trend = LevelTrend.of(delivery.leading(), delivery, reports, 0);
        facts.add(new Fact(
                Sentence.of("delivery.facts.level", trend.level().name()),
                trend.last()
                        .filter(LevelTrend.Point::isMeasured)
                        .map(point -> ServiceLevelPhrases.value(trend.level(), point.value()))
                        .orElse(Sentence.of("delivery.value.noData")),
                Sentence.of(
                        "delivery.facts.agreed",
                        ServiceLevelPhrases.agreed(trend.level(), trend.level().agreed())),
                false));
        return facts;
    }

    private static Sentence missing(ExitRule rule) {
        return rule.heldUpBy()
                .map(level -> Sentence.of("delivery.exit.unmeasuredOf", level.name()))
                .orElseGet(() ->
                        Sentence.of("delivery.exit.progress", Math.min(rule.inARow(), rule.needed()), rule.needed()));
    }
}
