package app.handoff.bidding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;

/**
 * How the totals of bids become points for price: the lowest has all of them, every other total as many as lowest ÷ own is of
 * one. Where the lowest is 0, that would leave nothing to all others, so every total then counts as higher by the lowest that
 * is not 0.
 *
 * @param lowest the lowest total, 0 or more
 * @param added by how much every total counts as higher; 0 where none is free of charge, or all are
 */
public record PriceScale(BigDecimal lowest, BigDecimal added) {

    private static final int PRECISION = 10;

    /** The scale of these totals over the term; of none it is that of a free one. */
    public static PriceScale among(Collection<BigDecimal> totals) {
        var lowest = totals.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        return new PriceScale(
                lowest,
                lowest.signum() > 0
                        ? BigDecimal.ZERO
                        : totals.stream()
                                .filter(total -> total.signum() > 0)
                                .min(Comparator.naturalOrder())
                                .orElse(BigDecimal.ZERO));
    }

    /** What a total brings of the points for price, above 0 and at most 1: also one below the lowest that counts has no more. */
    public BigDecimal share(BigDecimal total) {
        var least = lowest.add(added);
        var compared = total.add(added);
        return compared.compareTo(least) <= 0
                ? BigDecimal.ONE
                : least.divide(compared, PRECISION, RoundingMode.HALF_UP);
    }
}
