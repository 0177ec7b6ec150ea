package app.handoff.delivery;

import app.handoff.engagement.RunningEngagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The running work, and what is signed and begins later, on one line each: health, leading level, hours of this month. Two statements for any number. */
@Component
class RunningWork implements RunningEngagements {

    private static final int WEEKS_SHOWN = 10;

    /** So many are compared to find the worst: a small business has fewer. */
    private static final int MOST_COMPARED = 100;

    private static final List<Health> WORST_FIRST =
            List.of(Health.OFF_TRACK, Health.SOME_TROUBLE, Health.NO_DATA, Health.ON_TRACK);

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;

    RunningWork(DeliveryRepository deliveries, StatusReportRepository reports) {
        this.deliveries = deliveries;
        this.reports = reports;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> running(Instant now, int limit) {
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var found = deliveries.running(today, Limit.of(Math.max(limit, MOST_COMPARED)));
        if (found.isEmpty()) {
            return List.of();
        }
        var recent = recent(found, today, now);
        return found.stream()
                .map(delivery -> row(delivery, recent.getOrDefault(delivery.id(), List.of()), today, now))
                .sorted(Comparator.comparing((Ranked ranked) -> ranked.begun() ? 0 : 1)
                        .thenComparing(
                                ranked -> WORST_FIRST.indexOf(ranked.row().health())))
                .limit(limit)
                .map(Ranked::row)
                .toList();
    }

    private Map<DeliveryId, List<StatusReport>> recent(Collection<Delivery> found, LocalDate today, Instant now) {
        return reports
                .recent(
                        found.stream().map(Delivery::id).toList(),
                        HealthAssessment.byCases(found),
                        HealthAssessment.since(now),
                        today.plusDays(RunningStage.LOOK_AHEAD_DAYS))
                .stream()
                .collect(Collectors.groupingBy(StatusReport::delivery));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, Health> health(Collection<EngagementId> engagements, Instant now) {
        var newest = new HashMap<EngagementId, Delivery>();
        if (!engagements.isEmpty()) {
            deliveries.ofEngagements(engagements).forEach(delivery -> newest.put(delivery.engagement(), delivery));
            newest.values().removeIf(Delivery::hasEnded);
        }
        if (newest.isEmpty()) {
            return Map.of();
        }
        var recent = recent(
                newest.values(), LocalDate.ofInstant(now, Tenancy.locality().zone()), now);
        return newest.values().stream()
                .collect(Collectors.toMap(
                        Delivery::engagement,
                        delivery -> health(delivery, recent.getOrDefault(delivery.id(), List.of()), now)));
    }

    private static Health health(Delivery delivery, List<StatusReport> reports, Instant now) {
        var state = HealthAssessment.of(delivery, reports, now).state();
        return state == null ? Health.NO_DATA : Health.valueOf(state.name());
    }

    private record Ranked(Row row, boolean begun) {}

    private static Ranked row(Delivery delivery, List<StatusReport> reports, LocalDate today, Instant now) {
        var latest = HealthAssessment.latest(reports, now);
        var leading = delivery.leadingOn(today);
        var points = LevelTrend.of(delivery.leading(), delivery, reports, 0).points();
        var shown = points.subList(Math.max(0, points.size() - WEEKS_SHOWN), points.size());
        var levels = new ArrayList<@Nullable BigDecimal>();
        shown.forEach(point -> levels.add(point.value()));
        var firstOfMonth = today.withDayOfMonth(1);
        var oversight = WorkedPeriod.of(delivery, reports, firstOfMonth, today).oversightHours();
        var row = new Row(
                delivery.engagement(),
                delivery.vendorName(),
                null,
                health(delivery, reports, now),
                levels,
                leading.agreed(),
                delivery.isYetToBegin(now)
                        ? Sentence.of("delivery.work.begins", delivery.starts())
                        : latest.isEmpty() || shown.isEmpty()
                                ? Sentence.of("delivery.value.noData")
                                : ServiceLevelPhrases.value(
                                        leading, shown.get(shown.size() - 1).value()),
                Sentence.of(
                        "delivery.work.level", leading.name(), ServiceLevelPhrases.agreed(leading, leading.agreed())),
                freed(delivery, reports, firstOfMonth, today),
                oversight);
        return new Ranked(row, !delivery.isYetToBegin(now));
    }

    /** Before oversight, which stands beside it. */
    private static @Nullable BigDecimal freed(
            Delivery delivery, List<StatusReport> reports, LocalDate first, LocalDate today) {
        var baseline = delivery.baselineHoursPerWeek();
        if (baseline == null || delivery.starts().isAfter(today)) {
            return null;
        }
        var freed = HoursFreed.ofWeeks(baseline, WorkedPeriod.of(delivery, reports, first, today));
        return freed.freed().add(freed.oversight()).setScale(1, RoundingMode.HALF_UP);
    }
}
