package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.CountedLevels;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.bidding.TieRule;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.BidId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/**
 * Six bids are reckoned once more by what the documents say (decisions 25, 69 and 75), in plain numbers: nothing of the application
 * is asked for anything but what it came to itself.
 */
@SpringBootTest
class IndependentCalculationTests {

    private static final int PRICE = 40;
    private static final int LEVELS = 20;
    private static final int ANSWERS = 40;
    private static final BigDecimal TARGET = new BigDecimal("99");
    private static final BigDecimal MINIMUM = new BigDecimal("97");
    private static final BigDecimal DOLLAR = new BigDecimal("0.8725");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** 240 hours at 100; the rest of a total is asked for taking over. */
    private static final BigDecimal HOURS = new BigDecimal("24000");

    private static final List<Asked> IN_EUROS = List.of(
            new Asked("Ahorn", "32000", "", "97.4", 2),
            new Asked("Birke", "58000", "", "98.2", 3),
            new Asked("Citrus", "74000", "", "99.5", 4),
            new Asked("Dorn", "96000", "", "98.9", 5),
            new Asked("Eiche", "140000", "", "99", 5),
            new Asked("Fichte", "285000", "", "99", 5));

    /** Birke asks 58,000.02 euros, Eiche 140,000.01, each as so many dollars. */
    private static final List<Asked> IN_TWO_CURRENCIES = List.of(
            new Asked("Ahorn", "32000", "", "97.4", 2),
            new Asked("Birke", "66475.67", "USD", "98.2", 3),
            new Asked("Citrus", "74000", "", "99.5", 4),
            new Asked("Dorn", "96000", "", "98.9", 5),
            new Asked("Eiche", "160458.46", "USD", "99", 5),
            new Asked("Fichte", "285000", "", "99", 5));

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    BidsForTests bids;

    @Autowired
    Evaluations evaluations;

    @Autowired
    EvaluationsForTests judging;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;
    private Made made;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void sixBidsInOneCurrency() {
        walk(IN_EUROS, List.of());

        // Of 40 points for price: 32 ÷ 58, 32 ÷ 74 and so on, as on paper.
        assertThat(Reckoned.all(IN_EUROS).stream().map(own -> own.price().toPlainString()))
                .containsExactlyInAnyOrder("40.0", "22.1", "17.3", "13.3", "9.1", "4.5");
    }

    @Test
    void sixBidsInTwoCurrencies() {
        walk(
                IN_TWO_CURRENCIES,
                List.of(new ExchangeRate(
                        Currency.getInstance("USD"),
                        DOLLAR,
                        ABidding.EUR,
                        LocalDate.now(ABidding.BERLIN).minusDays(1),
                        "Example bank, closing")));
    }

    /** Opened and judged, two disqualified, all rejected, and asked for again in one step. */
    private void walk(List<Asked> asked, List<ExchangeRate> rates) {
        judged(asked, rates);
        compare("six bids", asked);

        disqualify("Ahorn", "Dorn");
        compare(
                "two disqualified",
                asked.stream()
                        .filter(one -> !List.of("Ahorn", "Dorn").contains(one.vendor()))
                        .toList());
        lotsAreDrawnAgain();

        biddings.as(studio, () -> {
            judging.chooseNobody(made.engagement(), "None of them fits.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(file().request().status().name()).isEqualTo("UNSUCCESSFUL");
        compare(
                "all rejected",
                asked.stream()
                        .filter(one -> !List.of("Ahorn", "Dorn").contains(one.vendor()))
                        .toList());

        var first = file().request();
        askAgain();
        var second = biddings.as(studio, () -> bidding.get(made.engagement()));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.criteria().stream().map(Criterion::name)).containsExactly("Price", "Levels", "Answers");
        assertThat(second.criteria().stream().map(Criterion::weight)).containsExactly(PRICE, LEVELS, ANSWERS);
        assertThat(second.rates()).isEqualTo(first.rates()).isEqualTo(rates);
        assertThat(biddings.asked(made).keySet()).containsExactlyInAnyOrder("Birke", "Citrus", "Eiche", "Fichte");
        compare(
                "the round before, as it was",
                asked.stream()
                        .filter(one -> !List.of("Ahorn", "Dorn").contains(one.vendor()))
                        .toList());
    }

    private void judged(List<Asked> asked, List<ExchangeRate> rates) {
        var deadline = LocalDateTime.now(ABidding.BERLIN).plusDays(10);
        made = biddings.prepared(
                studio,
                deadline,
                ABidding.BERLIN,
                asked.stream().map(Asked::vendor).toArray(String[]::new));
        biddings.as(studio, () -> {
            biddings.judgedBy(
                    made,
                    deadline,
                    new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, PRICE, null, ""),
                    new Criterion(CriterionId.next(), 1, "Levels", CriterionKind.SERVICE_LEVEL, LEVELS, null, ""),
                    new Criterion(CriterionId.next(), 2, "Answers", CriterionKind.ANSWER, ANSWERS, null, ""));
            return true;
        });
        biddings.allow(made, rates.toArray(ExchangeRate[]::new));
        biddings.opened(made);
        for (int i = 0; i < asked.size(); i++) {
            var invitation = made.invited().get(i);
            var own = named(asked, biddings.invitation(made, i).vendorName());
            Tenancy.as(made.vendor(i), () -> {
                bids.fill(invitation, made.frozen(), prices(own), own.promise(), own.currency());
                bids.send(invitation, Instant.now());
                return true;
            });
        }
        biddings.opening(made);
        biddings.as(studio, () -> {
            var file = evaluations.file(made.engagement());
            judging.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
            evaluations.score(
                    made.engagement(),
                    file.bids().stream()
                            .map(bid -> new GivenScore(
                                    bid.id(),
                                    file.judged().get(0).id(),
                                    new CriterionScore(
                                            named(asked, bid.vendorName()).score(), "As read"),
                                    GivenScore.NONE))
                            .toList(),
                    ABidding.MIA,
                    Instant.now());
            evaluations.finishQuality(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private Map<String, String> prices(Asked own) {
        var prices = new HashMap<String, String>();
        made.frozen()
                .priceItems()
                .forEach(item -> prices.put(
                        item.key(),
                        item.takingOver() ? own.total().subtract(HOURS).toPlainString() : "100"));
        return prices;
    }

    private static Asked named(List<Asked> asked, String vendor) {
        return asked.stream()
                .filter(one -> one.vendor().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    private void disqualify(String... vendors) {
        for (var vendor : vendors) {
            biddings.as(studio, () -> {
                var bid = file().bids().stream()
                        .filter(one -> one.vendorName().equals(vendor))
                        .findFirst()
                        .orElseThrow();
                evaluations.disqualify(
                        made.engagement(), bid.id(), "It answers another request.", ABidding.MIA, Instant.now());
                return true;
            });
        }
    }

    private void askAgain() {
        var page = pages.get(ana, "/engagements/" + made.engagement() + "/bidding/again");
        assertThat(page).hasStatusOk().bodyText().contains("Citrus");
        if (!file().request().rates().isEmpty()) {
            assertThat(page).bodyText().contains("The rates are those of the round before", "1 USD = 0.8725 EUR");
        }
        var asked = biddings.asked(made).entrySet().stream()
                .filter(vendor -> !List.of("Ahorn", "Dorn").contains(vendor.getKey()))
                .map(vendor -> vendor.getValue().toString())
                .toArray(String[]::new);
        var in = LocalDate.now(ABidding.BERLIN);
        assertThat(pages.post(ana, "/engagements/" + made.engagement() + "/bidding/again")
                        .param("deadline", in.plusDays(12).toString())
                        .param("deadlineTime", "16:00")
                        .param("questionsUntil", in.plusDays(6).toString())
                        .param("questionsUntilTime", "16:00")
                        .param("vendors", asked))
                .hasStatus3xxRedirection();
    }

    /** Holds everything that is shown of the bids that count against what is reckoned here. */
    private void compare(String when, List<Asked> counting) {
        var evaluation = file().evaluation();
        var reckoned = Reckoned.all(counting);
        System.out.printf(
                "%n%s, %s:%n",
                when, counting.stream().anyMatch(one -> !one.currency().isEmpty()) ? "two currencies" : "one currency");
        assertThat(evaluation.ranked()).hasSameSizeAs(reckoned);
        for (int at = 0; at < reckoned.size(); at++) {
            var own = reckoned.get(at);
            var column = evaluation.ranked().get(at);
            var bid = column.bid();
            var low = evaluation.abnormallyLow(bid);
            System.out.printf(
                    "%d. %-7s %12s %3s = %12s EUR  price %4s  levels %4s  answers %4s  total %5s  %s%n",
                    own.place(),
                    own.vendor(),
                    bid.totalPerTerm().amount().setScale(2),
                    bid.totalPerTerm().currency(),
                    own.total(),
                    own.price(),
                    own.levels(),
                    own.answers(),
                    own.points(),
                    own.low() == null ? "usual" : own.low() + " % under the median");
            assertThat(bid.vendorName()).isEqualTo(own.vendor());
            assertThat(column.comparedTotal().amount()).isEqualByComparingTo(own.total());
            var shown = evaluation.criteria().stream()
                    .map(criterion -> column.under(criterion).shown())
                    .toList();
            assertThat(shown).containsExactly(own.price(), own.levels(), own.answers());
            assertThat(column.shownTotal()).isEqualTo(own.points());
            assertThat(column.place()).isEqualTo(own.place());
            assertThat(low.map(AbnormallyLowBid::underMedian).orElse(null)).isEqualTo(own.low());
            assertThat(low.map(AbnormallyLowBid::underNext).orElse(null)).isEqualTo(own.next());
        }
        var turn = Turn.of(reckoned);
        var sensitivity = Sensitivity.of(evaluation).orElseThrow();
        System.out.printf(
                "   %s is first from %d to %d of 100 for price; below %s, above %s%n",
                reckoned.get(0).vendor(), turn.from(), turn.to(), turn.below(), turn.above());
        assertThat(sensitivity.firstStaysFirst()).isEqualTo(new Sensitivity.Range(turn.from(), turn.to()));
        assertThat(sensitivity.firstBelow().map(Sensitivity.Line::vendor).orElse("nobody"))
                .isEqualTo(turn.below());
        assertThat(sensitivity.firstAbove().map(Sensitivity.Line::vendor).orElse("nobody"))
                .isEqualTo(turn.above());
    }

    /** All opened bids with the same points, which a lot then puts in an order: also of those that do not count any more. */
    private void lotsAreDrawnAgain() {
        var file = file();
        var opened = file.bids();
        var fit = new Criterion(CriterionId.next(), 0, "Fit", CriterionKind.OTHER, 100, null, "");
        Map<BidId, Map<CriterionId, Integer>> alike =
                opened.stream().collect(Collectors.toMap(OpenedBid::id, bid -> Map.of(fit.id(), 3)));
        var drawn = Evaluation.of(
                        List.of(fit), CountedLevels.NONE, opened, alike, Map.of(), TieBreak.of(TieRule.LOT, opened))
                .ranked();

        var seed = sha256(opened.stream().map(OpenedBid::sha256).sorted().collect(Collectors.joining("\n")));
        var lots = opened.stream()
                .sorted(Comparator.comparing(bid -> sha256(seed + "\n" + bid.receipt())))
                .map(OpenedBid::vendorName)
                .toList();
        System.out.printf("   lots: %s%n", String.join(", ", lots));
        assertThat(drawn).extracting(column -> column.bid().vendorName()).containsExactlyElementsOf(lots);
        assertThat(drawn).extracting(Evaluation.Column::place).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(file.evaluation().ties().seed()).isEqualTo(seed);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private EvaluationFile file() {
        return biddings.as(
                studio,
                () -> bidding.rounds(made.engagement()).size() > 1
                        ? evaluations.file(made.engagement(), 1)
                        : evaluations.file(made.engagement()));
    }

    /**
     * What a vendor asks, promises, and what its answers are worth to us.
     *
     * @param currency empty for euros
     */
    private record Asked(String vendor, BigDecimal total, String currency, String promise, int score) {

        private Asked(String vendor, String total, String currency, String promise, int score) {
            this(vendor, new BigDecimal(total), currency, promise, score);
        }

        private BigDecimal inEuros() {
            return (currency.isEmpty() ? total : total.multiply(DOLLAR)).setScale(2, RoundingMode.HALF_UP);
        }

        /** Nothing at the minimum and below, everything at the target and above, in between in proportion. */
        private BigDecimal shareOfLevels() {
            return new BigDecimal(promise)
                    .min(TARGET)
                    .max(MINIMUM)
                    .subtract(MINIMUM)
                    .divide(TARGET.subtract(MINIMUM), EXACT);
        }

        private BigDecimal shareOfAnswers() {
            return BigDecimal.valueOf(score).divide(BigDecimal.valueOf(5), EXACT);
        }
    }

    /**
     * One bid as it comes out; points to one place.
     *
     * @param low by how many per cent its total is under the median of the others, where it is abnormally low; else null
     * @param next by how many per cent it is under the next higher one, where it is abnormally low; else null
     * @param quality of 100, without price; {@code cheapness} of 100, by price alone
     */
    private record Reckoned(
            String vendor,
            int place,
            BigDecimal total,
            BigDecimal price,
            BigDecimal levels,
            BigDecimal answers,
            BigDecimal points,
            BigDecimal low,
            BigDecimal next,
            BigDecimal quality,
            BigDecimal cheapness) {

        /** All that count, the best first: what shows to one place decides. */
        private static List<Reckoned> all(List<Asked> counting) {
            var lowest = counting.stream()
                    .map(Asked::inEuros)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            var unplaced = new ArrayList<Reckoned>();
            for (var one : counting) {
                var share = lowest.divide(one.inEuros(), EXACT);
                var price = share.multiply(BigDecimal.valueOf(PRICE));
                var levels = one.shareOfLevels().multiply(BigDecimal.valueOf(LEVELS));
                var answers = one.shareOfAnswers().multiply(BigDecimal.valueOf(ANSWERS));
                var under = low(one, counting);
                unplaced.add(new Reckoned(
                        one.vendor(),
                        0,
                        one.inEuros(),
                        shown(price),
                        shown(levels),
                        shown(answers),
                        shown(price.add(levels).add(answers)),
                        under.isEmpty() ? null : under.get(0),
                        under.isEmpty() ? null : under.get(1),
                        levels.add(answers).multiply(HUNDRED).divide(BigDecimal.valueOf(100 - PRICE), EXACT),
                        share.multiply(HUNDRED)));
            }
            var sorted = unplaced.stream()
                    .sorted(Comparator.comparing(Reckoned::points).reversed().thenComparing(Reckoned::total))
                    .toList();
            return sorted.stream()
                    .map(own -> own.at(1
                            + (int) sorted.stream()
                                    .filter(other -> other.points().compareTo(own.points()) > 0)
                                    .count()))
                    .toList();
        }

        private Reckoned at(int place) {
            return new Reckoned(vendor, place, total, price, levels, answers, points, low, next, quality, cheapness);
        }

        /** 40 per cent under the median of the others without the highest of them, or lowest and 30 per cent under the next. */
        private static List<BigDecimal> low(Asked own, List<Asked> counting) {
            var others = counting.stream()
                    .filter(other -> other != own)
                    .map(Asked::inEuros)
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            if (others.size() > 1) {
                others.remove(others.size() - 1);
            }
            var higher = others.stream()
                    .filter(other -> other.compareTo(own.inEuros()) > 0)
                    .toList();
            if (higher.isEmpty()) {
                return List.of();
            }
            int half = others.size() / 2;
            var median = others.size() % 2 == 1
                    ? others.get(half)
                    : others.get(half - 1).add(others.get(half)).divide(BigDecimal.valueOf(2), EXACT);
            var underMedian = under(own.inEuros(), median);
            var underNext = under(own.inEuros(), higher.get(0));
            boolean lowest = higher.size() == others.size();
            return underMedian.compareTo(new BigDecimal("40")) >= 0
                            || lowest && underNext.compareTo(new BigDecimal("30")) >= 0
                    ? List.of(whole(underMedian), whole(underNext))
                    : List.of();
        }

        private static BigDecimal under(BigDecimal own, BigDecimal higher) {
            return HUNDRED.subtract(own.multiply(HUNDRED).divide(higher, EXACT));
        }

        private static BigDecimal whole(BigDecimal percent) {
            return percent.setScale(0, RoundingMode.HALF_UP);
        }

        /** Its points if price weighed this much and the other weights kept their proportions. */
        private BigDecimal at(BigDecimal weight) {
            return shown(quality.multiply(HUNDRED.subtract(weight))
                    .add(cheapness.multiply(weight))
                    .divide(HUNDRED, EXACT));
        }

        private static BigDecimal shown(BigDecimal points) {
            return points.setScale(1, RoundingMode.HALF_UP);
        }
    }

    /** From which to which whole weight of price the first stays first, and who would be first beyond. */
    private record Turn(int from, int to, String below, String above) {

        private static Turn of(List<Reckoned> all) {
            int from = PRICE;
            while (from > 0 && leads(all, from - 1)) {
                from--;
            }
            int to = PRICE;
            while (to < 100 && leads(all, to + 1)) {
                to++;
            }
            return new Turn(
                    from, to, from == 0 ? "nobody" : first(all, from - 1), to == 100 ? "nobody" : first(all, to + 1));
        }

        private static boolean leads(List<Reckoned> all, int weight) {
            var most = most(all, weight);
            return all.get(0).at(BigDecimal.valueOf(weight)).compareTo(most) == 0;
        }

        private static String first(List<Reckoned> all, int weight) {
            var most = most(all, weight);
            return all.stream()
                    .filter(own -> own.at(BigDecimal.valueOf(weight)).compareTo(most) == 0)
                    .map(Reckoned::vendor)
                    .findFirst()
                    .orElseThrow();
        }

        private static BigDecimal most(List<Reckoned> all, int weight) {
            return all.stream()
                    .map(own -> own.at(BigDecimal.valueOf(weight)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
