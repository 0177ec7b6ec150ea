package app.handoff.delivery;

import app.handoff.shared.Tenancy;
import app.handoff.shared.Text;
import app.handoff.shared.stage.RunningEngagements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The running work, and what is signed and begins later, on one line each: light, leading level, hours of this month. Three statements for any number. */
@Component
class RunningWork implements RunningEngagements {

    private static final int WEEKS_SHOWN = 10;
    private static final BigDecimal DAYS_OF_A_WEEK = BigDecimal.valueOf(7);

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
        var ids = deliveries.runningWorstFirst(today, limit).stream()
                .map(DeliveryId::new)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = deliveries.findAll(ids).stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        var recent = reports.recent(ids, now.minus(RunningStage.LOOK_BACK), today).stream()
                .collect(Collectors.groupingBy(StatusReport::delivery));
        return ids.stream()
                .map(id -> row(found.get(id), recent.getOrDefault(id, List.of()), today, now))
                .toList();
    }

    private static Row row(Delivery delivery, List<StatusReport> reports, LocalDate today, Instant now) {
        var latest = StatusReport.latest(reports, now);
        var points = LevelTrend.of(delivery.leading(), delivery, reports, 0).points();
        var shown = points.subList(Math.max(0, points.size() - WEEKS_SHOWN), points.size());
        var levels = new ArrayList<@Nullable BigDecimal>();
        shown.forEach(point -> levels.add(point.value()));
        var thisMonth = reports.stream()
                .filter(StatusReport::isIn)
                .filter(report -> !report.periodTo().isBefore(today.withDayOfMonth(1)))
                .toList();
        return new Row(
                delivery.engagement(),
                delivery.vendorName(),
                null,
                latest.map(StatusReport::content)
                        .map(content -> Light.valueOf(content.light().name()))
                        .orElse(Light.NO_DATA),
                levels,
                delivery.leading().agreed(),
                delivery.isYetToBegin(now)
                        ? Text.of("delivery.work.begins", delivery.starts())
                        : latest.isEmpty() || shown.isEmpty()
                                ? Text.of("delivery.value.noData")
                                : LevelWords.value(
                                        delivery.leading(),
                                        shown.get(shown.size() - 1).value()),
                Text.of(
                        "delivery.work.level",
                        delivery.leading().name(),
                        LevelWords.agreed(delivery.leading(), delivery.leading().agreed())),
                freed(delivery, thisMonth, today),
                thisMonth.stream().map(StatusReport::oversightHours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static @Nullable BigDecimal freed(Delivery delivery, List<StatusReport> thisMonth, LocalDate today) {
        var baseline = delivery.baselineHoursPerWeek();
        if (baseline == null || delivery.starts().isAfter(today)) {
            return null;
        }
        var first = today.withDayOfMonth(1);
        var since = delivery.starts().isAfter(first) ? delivery.starts() : first;
        long days = ChronoUnit.DAYS.between(since, today) + 1;
        return baseline.multiply(BigDecimal.valueOf(days))
                .divide(DAYS_OF_A_WEEK, 1, RoundingMode.HALF_UP)
                .subtract(thisMonth.stream().map(StatusReport::parallelHours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
