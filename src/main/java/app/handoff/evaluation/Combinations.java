package app.handoff.evaluation;

import app.handoff.bidding.PriceScale;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which work that is bid for in parts can be shared out, so that every part that anybody offers is done: the cheapest
 * one, and the one with the highest points.
 *
 * <p><b>Points</b> are reckoned as those of a single bid are. For price: the weight of the price × share on the
 * {@link PriceScale}, of which the cheapest combination is the lowest total. For all else: the points of each part's vendor,
 * weighed by the part's share of the money. That share is the same whoever gets the part: the mean price of the part among
 * those who offer it, of the sum of these means. Weighed with its own price a part would count the more the dearer it is offered,
 * and a vendor would gain by asking more.
 *
 * <p>Both are found without trying all. The cheapest: bid by bid, for each set of parts, the least that the bids so far ask for
 * it. The best: points are convex in total and quality together, so that no combination has more than one at a corner of
 * the hull of all; corners are found by weighing money against quality, as long as what lies between two of them could have
 * more points than the best so far. The time grows with 2 to the power of the parts, hence {@link #MOST_PARTS}.
 */
final class Combinations {

    /** How many parts there may be at most. */
    static final int MOST_PARTS = 12;

    private static final double NEGLIGIBLE = 1e-9;

    private static final Comparator<Combination> BETTER =
            Comparator.comparing(Combination::points).thenComparing(Combination::total, Comparator.reverseOrder());

    // Amounts are counted in ten-thousandths, which a double adds up exactly below 900 billion.
    private static final int SCALE = 4;

    private final List<Offer> offers;
    private final List<String> parts;
    private final BigDecimal priceWeight;
    private final List<BigDecimal> shares;
    private final double[] alone;
    private final double[][] asked;
    private final double[][] quality;
    private final int[] cheapest;
    private final PriceScale scale;

    /**
     * @param offers those that may be chosen, the better placed ones first
     * @param priceWeight how many points there are for price
     */
    Combinations(List<Offer> offers, int priceWeight) {
        this.offers = offers;
        this.parts = offers.stream()
                .flatMap(offer -> offer.parts().keySet().stream())
                .distinct()
                .toList();
        this.priceWeight = BigDecimal.valueOf(priceWeight);
        this.shares = shares();
        this.alone =
                offers.stream().mapToDouble(offer -> counted(offer.alone())).toArray();
        this.asked = table((offer, part) -> counted(offers.get(offer).parts().get(parts.get(part))));
        this.quality = table((offer, part) ->
                shares.get(part).multiply(offers.get(offer).quality()).doubleValue());
        this.cheapest = canBeFound() ? solve(1, 0) : new int[0];
        this.scale = scale(total(cheapest));
    }

    /**
     * A bid as it can be combined with others.
     *
     * @param quality its points for everything but price
     * @param alone what it asks over the term however many parts it gets
     * @param parts what it asks over the term for each part that it offers
     */
    record Offer(BidId bid, BigDecimal quality, BigDecimal alone, Map<String, BigDecimal> parts) {

        /**
         * @param open the parts that are to be shared out
         * @param chosen whether other parts of it are chosen already, with what it asks beside its parts
         */
        static Offer of(Evaluation.Column column, Set<String> open, boolean chosen) {
            var bid = column.bid();
            var parts = new LinkedHashMap<String, BigDecimal>();
            var alone = bid.takingOver().amount();
            for (var line : bid.priceLines()) {
                var amount = line.optional()
                        ? BigDecimal.ZERO
                        : line.over(bid.termMonths()).amount();
                if (line.part() == null) {
                    alone = alone.add(amount);
                } else if (open.contains(line.part())) {
                    parts.merge(line.part(), amount, BigDecimal::add);
                }
            }
            parts.replaceAll((part, amount) -> compared(bid, amount));
            return new Offer(bid.id(), column.quality(), chosen ? BigDecimal.ZERO : compared(bid, alone), parts);
        }

        /** In the currency of the request, each sum converted by itself. */
        private static BigDecimal compared(OpenedBid bid, BigDecimal amount) {
            return bid.compared(new Money(amount, bid.takingOver().currency())).amount();
        }

        private boolean covers(List<String> all) {
            return parts.keySet().containsAll(all);
        }
    }

    /** Whether there are more parts than can be gone through. */
    boolean areTooMany() {
        return parts.size() > MOST_PARTS;
    }

    /** The least total; of equal ones that with fewer vendors. Empty where nobody offers a part, or there are too many. */
    Optional<Combination> cheapest() {
        return canBeFound() ? Optional.of(combination(cheapest)) : Optional.empty();
    }

    /** The highest points, to a billionth; of equal ones the cheaper. */
    Optional<Combination> best() {
        return canBeFound() ? corners().stream().map(this::combination).max(BETTER) : Optional.empty();
    }

    /** The highest points of those who would do all of it alone. */
    Optional<Combination> bestOfOneVendor() {
        return canBeFound()
                ? IntStream.range(0, offers.size())
                        .filter(offer -> offers.get(offer).covers(parts))
                        .mapToObj(offer -> {
                            var given = new int[parts.size()];
                            Arrays.fill(given, offer);
                            return combination(given);
                        })
                        .max(BETTER)
                : Optional.empty();
    }

    private boolean canBeFound() {
        return !parts.isEmpty() && !areTooMany();
    }

    private PriceScale scale(BigDecimal least) {
        var totals = new ArrayList<BigDecimal>();
        totals.add(least);
        offers.stream()
                .filter(offer -> offer.covers(parts))
                .map(offer -> offer.parts().values().stream().reduce(offer.alone(), BigDecimal::add))
                .forEach(totals::add);
        return PriceScale.among(totals);
    }

    private List<BigDecimal> shares() {
        var means = parts.stream()
                .map(part -> {
                    var prices = offers.stream()
                            .filter(offer -> offer.parts().containsKey(part))
                            .map(offer -> offer.parts().get(part))
                            .toList();
                    return prices.stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(prices.size()), MathContext.DECIMAL64);
                })
                .toList();
        var sum = means.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return means.stream()
                .map(mean -> sum.signum() == 0
                        ? BigDecimal.ONE.divide(BigDecimal.valueOf(parts.size()), MathContext.DECIMAL64)
                        : mean.divide(sum, MathContext.DECIMAL64))
                .toList();
    }

    private interface Value {
        double of(int offer, int part);
    }

    /** A value for each offer and part; none where it is not offered. */
    private double[][] table(Value value) {
        var table = new double[offers.size()][parts.size()];
        for (int offer = 0; offer < offers.size(); offer++) {
            for (int part = 0; part < parts.size(); part++) {
                table[offer][part] =
                        offers.get(offer).parts().containsKey(parts.get(part)) ? value.of(offer, part) : Double.NaN;
            }
        }
        return table;
    }

    private static double counted(@Nullable BigDecimal amount) {
        return amount == null
                ? 0
                : amount.movePointRight(SCALE).setScale(0, RoundingMode.HALF_UP).doubleValue();
    }

    private BigDecimal total(int[] given) {
        var total = BigDecimal.ZERO;
        var used = new LinkedHashSet<Integer>();
        for (int part = 0; part < given.length; part++) {
            var offer = offers.get(given[part]);
            total = total.add(offer.parts().getOrDefault(parts.get(part), BigDecimal.ZERO));
            if (used.add(given[part])) {
                total = total.add(offer.alone());
            }
        }
        return total;
    }

    private Combination combination(int[] given) {
        var bids = new LinkedHashMap<String, BidId>();
        var points = BigDecimal.ZERO;
        for (int part = 0; part < given.length; part++) {
            var offer = offers.get(given[part]);
            bids.put(parts.get(part), offer.bid());
            points = points.add(shares.get(part).multiply(offer.quality()));
        }
        var total = total(given);
        return new Combination(bids, total, points.add(priceWeight.multiply(scale.share(total))));
    }

    /** Combinations among which the best is. */
    private List<int[]> corners() {
        var found = new ArrayList<int[]>();
        var finest = solve(0, 1);
        found.add(cheapest);
        found.add(finest);
        double best = Math.max(points(spot(cheapest)), points(spot(finest)));
        var open = new ArrayDeque<Span>();
        open.add(new Span(spot(cheapest), spot(finest)));
        while (!open.isEmpty()) {
            var span = open.poll();
            if (points(new Spot(span.cheap.money, span.fine.quality)) <= best + NEGLIGIBLE) {
                continue;
            }
            double perMoney = span.fine.quality - span.cheap.quality;
            double perQuality = span.fine.money - span.cheap.money;
            var given = solve(perMoney, perQuality);
            var spot = spot(given);
            double before = perMoney * span.cheap.money - perQuality * span.cheap.quality;
            double now = perMoney * spot.money - perQuality * spot.quality;
            if (now < before - NEGLIGIBLE * Math.max(1, Math.abs(before))) {
                found.add(given);
                best = Math.max(best, points(spot));
                open.add(new Span(span.cheap, spot));
                open.add(new Span(spot, span.fine));
            }
        }
        return found;
    }

    private record Spot(double money, double quality) {}

    private record Span(Spot cheap, Spot fine) {}

    private Spot spot(int[] given) {
        double money = 0;
        double fine = 0;
        var used = new boolean[offers.size()];
        for (int part = 0; part < given.length; part++) {
            int offer = given[part];
            money += asked[offer][part] + (used[offer] ? 0 : alone[offer]);
            fine += quality[offer][part];
            used[offer] = true;
        }
        return new Spot(money, fine);
    }

    private double points(Spot spot) {
        double least = counted(scale.lowest().add(scale.added()));
        double compared = spot.money + counted(scale.added());
        return priceWeight.doubleValue() * (compared <= least ? 1 : least / compared) + spot.quality;
    }

    /**
     * Who gets each part, so that this is least: what it costs × {@code perMoney} − its quality × {@code perQuality}. Bid by bid,
     * for each set of parts the least that it comes to with the bids so far, and of equal ones that with the fewest bids.
     */
    private int[] solve(double perMoney, double perQuality) {
        int sets = 1 << parts.size();
        var least = new double[sets];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[0] = 0;
        var bids = new int[sets];
        var taken = new short[offers.size()][sets];
        for (int offer = 0; offer < offers.size(); offer++) {
            var with = new double[sets];
            var own = new short[sets];
            for (int set = 0; set < sets; set++) {
                with[set] = least[set] + perMoney * alone[offer];
            }
            var withBids = bids.clone();
            for (int part = 0; part < parts.size(); part++) {
                if (Double.isNaN(asked[offer][part])) {
                    continue;
                }
                double adds = perMoney * asked[offer][part] - perQuality * quality[offer][part];
                int bit = 1 << part;
                for (int set = 0; set < sets; set++) {
                    if ((set & bit) == 0
                            && isLess(with[set] + adds, withBids[set], with[set | bit], withBids[set | bit])) {
                        with[set | bit] = with[set] + adds;
                        withBids[set | bit] = withBids[set];
                        own[set | bit] = (short) (own[set] | bit);
                    }
                }
            }
            for (int set = 0; set < sets; set++) {
                if (own[set] != 0 && isLess(with[set], withBids[set] + 1, least[set], bids[set])) {
                    least[set] = with[set];
                    bids[set] = withBids[set] + 1;
                    taken[offer][set] = own[set];
                }
            }
        }
        return given(taken);
    }

    private static boolean isLess(double value, int bids, double than, int thanBids) {
        return value < than || (value == than && bids < thanBids);
    }

    private int[] given(short[][] taken) {
        var given = new int[parts.size()];
        int left = (1 << parts.size()) - 1;
        for (int offer = taken.length - 1; offer >= 0; offer--) {
            int own = taken[offer][left];
            for (int part = 0; part < parts.size(); part++) {
                if ((own & 1 << part) != 0) {
                    given[part] = offer;
                }
            }
            left ^= own;
        }
        return given;
    }
}
