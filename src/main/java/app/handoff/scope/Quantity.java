package app.handoff.scope;

import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many, of what, per how long.
 *
 * @param unit one of what is counted, in the plural: entries, invoices, calls
 * @param seasons how the amount of a year spreads, where there are peaks
 * @param variation what else is to be known about it, in words
 */
public record Quantity(
        @Nullable BigDecimal amount, String unit, @Nullable Per per, YearProfile seasons, String variation) {

    static final Quantity NOT_GIVEN = new Quantity(null, "", null, YearProfile.NONE, "");

    public Quantity {
        unit = Blank.text(unit);
        seasons = seasons == null ? YearProfile.NONE : seasons;
        variation = Blank.text(variation);
    }

    public boolean given() {
        return amount != null && per != null && !unit.isBlank();
    }

    /** The amount of a whole year; of work done once, the amount itself. Null while not given. */
    public @Nullable BigDecimal perYear() {
        return amount == null || per == null ? null : amount.multiply(per.timesAYear());
    }

    /** Whether the seasons, where given, agree with the year. */
    public boolean seasonsAddUp() {
        var year = perYear();
        return year == null || seasons.agreeWith(year);
    }

    /** How often an amount comes back. */
    public enum Per {
        YEAR(1),
        QUARTER(4),
        MONTH(12),
        WEEK(52),
        WORKING_DAY(YearProfile.WORKING_DAYS),
        ONCE(1);

        private final BigDecimal timesAYear;

        Per(int timesAYear) {
            this.timesAYear = BigDecimal.valueOf(timesAYear);
        }

        public BigDecimal timesAYear() {
            return timesAYear;
        }
    }
}
