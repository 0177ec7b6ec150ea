package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days of running work, by what is known of them.
 *
 * @param days all, those before the work began and after it ended left out
 * @param inHouseDays of those, before our own people were released: all is still done in-house
 * @param unreportedDays of those after it, without a report and not skipped
 * @param parallelHours ours, as entered for weeks before the release
 * @param parallelHoursAfterwards ours, as entered for weeks after it
 * @param weeksWithoutOurHours weeks before the release for which nobody entered our hours in parallel
 * @param assumedHours what the task took before in those weeks: it is counted as still done in-house
 * @param oversightHours ours, spent on looking after the work
 */
public record WorkedPeriod(
        int days,
        int inHouseDays,
        int unreportedDays,
        BigDecimal parallelHours,
        BigDecimal parallelHoursAfterwards,
        int weeksWithoutOurHours,
        BigDecimal assumedHours,
        BigDecimal oversightHours) {

    private static final BigDecimal DAYS_OF_A_WEEK = BigDecimal.valueOf(7);

    /** @param reports of this work, at least those that touch the period */
    public static WorkedPeriod of(Delivery delivery, List<StatusReport> reports, LocalDate first, LocalDate last) {
        var from = later(first, delivery.starts());
        var to = earlier(last, delivery.lastDay());
        var released = delivery.releasedOn().orElse(LocalDate.MAX);
        int days = days(from, to);
        int inHouse = released.isAfter(to) ? days : days(from, released.minusDays(1));
        var freeFrom = released.isAfter(to) ? to.plusDays(1) : later(from, released);
        int told = reports.stream()
                .filter(WorkedPeriod::isTold)
                .mapToInt(report -> days(
                        later(freeFrom, report.period().from()),
                        earlier(to, report.period().to())))
                .sum();
        var within = reports.stream()
                .filter(report -> !report.period().to().isBefore(from)
                        && !report.period().to().isAfter(to))
                .toList();
        var before = within.stream()
                .filter(report -> report.period().to().isBefore(released))
                .toList();
        var unknown = before.stream()
                .filter(report -> report.status() != StatusReport.Status.SKIPPED)
                .filter(report -> report.parallelHoursEntered().isEmpty())
                .toList();
        return new WorkedPeriod(
                days,
                inHouse,
                days - inHouse - told,
                parallel(before.stream()),
                parallel(within.stream().filter(report -> !report.period().to().isBefore(released))),
                unknown.size(),
                baselineOf(delivery, unknown),
                within.stream().map(StatusReport::oversightHours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static boolean isTold(StatusReport report) {
        return report.isIn() || report.status() == StatusReport.Status.SKIPPED;
    }

    private static BigDecimal parallel(Stream<StatusReport> reports) {
        return reports.map(StatusReport::parallelHours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal baselineOf(Delivery delivery, List<StatusReport> weeks) {
        var perWeek = delivery.baselineHoursPerWeek();
        if (perWeek == null) {
            return BigDecimal.ZERO;
        }
        int days = weeks.stream()
                .mapToInt(week -> days(week.period().from(), week.period().to()))
                .sum();
        return perWeek.multiply(BigDecimal.valueOf(days)).divide(DAYS_OF_A_WEEK, 2, RoundingMode.HALF_UP);
    }

    /** What oversight the days without a report would have taken, at the pace of the others. */
    public BigDecimal oversightOfUnreportedDays() {
        int told = days - unreportedDays;
        return told == 0
                ? BigDecimal.ZERO
                : oversightHours
                        .multiply(BigDecimal.valueOf(unreportedDays))
                        .divide(BigDecimal.valueOf(told), 2, RoundingMode.HALF_UP);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
