package app.handoff.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A total so far under the others that something may have been forgotten: at least 40 per cent under their median, or lowest of
 * all and at least 30 per cent under the next.
 *
 * <p>European law names no shares; it only asks that such a price be explained before the bid is turned down (Directive
 * 2014/24/EU, article 69). The shares are those of Ukraine's Law on Public Procurement (No. 922-VIII, article 1), which
 * looks at the best bid alone and compares it with the mean of the others and with the next. One outlier above makes
 * everybody low against a mean. To leave out the highest of the others, where there are two or more, and to take the median
 * of the rest is a choice of ours, so that the height of the highest price never makes another bid low. (For many bids
 * Italy left out a tenth at both ends and took the mean: Legislative Decree 50/2016, article 97, in force until 2023.)
 *
 * @param underMedian by how many per cent it is under the median of the others
 * @param underNext by how many per cent it is under the next higher one
 */
record AbnormallyLowBid(BigDecimal underMedian, BigDecimal underNext) {

    private static final BigDecimal LOW_AGAINST_MEDIAN = new BigDecimal("0.40");
    private static final BigDecimal LOW_AGAINST_NEXT = new BigDecimal("0.30");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int PRECISION = 10;

    /**
     * Compares a total with the others that can be chosen.
     *
     * @return empty where it is not suspiciously low, or nothing is above it
     */
    static Optional<AbnormallyLowBid> among(BigDecimal own, Collection<BigDecimal> others) {
        var sorted = others.stream().sorted().toList();
        var compared = sorted.size() < 2 ? sorted : sorted.subList(0, sorted.size() - 1);
        var next = compared.stream().filter(other -> other.compareTo(own) > 0).findFirst();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        boolean lowest = compared.stream().allMatch(other -> other.compareTo(own) > 0);
        var underMedian = under(own, median(compared));
        var underNext = under(own, next.get());
        return underMedian.compareTo(LOW_AGAINST_MEDIAN) >= 0 || (lowest && underNext.compareTo(LOW_AGAINST_NEXT) >= 0)
                ? Optional.of(new AbnormallyLowBid(percent(underMedian), percent(underNext)))
                : Optional.empty();
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(TWO, PRECISION, RoundingMode.HALF_UP);
    }

    private static BigDecimal under(BigDecimal own, BigDecimal higher) {
        return BigDecimal.ONE.subtract(own.divide(higher, PRECISION, RoundingMode.HALF_UP));
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.multiply(FULL).setScale(0, RoundingMode.HALF_UP);
    }
}
