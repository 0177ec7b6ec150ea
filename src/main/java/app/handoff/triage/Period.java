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

    /** How many hours there are in it. */
    BigDecimal hours() {
        return BigDecimal.valueOf(
                switch (this) {
                    case DAY -> 24;
                    case WEEK -> 7 * 24;
                    case MONTH -> 31 * 24;
                    case QUARTER -> 92 * 24;
                    case YEAR, YEARS, ONCE -> 366 * 24;
                });
    }

    BigDecimal aYear(BigDecimal hours, int everyYears) {
        return hours.multiply(BigDecimal.valueOf(timesAYear))
                .divide(BigDecimal.valueOf(this == YEARS ? everyYears : 1), 2, RoundingMode.HALF_UP);
    }
}
