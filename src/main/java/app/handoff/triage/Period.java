package app.handoff.triage;

import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often a task comes up, and what makes a year of it. */
enum Period {
    /** Each working day. */
    DAY(YearProfile.WORKING_DAYS),
    WEEK(52),
    MONTH(12),
    QUARTER(4),
    YEAR(1),
    /** Every so many years. */
    YEARS(1),
    /** Counted in full, in the year it is done. */
    ONCE(1);

    private final int timesAYear;

    Period(int timesAYear) {
        this.timesAYear = timesAYear;
    }

    public int timesAYear() {
        return timesAYear;
    }

    BigDecimal aYear(BigDecimal hours, int everyYears) {
        return hours.multiply(BigDecimal.valueOf(timesAYear))
                .divide(BigDecimal.valueOf(this == YEARS ? everyYears : 1), 2, RoundingMode.HALF_UP);
    }
}
