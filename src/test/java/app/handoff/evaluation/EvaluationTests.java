package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.LevelsForTests;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.Scopes;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.submission.BidContent.Bidder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bookkeeping of Studio Fern: four bids, price 40, service levels 20 on two levels, 40 scored by people. */
class EvaluationTests {

    private final Criterion price = criterion(0, "Price", CriterionKind.PRICE, 40);
    private final Criterion service = criterion(1, "Service levels", CriterionKind.SERVICE_LEVEL, 20);
    private final Criterion references = criterion(2, "References", CriterionKind.REFERENCE, 15);
    private final Criterion sample = criterion(3, "Sample of work", CriterionKind.SAMPLE, 15);
    private final Criterion language = criterion(4, "Language and hours", CriterionKind.OTHER, 10);
    private final List<Criterion> criteria = List.of(price, service, references, sample, language);

    private final ServiceLevel right = level("Right first time", "99.0", "97.0");
    private final ServiceLevel overnight = level("Posted overnight", "95", "85");
    private final List<ServiceLevel> levels = List.of(right, overnight);

    private final OpenedBid tala = bid("Tala Ledger", "7760", "99.2", "97");
    private final OpenedBid kontor = bid("Kontor Vier", "9990", "99.5", "91");
    private final OpenedBid norte = bid("Norte Contable", "7050", "98.4", "95");
    private final OpenedBid fast = bid("FastBooks", "4650", "97.6", null);
    private final List<OpenedBid> four = List.of(tala, kontor, norte, fast);

    private final Map<BidId, Map<CriterionId, Integer>> scores = Map.of(
            tala.id(), scores(4, 4, 4),
            kontor.id(), scores(5, 4, 5),
            norte.id(), scores(3, 4, 3),
            fast.id(), scores(2, 2, 2));

    private final Evaluation evaluation = Evaluation.of(
            criteria, levels, four, scores, Map.of(norte.id(), Map.of(right.id(), new BigDecimal("98.0"))));

    @Test
    void theLowestPriceHasAllPointsAndTheOthersInProportion() {
        assertThat(points(fast, price)).isEqualTo("40.0");
        assertThat(points(norte, price)).isEqualTo("26.4");
        assertThat(points(tala, price)).isEqualTo("24.0");
        assertThat(points(kontor, price)).isEqualTo("18.6");
    }

    @Test
    void aLevelBringsAllAtTheTargetNothingAtTheMinimumAndInBetweenInProportion() {
        assertThat(level(tala, right)).isEqualTo("10.0");
        assertThat(level(kontor, overnight)).isEqualTo("6.0");
        assertThat(level(fast, right)).isEqualTo("3.0");
    }

    @Test
    void aPromiseThatIsNotGivenBringsNothing() {
        assertThat(level(fast, overnight)).isEqualTo("0.0");
        assertThat(evaluation.of(fast.id()).levels().get(overnight.id()).committed())
                .isNull();
    }

    @Test
    void whatReferencesMeasuredCountsWhereItIsWorseThanThePromise() {
        assertThat(level(norte, right)).isEqualTo("5.0");
        assertThat(evaluation.of(norte.id()).levels().get(right.id()).reference())
                .isEqualByComparingTo("98.0");
        var flattering = Evaluation.of(
                criteria, levels, four, scores, Map.of(norte.id(), Map.of(right.id(), new BigDecimal("99.9"))));
        assertThat(flattering.of(norte.id()).levels().get(right.id()).reference())
                .isNull();
    }

    @Test
    void ranksByTheSumOfAllPoints() {
        assertThat(evaluation.ranked().stream().map(column -> column.bid().vendorName()))
                .containsExactly("Tala Ledger", "Kontor Vier", "Norte Contable", "FastBooks");
        assertThat(evaluation.of(tala.id()).place()).isEqualTo(1);
    }

    /** Payroll 3,000 or 3,600, benefits 900 or 1,500, records 700: nobody wins by offering least. */
    @Test
    void whatABidLeavesOutCountsAtTheHighestPriceThatAnotherAsksForIt() {
        var whole = bid(
                "Whole",
                "4600",
                null,
                null,
                List.of(part("payroll", "3000"), part("benefits", "900"), part("records", "700")));
        var dear = bid("Dear", "5100", null, null, List.of(part("payroll", "3600"), part("benefits", "1500")));
        var least = bid("Least", "500", null, null, List.of(part("records", "500")));
        var inParts = Evaluation.of(List.of(price), List.of(), List.of(whole, dear, least), Map.of(), Map.of());

        assertThat(inParts.of(whole.id()).comparedTotal()).isEqualTo(Money.of("4600", "EUR"));
        assertThat(inParts.of(dear.id()).comparedTotal()).isEqualTo(Money.of("5800", "EUR"));
        assertThat(inParts.of(least.id()).comparedTotal()).isEqualTo(Money.of("5600", "EUR"));
        assertThat(inParts.ranked().stream().map(column -> column.bid().vendorName()))
                .containsExactly("Whole", "Least", "Dear");
        assertThat(inParts.of(whole.id()).isCompleted()).isFalse();
        assertThat(inParts.of(least.id()).isCompleted()).isTrue();

        var withoutDear = inParts.without(dear.id());
        assertThat(withoutDear.of(least.id()).comparedTotal()).isEqualTo(Money.of("4400", "EUR"));
    }

    @Test
    void ofAwardedPartsOnlyThesePartsAreOrdered() {
        var bid = bid(
                "Whole",
                "4600",
                null,
                null,
                List.of(
                        part("payroll", "3000"),
                        part("benefits", "900"),
                        part("records", "700"),
                        optional("training", "350")));

        var all = AwardedOrder.ALL.within(bid);
        assertThat(all.totalOf(bid)).isEqualTo(Money.of("4600", "EUR"));
        assertThat(all.linesOf(bid)).extracting(PriceLine::item).containsExactly("payroll", "benefits", "records");

        var some = AwardedOrder.of(List.of("records", "unknown"), List.of("training", "unknown"))
                .within(bid);
        assertThat(some).isEqualTo(AwardedOrder.of(List.of("records"), List.of("training")));
        assertThat(some.linesOf(bid)).extracting(PriceLine::item).containsExactly("payroll", "benefits", "training");
        assertThat(some.linesOf(bid)).noneMatch(PriceLine::optional);
        assertThat(some.totalOf(bid)).isEqualTo(Money.of("4250", "EUR"));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> AwardedOrder.of(List.of("payroll", "benefits", "records"), null)
                        .within(bid))
                .matches(violation -> "leftOut".equals(violation.field()));
    }

    private static PriceLine part(String part, String perYear) {
        return line(part, perYear, false, part);
    }

    private static PriceLine optional(String item, String perYear) {
        return line(item, perYear, true, null);
    }

    private static PriceLine line(String item, String perYear, boolean optional, @Nullable String part) {
        var price = Money.of(perYear, "EUR");
        return new PriceLine(item, item, "", BigDecimal.ONE, price, price, false, null, optional, part);
    }

    @Test
    void equalPointsShareAPlaceAndStandInTheOrderOfPrice() {
        var twin = bid("Twin", "7760", "99.2", "97");
        var third = bid("Third", "9990", "97", "85");
        var all = Evaluation.of(
                criteria,
                levels,
                List.of(third, tala, twin),
                Map.of(tala.id(), scores(4, 4, 4), twin.id(), scores(4, 4, 4)),
                Map.of());

        assertThat(all.ranked())
                .extracting(Evaluation.Column::place, Evaluation.Column::shared)
                .containsExactly(tuple(1, true), tuple(1, true), tuple(3, false));
        assertThat(all.leaders()).hasSize(2);
    }

    @Test
    void aDifferenceThatNobodySeesRanksNobody() {
        var hair = bid("A hair dearer", "7760.50", "99.2", "97");
        var both = Evaluation.of(
                criteria,
                levels,
                List.of(hair, tala),
                Map.of(tala.id(), scores(4, 4, 4), hair.id(), scores(4, 4, 4)),
                Map.of());

        assertThat(both.of(hair.id()).total()).isLessThan(both.of(tala.id()).total());
        assertThat(both.leaders()).extracting(Evaluation.Column::bid).containsExactly(tala, hair);
        assertThat(Sensitivity.of(both).orElseThrow().table().get(4).values()).allMatch(Sensitivity.Value::first);
    }

    @Test
    void serviceLevelsShareTheirWeightEquallyUnlessSomeCountMore() {
        assertThat(levels)
                .allSatisfy(
                        level -> assertThat(evaluation.pointsOf(level, service)).isEqualByComparingTo("10"));

        var weighed = weighed(3, 0);
        assertThat(weighed.pointsOf(levels.get(0), service)).isEqualByComparingTo("20");
        assertThat(weighed.pointsOf(levels.get(1), service)).isEqualByComparingTo("0");
        var first = weighed.of(tala.id()).forLevel(levels.get(0)).points();
        assertThat(weighed.of(tala.id()).under(service).points())
                .as("only what counts brings points")
                .isEqualByComparingTo(first);
    }

    /** Nobody can set it so, but an addendum may leave only levels that did not count. */
    @Test
    void whereNoLevelCountsAllOfThemCountAlike() {
        assertThat(weighed(0, 0).pointsOf(levels.get(0), service)).isEqualByComparingTo("10");
    }

    private Evaluation weighed(int first, int second) {
        return Evaluation.of(
                criteria,
                LevelsForTests.weighed(levels, first, second),
                List.of(tala),
                Map.of(),
                Map.of(),
                TieBreak.NONE);
    }

    @Test
    void saysWhereTheFirstLosesMost() {
        var gap = evaluation.widestGap(evaluation.of(tala.id())).orElseThrow();

        assertThat(gap.criterion()).isEqualTo(price);
        assertThat(gap.ahead()).isEqualTo(fast);
        assertThat(gap.points()).isEqualByComparingTo("16.0");
    }

    @Test
    void aPriceFarUnderTheOthersIsFlagged() {
        var low = evaluation.abnormallyLow(fast).orElseThrow();
        assertThat(low.underMedian()).isEqualByComparingTo("37");
        assertThat(low.underNext()).isEqualByComparingTo("34");
        assertThat(evaluation.abnormallyLow(norte)).isEmpty();
    }

    @Test
    void aSingleBidIsNeverAbnormallyLow() {
        assertThat(Evaluation.of(criteria, levels, List.of(fast), scores, Map.of())
                        .abnormallyLow(fast))
                .isEmpty();
    }

    @Test
    void pricePointsFollowTheBidsInPlay() {
        var rest = evaluation.without(fast.id());
        assertThat(rest.of(norte.id()).points().get(price.id()).shown()).isEqualByComparingTo("40.0");
    }

    @Test
    void countsScoresThatPeopleStillOwe() {
        assertThat(evaluation.missingScores()).isZero();
        assertThat(Evaluation.of(criteria, levels, four, Map.of(tala.id(), scores(4, 4, 4)), Map.of())
                        .missingScores())
                .isEqualTo(9);
    }

    @Test
    void aMarkForReferencesRestsOnWhatOneOfThemSaid() {
        var unasked = file(0);
        var asked = file(1);

        for (var criterionScore : List.of(new CriterionScore(4, ""), new CriterionScore(1, "Heard bad things"))) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> unasked.requireFounded(given(references, criterionScore)))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("evaluation.score.nobodyAsked"));
            assertThatNoException().isThrownBy(() -> asked.requireFounded(given(references, criterionScore)));
        }
    }

    @Test
    void whereNoReferenceCouldBeAskedNothingIsGivenForThem() {
        assertThatNoException()
                .isThrownBy(() ->
                        file(0).requireFounded(given(references, new CriterionScore(0, "None of them answered"))));
        assertThatNoException().isThrownBy(() -> file(0).requireFounded(given(sample, new CriterionScore(4, ""))));
    }

    private GivenScore given(Criterion criterion, CriterionScore criterionScore) {
        return new GivenScore(tala.id(), criterion.id(), criterionScore, GivenScore.NONE);
    }

    @Test
    void whatTheWorkCostsInAnotherCurrencyIsNotComparedWithTheBids() {
        for (var cost : List.of(Money.of("14000", "USD"), Money.of("14000", "GBP"), Money.of("0", "JPY"))) {
            assertThat(file(0, cost).inHouseToCompare()).isEmpty();
        }
        assertThat(file(0, Money.of("14000", "EUR")).inHouseToCompare()).contains(Money.of("14000", "EUR"));
        assertThat(file(0).inHouseToCompare()).isEmpty();
    }

    private EvaluationFile file(int referencesHeard) {
        return file(referencesHeard, null);
    }

    private EvaluationFile file(int referencesHeard, @Nullable Money inHouse) {
        var request = new BidRequest(EngagementId.next(), "Bookkeeping for 2027", ABidding.EUR, ABidding.BERLIN);
        request.judgeBy(criteria, List.of());
        var scope = Scopes.frozen(request.engagement(), 1);
        return new EvaluationFile(
                request.engagement(),
                request,
                scope,
                evaluation,
                four,
                List.of(),
                List.of(),
                Map.of(tala.vendor(), new VendorCheck(List.of(), List.of(), referencesHeard, Map.of(), null)),
                new BidEvaluation(request.id()),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                inHouse,
                Map.of());
    }

    @Test
    void whereABidIsFreeAllTotalsCountAsHigherByTheLowestThatIsAsked() {
        var free = bid("Free", "0", "99", "95");
        var asked = bid("Asked", "100", "99", "95");
        var dear = bid("Dear", "300", "99", "95");
        var all = Evaluation.of(criteria, levels, List.of(free, asked, dear), Map.of(), Map.of());

        // Of 40: 100 ÷ 100, 100 ÷ 200, 100 ÷ 400.
        assertThat(List.of(free, asked, dear))
                .extracting(bid -> all.of(bid.id()).points().get(price.id()).shown())
                .containsExactly(new BigDecimal("40.0"), new BigDecimal("20.0"), new BigDecimal("10.0"));
        assertThat(all.addedToCompare()).contains(Money.of("100", "EUR"));
    }

    @Test
    void whereAllBidsAreFreeAllHaveTheFullPrice() {
        var all = Evaluation.of(
                criteria, levels, List.of(bid("A", "0", null, null), bid("B", "0.00", null, null)), Map.of(), Map.of());

        assertThat(all.ranked())
                .allSatisfy(column ->
                        assertThat(column.points().get(price.id()).shown()).isEqualByComparingTo("40.0"));
        assertThat(all.addedToCompare()).isEmpty();
        assertThat(all.ranked())
                .allSatisfy(
                        column -> assertThat(all.abnormallyLow(column.bid())).isEmpty());
    }

    /** Against a calculation of its own in doubles, over prices as they come: with and without a zero. */
    @Test
    void aLowerPriceNeverHasFewerPointsAndNobodyIsLeftWithNothing() {
        var random = new Random(8);
        int lists = 0;
        for (; lists < 300; lists++) {
            var prices = new ArrayList<Integer>();
            for (int i = 0; i < 2 + random.nextInt(6); i++) {
                prices.add(random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(90_000));
            }
            var bids = prices.stream()
                    .map(amount -> bid("V" + amount, String.valueOf(amount), null, null))
                    .toList();
            var all = Evaluation.of(criteria, levels, bids, Map.of(), Map.of());
            int lowest = Collections.min(prices);
            int added = lowest > 0
                    ? 0
                    : prices.stream()
                            .filter(amount -> amount > 0)
                            .min(Integer::compare)
                            .orElse(0);
            for (int i = 0; i < bids.size(); i++) {
                double own = prices.get(i) + added;
                double expected = own == 0 ? 40 : 40.0 * (lowest + added) / own;
                var points = all.of(bids.get(i).id()).points().get(price.id()).points();
                assertThat(points.doubleValue()).isCloseTo(expected, Offset.offset(0.000_01));
                assertThat(points).isPositive();
            }
        }
        System.out.println("Price points: " + lists + " lists of prices, 0 differences");
    }

    @Test
    void aLeastScoreIsAGate() {
        var gated = new Criterion(sample.id(), 3, "Sample of work", CriterionKind.SAMPLE, 15, new BigDecimal("3"), "");
        var all = Evaluation.of(List.of(price, service, references, gated, language), levels, four, scores, Map.of());

        // FastBooks has 2 for its sample: no place, and Norte sets the price points.
        assertThat(all.of(fast.id()).hasPlace()).isFalse();
        assertThat(all.of(fast.id()).belowMinimum()).containsExactly(gated);
        assertThat(all.ranked().get(3).bid()).isEqualTo(fast);
        assertThat(all.placed()).extracting(Evaluation.Column::place).containsExactly(1, 2, 3);
        assertThat(all.of(norte.id()).points().get(price.id()).shown()).isEqualByComparingTo("40.0");
        assertThat(all.of(tala.id()).points().get(price.id()).shown()).isEqualByComparingTo("36.3");
        assertThat(all.of(fast.id()).points().get(price.id()).shown()).isEqualByComparingTo("40.0");
        assertThat(all.lowestTotal()).contains(Money.of("7050", "EUR"));
        assertThat(Sensitivity.of(all).orElseThrow().lines())
                .extracting(Sensitivity.Line::vendor)
                .doesNotContain("FastBooks");
        assertThat(all.abnormallyLow(norte)).isEmpty();
    }

    @Test
    void aLeastScoreOfPriceAndOfServiceLevelsIsAGateToo() {
        var dearest = new Criterion(price.id(), 0, "Price", CriterionKind.PRICE, 40, new BigDecimal("2.5"), "");
        var promised = new Criterion(
                service.id(), 1, "Service levels", CriterionKind.SERVICE_LEVEL, 20, new BigDecimal("4"), "");
        var byPrice =
                Evaluation.of(List.of(dearest, service, references, sample, language), levels, four, scores, Map.of());
        var byLevels =
                Evaluation.of(List.of(price, promised, references, sample, language), levels, four, scores, Map.of());

        // 4,650 ÷ 9,990 × 5 = 2.33.
        assertThat(byPrice.placed())
                .extracting(Evaluation.Column::bid)
                .doesNotContain(kontor)
                .hasSize(3);
        // Tala 5, Kontor (1 + 0.6) ÷ 2 × 5 = 4, Norte (0.7 + 1) ÷ 2 × 5 = 4.25, FastBooks 0.75.
        assertThat(byLevels.placed()).extracting(Evaluation.Column::bid).containsExactlyInAnyOrder(tala, kontor, norte);
    }

    @Test
    void whatNobodyHasScoredYetIsBelowNothing() {
        var gated = new Criterion(sample.id(), 3, "Sample of work", CriterionKind.SAMPLE, 15, new BigDecimal("3"), "");
        var all = Evaluation.of(List.of(price, gated), levels, four, Map.of(), Map.of());

        assertThat(all.placed()).hasSize(4);
    }

    @Test
    void whereNobodyReachesALeastScoreNobodyHasAPlaceAndNothingFails() {
        var gated = new Criterion(sample.id(), 3, "Sample of work", CriterionKind.SAMPLE, 15, new BigDecimal("5"), "");
        var all = Evaluation.of(List.of(price, service, references, gated, language), levels, four, scores, Map.of());

        assertThat(all.placed()).isEmpty();
        assertThat(all.leaders()).isEmpty();
        assertThat(all.ranked()).hasSize(4);
        assertThat(Sensitivity.of(all)).isEmpty();
        assertThat(Sensitivity.removals(all)).isEmpty();
    }

    @Test
    void oneOutlierAboveMakesNobodyLow() {
        for (var prices : List.of(
                List.of(32_000, 58_000, 74_000, 113_000, 285_000),
                List.of(32_000, 58_000, 74_000, 115_000, 120_000, 285_000),
                List.of(90, 100, 285),
                List.of(100, 101, 102, 9_999))) {
            var all = priced(prices);
            for (int i = 1; i < prices.size(); i++) {
                assertThat(all.abnormallyLow(all(all).get(i)))
                        .as(prices.get(i) + " of " + prices)
                        .isEmpty();
            }
        }
        var low = priced(List.of(32_000, 58_000, 74_000, 113_000, 285_000));
        var found = low.abnormallyLow(all(low).get(0)).orElseThrow();
        // Of 58, 74 and 113 the median is 74: 57 % under it; the next higher is 58: 45 % under it.
        assertThat(found.underMedian()).isEqualByComparingTo("57");
        assertThat(found.underNext()).isEqualByComparingTo("45");
    }

    @Test
    void aPriceFarUnderTheNextHigherOrFarUnderTheMedianIsLow() {
        var next = priced(List.of(60, 90, 95, 100));
        assertThat(next.abnormallyLow(all(next).get(0)).orElseThrow().underNext())
                .isEqualByComparingTo("33");
        var pair = priced(List.of(10, 11, 40, 41, 42));
        assertThat(pair.abnormallyLow(all(pair).get(1)).orElseThrow().underMedian())
                .isEqualByComparingTo("73");
        var two = priced(List.of(50, 100));
        assertThat(two.abnormallyLow(all(two).get(0))).isPresent();
        assertThat(two.abnormallyLow(all(two).get(1))).isEmpty();
    }

    /** Against a calculation of its own, and: however high the highest is, nobody else's verdict changes by it. */
    @Test
    void whoIsLowFollowsFromTheMedianAndTheNextHigherAndNeverFromTheHighest() {
        var random = new Random(42);
        int prices = 0;
        int low = 0;
        for (int list = 0; list < 300; list++) {
            var amounts = new ArrayList<Integer>();
            for (int i = 0; i < 2 + random.nextInt(7); i++) {
                amounts.add((int) Math.exp(7 + 3 * random.nextDouble()));
            }
            Collections.sort(amounts);
            var all = priced(amounts);
            var raised = new ArrayList<>(amounts);
            raised.set(raised.size() - 1, amounts.get(amounts.size() - 1) * 50);
            var after = priced(raised);
            for (int i = 0; i < amounts.size(); i++) {
                prices++;
                var verdict = all.abnormallyLow(all(all).get(i)).isPresent();
                low += verdict ? 1 : 0;
                assertThat(verdict).as(amounts.get(i) + " of " + amounts).isEqualTo(isLow(amounts, i));
                if (i < amounts.size() - 1 && amounts.size() > 2) {
                    assertThat(after.abnormallyLow(all(after).get(i)).isPresent())
                            .as(amounts.get(i) + " of " + raised)
                            .isEqualTo(verdict);
                }
            }
        }
        System.out.printf("Abnormally low: %d prices, %d of them low, 0 differences%n", prices, low);
    }

    private static boolean isLow(List<Integer> sorted, int at) {
        var others = new ArrayList<>(sorted);
        others.remove(at);
        if (others.size() > 1) {
            others.remove(others.size() - 1);
        }
        double own = sorted.get(at);
        double middle = (others.get((others.size() - 1) / 2) + others.get(others.size() / 2)) / 2.0;
        double next = others.stream()
                .filter(other -> other > own)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        boolean lowest = others.stream().allMatch(other -> other > own);
        return own <= 0.6 * middle || (lowest && own <= 0.7 * next);
    }

    /** Bids with these totals, rising. */
    private Evaluation priced(List<Integer> totals) {
        var bids = totals.stream()
                .map(total -> bid("V", String.valueOf(total), null, null))
                .toList();
        return Evaluation.of(List.of(price), levels, bids, Map.of(), Map.of());
    }

    private static List<OpenedBid> all(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(Evaluation.Column::bid)
                .sorted(Comparator.comparing(OpenedBid::totalPerTerm))
                .toList();
    }

    @Test
    void hiddenNamesAreAllDifferentHoweverManyBidsThereAre() {
        var letters =
                IntStream.range(0, 1_000).mapToObj(EvaluationFile::letters).toList();

        assertThat(letters).doesNotHaveDuplicates();
        assertThat(letters.subList(24, 29)).containsExactly("Y", "Z", "AA", "AB", "AC");
        assertThat(letters.subList(700, 704)).containsExactly("ZY", "ZZ", "AAA", "AAB");
    }

    @Test
    void saysForWhichWeightsOfPriceTheFirstStaysFirst() {
        var sensitivity = Sensitivity.of(evaluation).orElseThrow();
        var range = sensitivity.firstStaysFirst();
        assertThat(sensitivity.first().vendor()).isEqualTo("Tala Ledger");
        assertThat(range.from()).isBetween(1, 39);
        assertThat(range.to()).isBetween(41, 99);
        assertThat(sensitivity.firstAt(BigDecimal.valueOf(100)).vendor()).isEqualTo("FastBooks");
        assertThat(sensitivity.firstAbove().orElseThrow().vendor()).isEqualTo("FastBooks");
        assertThat(sensitivity.firstAt(BigDecimal.valueOf(range.from() - 1L)).vendor())
                .isNotEqualTo("Tala Ledger");
    }

    @Test
    void theLineAtTheAgreedWeightIsTheEvaluationItself() {
        var sensitivity = Sensitivity.of(evaluation).orElseThrow();
        for (var line : sensitivity.lines()) {
            assertThat(line.at(BigDecimal.valueOf(40)))
                    .isCloseTo(
                            evaluation.of(line.bid()).total(),
                            org.assertj.core.data.Offset.offset(new BigDecimal("0.0001")));
        }
    }

    @Test
    void saysWhoseAbsenceWouldChangeTheFirst() {
        assertThat(Sensitivity.removals(evaluation)).isEmpty();

        var cheap = bid("Cheap", "2000", "97", "85");
        var dear = bid("Dear", "8000", "99", "95");
        var close = bid("Close", "7760", "98.85", "95");
        var three = Evaluation.of(
                criteria,
                levels,
                List.of(cheap, dear, close),
                Map.of(cheap.id(), scores(1, 1, 1), dear.id(), scores(4, 4, 4), close.id(), scores(4, 4, 4)),
                Map.of());
        assertThat(three.ranked().get(0).bid()).isEqualTo(dear);
        assertThat(Sensitivity.removals(three)).containsExactly(new Sensitivity.Removal("Cheap", "Close"));
    }

    private String points(OpenedBid bid, Criterion criterion) {
        return evaluation.of(bid.id()).points().get(criterion.id()).shown().toPlainString();
    }

    private String level(OpenedBid bid, ServiceLevel level) {
        return evaluation.of(bid.id()).levels().get(level.id()).shown().toPlainString();
    }

    private Map<CriterionId, Integer> scores(int byReferences, int bySample, int byLanguage) {
        return Map.of(references.id(), byReferences, sample.id(), bySample, language.id(), byLanguage);
    }

    private static Criterion criterion(int position, String name, CriterionKind kind, int weight) {
        return new Criterion(CriterionId.next(), position, name, kind, weight, null, "");
    }

    private static ServiceLevel level(String name, String target, String minimum) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL",
                name,
                Unit.PERCENT,
                Direction.HIGHER,
                new BigDecimal(target),
                new BigDecimal(minimum),
                null,
                null,
                "right",
                "checked",
                Window.WEEK,
                null,
                Method.ALL,
                null,
                MeasuredBy.US,
                20,
                "",
                null,
                "");
    }

    private OpenedBid bid(String vendor, String total, @Nullable String first, @Nullable String second) {
        return bid(vendor, total, first, second, List.of());
    }

    private OpenedBid bid(
            String vendor, String total, @Nullable String first, @Nullable String second, List<PriceLine> lines) {
        var committed = new HashMap<ServiceLevelId, BigDecimal>();
        if (first != null) {
            committed.put(right.id(), new BigDecimal(first));
        }
        if (second != null) {
            committed.put(overnight.id(), new BigDecimal(second));
        }
        return new OpenedBid(
                BidId.next(),
                BidRequestId.next(),
                InvitationId.next(),
                VendorId.next(),
                vendor,
                null,
                "Liza",
                "bids@vendor.example",
                ZoneId.of("Asia/Manila"),
                1,
                "FERN-1",
                Instant.parse("2026-11-23T10:26:09Z"),
                "ab",
                new Bidder(vendor, "Liza", "liza@vendor.example", ""),
                lines,
                Money.of("0", "EUR"),
                Money.of(total, "EUR"),
                12,
                committed,
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
