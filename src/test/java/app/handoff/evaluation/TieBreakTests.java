package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CountedLevels;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.TieRule;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.evaluation.TieBreak.Step;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.VendorId;
import app.handoff.submission.BidContent.Bidder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bids with the same points stand in the order that vendors were told before they bid. */
class TieBreakTests {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<Integer> PRICES = List.of(32_000, 58_000, 74_000, 96_000, 140_000, 285_000);

    private final Criterion price = new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 50, null, "");
    private final Criterion fit = new Criterion(CriterionId.next(), 1, "Fit", CriterionKind.OTHER, 50, null, "");

    /** Two ways to 80 points: 50 for the price and 30 without it, or 40 and 40. */
    private final OpenedBid cheap = bid("Cheap", 32_000, 0);

    private final OpenedBid good = bid("Good", 40_000, 60);
    private final OpenedBid late = bid("As good, later", 40_000, 61);
    private final List<OpenedBid> three = List.of(cheap, late, good);
    private final Map<BidId, Map<CriterionId, Integer>> scores =
            Map.of(cheap.id(), Map.of(fit.id(), 3), good.id(), Map.of(fit.id(), 4), late.id(), Map.of(fit.id(), 4));

    @Test
    void whereNothingWasSaidTheyShareAPlace() {
        assertThat(ranked(TieRule.JUDGEMENT, three))
                .extracting(Column::place, Column::shared, Column::tie)
                .containsOnly(tuple(1, true, null));
    }

    @Test
    void morePointsWithoutThePriceComeFirstAndThenTheEarlierBid() {
        assertThat(ranked(TieRule.EARLIER, three))
                .extracting(Column::bid, Column::place, Column::shared, Column::tie)
                .containsExactly(
                        tuple(good, 1, false, Step.EARLIER),
                        tuple(late, 2, false, Step.EARLIER),
                        tuple(cheap, 3, false, Step.QUALITY));
    }

    @Test
    void aLotDecidesOnlyBetweenThoseThatAreAlikeWithoutThePriceToo() {
        var ranked = ranked(TieRule.LOT, three);

        assertThat(ranked).extracting(Column::tie).containsExactly(Step.LOT, Step.LOT, Step.QUALITY);
        assertThat(ranked.get(2).bid()).isEqualTo(cheap);
        assertThat(ranked.get(0).bid())
                .isEqualTo(lotByHand(three, good).compareTo(lotByHand(three, late)) < 0 ? good : late);
    }

    /** A bid that does not count any more changes no lot: setting one aside is no second draw. */
    @Test
    void noLotChangesWithTheBidsThatCount() {
        var ties = TieBreak.of(TieRule.LOT, three);
        var all = Evaluation.of(List.of(price, fit), CountedLevels.NONE, three, scores, Map.of(), ties);
        var without = all.without(cheap.id());

        assertThat(without.ties().lot(good)).isEqualTo(all.ties().lot(good)).isEqualTo(lotByHand(three, good));
        assertThat(TieBreak.seed(List.of(good, cheap, late))).isEqualTo(ties.seed());
    }

    /** Six prices of a real request and scores from 0 to 5, many of them alike, against an order worked out here by itself. */
    @Test
    void everyOrderIsThatOfAnIndependentCalculation() {
        var random = new Random(7);
        int ties = 0;
        for (int round = 0; round < 400; round++) {
            var bids = new ArrayList<OpenedBid>();
            var given = new HashMap<BidId, Map<CriterionId, Integer>>();
            for (int at = 0; at < 6; at++) {
                var bid = bid("V" + at, PRICES.get(random.nextInt(6)), random.nextInt(3));
                bids.add(bid);
                given.put(bid.id(), Map.of(fit.id(), random.nextInt(6)));
            }
            var rule = round % 2 == 0 ? TieRule.EARLIER : TieRule.LOT;
            var ranked = Evaluation.of(
                            List.of(price, fit), CountedLevels.NONE, bids, given, Map.of(), TieBreak.of(rule, bids))
                    .ranked();

            assertThat(ranked).extracting(Column::bid).containsExactlyElementsOf(byHand(bids, given, rule));
            assertThat(ranked).extracting(Column::place).containsExactly(1, 2, 3, 4, 5, 6);
            ties += (int) ranked.stream().filter(column -> column.tie() != null).count();
        }
        assertThat(ties).isGreaterThan(300);
    }

    private List<OpenedBid> byHand(List<OpenedBid> bids, Map<BidId, Map<CriterionId, Integer>> given, TieRule rule) {
        double lowest = bids.stream()
                .mapToDouble(bid -> bid.totalPerTerm().amount().doubleValue())
                .min()
                .orElseThrow();
        Comparator<OpenedBid> byPoints = Comparator.comparingLong(bid ->
                -Math.round(10 * (50 * lowest / bid.totalPerTerm().amount().doubleValue() + 10 * score(given, bid))));
        Comparator<OpenedBid> byQuality = Comparator.comparingInt(bid -> -score(given, bid));
        Comparator<OpenedBid> byArrival =
                rule == TieRule.EARLIER ? Comparator.comparing(OpenedBid::sentAt) : (one, other) -> 0;
        return bids.stream()
                .sorted(byPoints.thenComparing(byQuality)
                        .thenComparing(byArrival)
                        .thenComparing(bid -> lotByHand(bids, bid)))
                .toList();
    }

    private int score(Map<BidId, Map<CriterionId, Integer>> given, OpenedBid bid) {
        return given.get(bid.id()).get(fit.id());
    }

    private static String lotByHand(List<OpenedBid> all, OpenedBid bid) {
        var seed = sha256(all.stream().map(OpenedBid::sha256).sorted().collect(Collectors.joining("\n")));
        return sha256(seed + "\n" + bid.receipt());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Column> ranked(TieRule rule, List<OpenedBid> bids) {
        return Evaluation.of(List.of(price, fit), CountedLevels.NONE, bids, scores, Map.of(), TieBreak.of(rule, bids))
                .ranked();
    }

    private static OpenedBid bid(String vendor, int total, int minutes) {
        var id = BidId.next();
        return new OpenedBid(
                id,
                BidRequestId.next(),
                InvitationId.next(),
                VendorId.next(),
                vendor,
                null,
                "Liza",
                "bids@vendor.example",
                ZoneId.of("Asia/Manila"),
                1,
                "FERN-" + id,
                NINE.plusSeconds(60L * minutes),
                sha256(vendor + id),
                new Bidder(vendor, "Liza", "liza@vendor.example", ""),
                List.of(),
                Money.of("0", "EUR"),
                Money.of(String.valueOf(total), "EUR"),
                12,
                Map.of(),
                List.of(),
                "",
                "",
                List.of(),
                List.of(),
                LocalDate.parse("2027-01-15"),
                null,
                List.of(),
                null);
    }
}
