package app.handoff.triage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often a task comes up, and what makes a year of it. */
enum Period {
    DAY(250),
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

    /** A daily task is done on working days: 250 a year. */
    public int timesAYear() {
        return timesAYear;
    }

    BigDecimal aYear(BigDecimal hours, int everyYears) {
        return hours.multiply(BigDecimal.valueOf(timesAYear))
                .divide(BigDecimal.valueOf(this == YEARS ? everyYears : 1), 2, RoundingMode.HALF_UP);
    }
}
