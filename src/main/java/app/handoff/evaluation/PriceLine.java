package app.handoff.evaluation;

import app.handoff.kernel.Money;
import app.handoff.scope.Pricing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price of a bid and what it comes to at the volumes of the scope.
 *
 * @param quantityPerYear how many a year; of what is paid once, how many in all
 * @param perYear what that costs in a year, or in all where it is paid once
 * @param once whether it is paid once and not every year
 * @param chosen how the bidder chose to be paid, where the scope left it the choice; the label is then the same for all
 */
public record PriceLine(
        String label,
        String unit,
        BigDecimal quantityPerYear,
        Money unitPrice,
        Money perYear,
        boolean once,
        Pricing.@Nullable Basis chosen) {}
