package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.handoff.evaluation.Combinations.Offer;
import app.handoff.kernel.BidId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which vendors together would be the cheapest and the best: held against trying all of them. */
class CombinationsTests {

    private static final int PRICE = 40;
    private static final String PAYROLL = "Payroll processing";
    private static final String BENEFITS = "Benefits administration";
    private static final String RECORDS = "Personnel records";

    @Test
    void whatIsFoundIsWhatTryingAllFinds() {
        var random = new Random(12);
        int orders = 400;
        long tried = 0;
        int several = 0;
        int differ = 0;
        for (int order = 0; order < orders; order++) {
            var offers = order(random, 2 + random.nextInt(4), 2 + random.nextInt(4));
            var all = All.of(offers);
            var found = new Combinations(offers, PRICE);
            var cheapest = found.cheapest().orElseThrow();
            var best = found.best().orElseThrow();
            assertThat(cheapest.total()).as("order %d", order).isEqualByComparingTo(all.leastTotal());
            assertThat(best.points().doubleValue()).as("order %d", order).isCloseTo(all.mostPoints(), within(0.000001));
            assertThat(all.total(best.bids())).isEqualByComparingTo(best.total());
            assertThat(all.points(cheapest.bids())).isCloseTo(cheapest.points().doubleValue(), within(0.000001));
            tried += all.ways().size();
            several += cheapest.isOfOneVendor() ? 0 : 1;
            differ += cheapest.bids().equals(best.bids()) ? 0 : 1;
        }
        System.out.printf(
                "Parts: %d random orders, %d combinations tried, cheapest of several vendors %d, best not the cheapest %d%n",
                orders, tried, several, differ);
        assertThat(tried).as("combinations, so that the rest proves something").isGreaterThan(10_000);
        assertThat(several).isPositive();
        assertThat(differ).isPositive();
    }

    @Test
    void thePayrollOfASmallCityIsSharedOutInEveryWay() {
        var all = offer("All three", 41, 1_000, Map.of(PAYROLL, 14_000, BENEFITS, 6_000, RECORDS, 4_000));
        var payroll = offer("Payroll only", 52, 800, Map.of(PAYROLL, 11_500));
        var people = offer("People", 38, 700, Map.of(BENEFITS, 5_100, RECORDS, 2_900));
        var records = offer("Records only", 55, 1_500, Map.of(RECORDS, 2_700));
        var offers = List.of(all, payroll, people, records);
        var tried = All.of(offers);
        var found = new Combinations(offers, PRICE);

        var cheapest = found.cheapest().orElseThrow();
        var best = found.best().orElseThrow();
        var single = found.bestOfOneVendor().orElseThrow();

        System.out.printf(
                "Payroll case: %d combinations; cheapest %s (%.1f points), best %s (%.1f points), one vendor %s (%.1f points)%n",
                tried.ways().size(),
                cheapest.total(),
                cheapest.points(),
                best.total(),
                best.points(),
                single.total(),
                single.points());
        assertThat(tried.ways()).hasSize(2 * 2 * 3);
        assertThat(cheapest.bids())
                .isEqualTo(Map.of(PAYROLL, payroll.bid(), BENEFITS, people.bid(), RECORDS, people.bid()));
        // 11,500 and 800, 5,100 and 2,900 and 700: the records cost 200 less elsewhere, but taking them over costs
        // 1,500.
        assertThat(cheapest.total()).isEqualByComparingTo("21000").isEqualByComparingTo(tried.leastTotal());
        assertThat(best.points().doubleValue()).isCloseTo(tried.mostPoints(), within(0.000001));
        assertThat(best.points()).isGreaterThanOrEqualTo(cheapest.points());
        assertThat(single.used()).containsExactly(all.bid());
        assertThat(single.total()).isEqualByComparingTo("25000");
    }

    @Test
    void aPartThatOneVendorAskedMoreForDoesNotCountMoreForIt() {
        var fine = offer("Fine", 60, 0, Map.of(PAYROLL, 100, RECORDS, 100));
        var poor = offer("Poor", 0, 0, Map.of(PAYROLL, 100, RECORDS, 100));
        var half = new Combinations(List.of(fine, poor), 0).best().orElseThrow();

        assertThat(half.points()).isEqualByComparingTo("60");
        assertThat(half.used()).containsExactly(fine.bid());
    }

    @Test
    void ofEqualTotalsTheOneWithFewerVendorsIsTheCheapest() {
        var first = offer("First", 50, 0, Map.of(PAYROLL, 100));
        var second = offer("Second", 50, 0, Map.of(RECORDS, 100));
        var both = offer("Both", 10, 0, Map.of(PAYROLL, 100, RECORDS, 100));

        assertThat(new Combinations(List.of(first, second, both), PRICE)
                        .cheapest()
                        .orElseThrow()
                        .used())
                .containsExactly(both.bid());
    }

    @Test
    void whatIsFreeOfChargeIsCheapestAndTheOthersKeepPoints() {
        var free = offer("Free", 0, 0, Map.of(PAYROLL, 0));
        var dear = offer("Dear", 60, 0, Map.of(PAYROLL, 100));
        var found = new Combinations(List.of(free, dear), PRICE);

        assertThat(found.cheapest().orElseThrow().total()).isZero();
        assertThat(found.best().orElseThrow().points()).isEqualByComparingTo("80");
    }

    @Test
    void whereNobodyDoesAllOfItAloneThereIsNoBestOfOneVendor() {
        var found = new Combinations(
                List.of(offer("One", 1, 1, Map.of(PAYROLL, 1)), offer("Other", 1, 1, Map.of(RECORDS, 1))), PRICE);

        assertThat(found.bestOfOneVendor()).isEmpty();
        assertThat(found.cheapest().orElseThrow().used()).hasSize(2);
        assertThat(new Combinations(List.of(), PRICE).cheapest()).isEmpty();
    }

    @Test
    void aDozenPartsAndSixtyBidsTakeAMoment() {
        var offers = order(new Random(7), 60, Combinations.MOST_PARTS);
        long begun = System.nanoTime();
        var found = new Combinations(offers, PRICE);
        var best = found.best().orElseThrow();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf(
                "Parts: 60 bids for %d parts in %d ms, %d vendors%n",
                Combinations.MOST_PARTS, millis, best.used().size());
        assertThat(millis).isLessThan(10_000);

        var more = order(new Random(7), 60, Combinations.MOST_PARTS + 1);
        assertThat(new Combinations(more, PRICE).areTooMany()).isTrue();
        assertThat(new Combinations(more, PRICE).best()).isEmpty();
    }

    private static List<Offer> order(Random random, int bids, int parts) {
        var offers = new ArrayList<Offer>();
        for (int bid = 0; bid < bids; bid++) {
            var prices = new LinkedHashMap<String, Integer>();
            for (int part = 0; part < parts; part++) {
                if (bid == 0 || random.nextInt(3) > 0) {
                    prices.put("part " + part, 100 + random.nextInt(900));
                }
            }
            if (!prices.isEmpty()) {
                offers.add(offer("bid " + bid, random.nextInt(61), random.nextInt(600), prices));
            }
        }
        return offers;
    }

    private static Offer offer(String name, int quality, int alone, Map<String, Integer> parts) {
        var prices = new LinkedHashMap<String, BigDecimal>();
        new TreeSet<>(parts.keySet()).forEach(part -> prices.put(part, BigDecimal.valueOf(parts.get(part))));
        return new Offer(BidId.next(), BigDecimal.valueOf(quality), BigDecimal.valueOf(alone), prices);
    }

    /** Every way of sharing out the parts, reckoned plainly. */
    private record All(Map<BidId, Offer> offers, List<String> parts, List<Map<String, BidId>> ways) {

        static All of(List<Offer> offers) {
            var parts = offers.stream()
                    .flatMap(offer -> offer.parts().keySet().stream())
                    .distinct()
                    .toList();
            var ways = new ArrayList<Map<String, BidId>>();
            ways.add(Map.of());
            for (var part : parts) {
                var longer = new ArrayList<Map<String, BidId>>();
                for (var way : ways) {
                    for (var offer : offers) {
                        if (offer.parts().containsKey(part)) {
                            var next = new LinkedHashMap<>(way);
                            next.put(part, offer.bid());
                            longer.add(next);
                        }
                    }
                }
                ways = longer;
            }
            return new All(offers.stream().collect(Collectors.toMap(Offer::bid, offer -> offer)), parts, ways);
        }

        BigDecimal total(Map<String, BidId> way) {
            var prices = way.keySet().stream().map(part -> price(way.get(part), part));
            var alone =
                    way.values().stream().distinct().map(bid -> offers.get(bid).alone());
            return Stream.concat(prices, alone).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal leastTotal() {
            return ways.stream().map(this::total).min(BigDecimal::compareTo).orElseThrow();
        }

        double points(Map<String, BidId> way) {
            return points(way, leastTotal().doubleValue());
        }

        private double points(Map<String, BidId> way, double least) {
            var sum = parts.stream().map(this::mean).reduce(BigDecimal.ZERO, BigDecimal::add);
            double quality = parts.stream()
                    .mapToDouble(part -> mean(part).doubleValue()
                            / sum.doubleValue()
                            * offers.get(way.get(part)).quality().doubleValue())
                    .sum();
            return quality + PRICE * least / total(way).doubleValue();
        }

        double mostPoints() {
            double least = leastTotal().doubleValue();
            return ways.stream().mapToDouble(way -> points(way, least)).max().orElseThrow();
        }

        private BigDecimal price(BidId bid, String part) {
            return offers.get(bid).parts().get(part);
        }

        private BigDecimal mean(String part) {
            var prices = offers.values().stream()
                    .flatMap(offer -> Stream.ofNullable(offer.parts().get(part)))
                    .toList();
            return prices.stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(prices.size()), MathContext.DECIMAL64);
        }
    }
}
