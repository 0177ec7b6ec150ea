package app.handoff.evaluation;

import app.handoff.kernel.Money;
import app.handoff.scope.Pricing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price of a bid and what it comes to at the volumes of the scope.
 *
 * @param item the price item of the scope that it prices; the same in all bids
 * @param quantityPerYear how many a year; of what is paid once, how many in all
 * @param perYear what that costs in a year, or in all where it is paid once
 * @param once whether it is paid once and not every year
 * @param chosen how the bidder chose to be paid, where the scope left it the choice; the label is then the same for all
 * @param optional whether it is ordered only if we choose to, and counts in no total
 * @param part the output that can be awarded without the others; null where all go together
 */
public record PriceLine(
        String item,
        String label,
        String unit,
        BigDecimal quantityPerYear,
        Money unitPrice,
        Money perYear,
        boolean once,
        Pricing.@Nullable Basis chosen,
        boolean optional,
        @Nullable String part) {

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    /** The same in all bids, however a bidder chose to be paid. */
    String row() {
        return chosen == null ? item : "";
    }

    /** What it comes to over so many months. */
    Money over(int months) {
        return once ? perYear : perYear.times(BigDecimal.valueOf(months)).dividedBy(MONTHS_OF_A_YEAR);
    }

    PriceLine ordered() {
        return optional
                ? new PriceLine(item, label, unit, quantityPerYear, unitPrice, perYear, once, chosen, false, part)
                : this;
    }
}
