package app.handoff.bidding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What made-up totals would bring for price, so that vendors see what a difference costs. Reckoned by the scale that reckons
 * the bids; the totals are the same whatever is asked for, and follow from no price or budget.
 *
 * @param total in any currency
 * @param points as they are shown, to one place
 */
record PriceExample(BigDecimal total, BigDecimal points) {

    private static final List<BigDecimal> TOTALS =
            List.of(BigDecimal.valueOf(100), BigDecimal.valueOf(125), BigDecimal.valueOf(200));

    static List<PriceExample> outOf(int weight) {
        var scale = PriceScale.among(TOTALS);
        return TOTALS.stream()
                .map(total -> new PriceExample(
                        total,
                        scale.share(total)
                                .multiply(BigDecimal.valueOf(weight))
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()))
                .toList();
    }
}
