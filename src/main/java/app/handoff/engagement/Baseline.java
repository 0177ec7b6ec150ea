package app.handoff.engagement;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a task cost in a year when it was handed over. Frozen with the decision: every saving is measured against it.
 *
 * @param errorCostPerYear hours done again and what errors cost on top
 */
public record Baseline(BigDecimal hoursPerYear, Money hourlyCost, Money otherCostPerYear, Money errorCostPerYear) {

    /** The working hours of twenty people: more than one task of a small business takes. */
    public static final BigDecimal MOST_HOURS_PER_YEAR = BigDecimal.valueOf(40_000);

    private static final int HOURS_SCALE = 2;

    public Money costPerYear() {
        return hourlyCost.times(hoursPerYear).plus(otherCostPerYear).plus(errorCostPerYear);
    }

    /** What a share of the work cost, from 0 to 1. */
    public Baseline of(BigDecimal share) {
        return share.compareTo(BigDecimal.ONE) == 0
                ? this
                : new Baseline(
                        hoursPerYear.multiply(share).setScale(HOURS_SCALE, RoundingMode.HALF_UP),
                        hourlyCost,
                        otherCostPerYear.times(share),
                        errorCostPerYear.times(share));
    }

    /** What it cost in a year; empty where nobody knew. */
    public Optional<Money> knownCostPerYear() {
        return provable() ? Optional.of(costPerYear()) : Optional.empty();
    }

    /** How many hours it took in a year; empty where nobody knew. */
    public Optional<BigDecimal> knownHoursPerYear() {
        return hoursProvable() ? Optional.of(hoursPerYear) : Optional.empty();
    }

    /** Whether a saving of money can be proven: it cannot where no cost was known. */
    public boolean provable() {
        return costPerYear().amount().signum() > 0;
    }

    /** Whether a saving of time can be proven: it cannot where no hours were known. */
    public boolean hoursProvable() {
        return hoursPerYear.signum() > 0;
    }
}
