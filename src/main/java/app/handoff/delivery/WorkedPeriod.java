package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of running work, by what is known of them. Hours of a week that the period cuts are counted by its days, so that periods
 * one after the other come to the hours of the whole.
 *
 * @param days all, those before the work began and after it ended left out
 * @param inHouseDays of those, before our own people were released: all is still done in-house
 * @param unreportedDays of those after it, without a report and not skipped
 * @param parallelHours ours, as entered for weeks before the release
 * @param parallelHoursAfterwards ours, as entered for weeks after it
 * @param weeksWithoutOurHours weeks before the release for which nobody entered our hours in parallel
 * @param assumedHours what the task took before in those weeks: it is counted as still done in-house
 * @param oversightHours ours, spent on looking after the work
 * @param weeks from which all this comes, the first one first
 */
public record WorkedPeriod(
        int days,
        int inHouseDays,
        int unreportedDays,
        BigDecimal parallelHours,
        BigDecimal parallelHoursAfterwards,
        int weeksWithoutOurHours,
        BigDecimal assumedHours,
        BigDecimal oversightHours,
        List<WorkedWeek> weeks) {

    private static final BigDecimal DAYS_OF_A_WEEK = BigDecimal.valueOf(7);
    private static final int HOURS_SCALE = 2;

    public WorkedPeriod {
        weeks = List.copyOf(weeks);
    }

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
        var weeks = new ArrayList<WorkedWeek>();
        var before = BigDecimal.ZERO;
        var afterwards = BigDecimal.ZERO;
        int withoutOurs = 0;
        for (var report : reports) {
            var week = week(delivery, report, from, to, released);
            if (week == null) {
                continue;
            }
            weeks.add(week);
            var parallel = week.parallel();
            if (isBefore(delivery, report, released)) {
                before = parallel == null ? before : before.add(parallel);
                withoutOurs += parallel == null && week.told() != WorkedWeek.Told.SKIPPED ? 1 : 0;
            } else {
                afterwards = parallel == null ? afterwards : afterwards.add(parallel);
            }
        }
        return new WorkedPeriod(
                days,
                inHouse,
                days - inHouse - told,
                before,
                afterwards,
                withoutOurs,
                weeks.stream().map(WorkedWeek::assumed).reduce(BigDecimal.ZERO, BigDecimal::add),
                weeks.stream().map(WorkedWeek::oversight).reduce(BigDecimal.ZERO, BigDecimal::add),
                weeks);
    }

    private static @Nullable WorkedWeek week(
            Delivery delivery, StatusReport report, LocalDate from, LocalDate to, LocalDate released) {
        var begins = later(report.period().from(), delivery.starts());
        var ends = lastDay(delivery, report);
        var counted = later(begins, from);
        var until = earlier(ends, to);
        int days = days(counted, until);
        if (days == 0) {
            return null;
        }
        int ofDays = days(begins, ends);
        var told = report.isIn()
                ? WorkedWeek.Told.REPORTED
                : report.status() == StatusReport.Status.SKIPPED ? WorkedWeek.Told.SKIPPED : WorkedWeek.Told.MISSING;
        var parallel = report.parallelHoursEntered();
        boolean assumed = parallel.isEmpty()
                && told != WorkedWeek.Told.SKIPPED
                && isBefore(delivery, report, released)
                && delivery.baselineHoursPerWeek() != null;
        return new WorkedWeek(
                report.week(),
                counted,
                until,
                days,
                ofDays,
                told,
                parallel.map(hours -> part(hours, days, ofDays)).orElse(null),
                assumed ? assumed(delivery.baselineHoursPerWeek(), days) : BigDecimal.ZERO,
                part(report.oversightHours(), days, ofDays));
    }

    /** The last day of a week on which there was work: a week may go on when the contract has ended. */
    static LocalDate lastDay(Delivery delivery, StatusReport report) {
        return earlier(report.period().to(), delivery.lastDay());
    }

    private static boolean isBefore(Delivery delivery, StatusReport report, LocalDate released) {
        return lastDay(delivery, report).isBefore(released);
    }

    private static boolean isTold(StatusReport report) {
        return report.isIn() || report.status() == StatusReport.Status.SKIPPED;
    }

    private static BigDecimal part(BigDecimal hours, int days, int ofDays) {
        return days == ofDays
                ? hours
                : hours.multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(ofDays), HOURS_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal assumed(@Nullable BigDecimal perWeek, int days) {
        return Optional.ofNullable(perWeek)
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(days))
                .divide(DAYS_OF_A_WEEK, HOURS_SCALE, RoundingMode.HALF_UP);
    }

    /** Our hours of work in parallel, entered or assumed, which the transition costs. */
    public BigDecimal inParallel() {
        return parallelHours.add(parallelHoursAfterwards).add(assumedHours);
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
