package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Hours of ours that running work has freed: what the task took before, less what is still done in-house, less what nobody
 * reported on, less oversight. Every page counts them here.
 *
 * @param baseline what the task took before in as many days
 * @param inHouse still done in-house: until our own people are released all of it, or more where parallel work took more
 * @param unreported of days that no report tells of; nobody knows whether they were freed
 * @param freed net; below 0 where oversight and work in-house took more
 * @param atMost net, if the days without a report had gone like those with one
 */
public record HoursFreed(
        BigDecimal baseline,
        BigDecimal inHouse,
        BigDecimal unreported,
        BigDecimal oversight,
        BigDecimal freed,
        BigDecimal atMost) {

    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);

    /** @param hoursPerYear what the task took before */
    public static HoursFreed of(BigDecimal hoursPerYear, WorkedPeriod period) {
        var inHouse = hours(hoursPerYear, period.inHouseDays())
                .max(period.parallelHours())
                .add(period.parallelHoursAfterwards());
        var baseline = hours(hoursPerYear, period.days());
        var unreported = hours(hoursPerYear, period.unreportedDays());
        var freed = baseline.subtract(inHouse).subtract(unreported).subtract(period.oversightHours());
        return new HoursFreed(
                baseline,
                inHouse,
                unreported,
                period.oversightHours(),
                freed,
                freed.add(unreported).subtract(period.oversightOfUnreportedDays()));
    }

    /** @param hoursPerWeek what the task took before */
    static HoursFreed ofWeeks(BigDecimal hoursPerWeek, WorkedPeriod period) {
        return of(hoursPerWeek.multiply(WEEKS_OF_A_YEAR), period);
    }

    private static BigDecimal hours(BigDecimal hoursPerYear, int days) {
        return hoursPerYear.multiply(BigDecimal.valueOf(days)).divide(DAYS_OF_A_YEAR, 2, RoundingMode.HALF_UP);
    }
}
