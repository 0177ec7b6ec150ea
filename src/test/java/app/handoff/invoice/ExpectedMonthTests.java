package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.PaidBy;
import app.handoff.contract.PaymentTerms;
import app.handoff.contract.RateModel;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What contracts let vendors bill, worked out once more in another way: day by day, and in fractions of whole numbers. */
class ExpectedMonthTests {

    private static final int CONTRACTS = 4_000;
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
    private static final YearMonth EVER = YearMonth.of(2100, 1);

    @Test
    void everyMonthOfRandomContractsIsAsTheContractSays() {
        var random = new Random(20271);
        int months = 0;
        int different = 0;
        int leap = 0;
        int parts = 0;
        int capped = 0;
        var models = new HashMap<RateModel, Integer>();
        for (int i = 0; i < CONTRACTS; i++) {
            var one = RandomContract.next(random, RateModel.values()[i % 5]);
            models.merge(one.model, 1, Integer::sum);
            var terms = one.terms();
            var expected = ExpectedMonth.all(terms, any -> terms, one.volumes, Map.of(), EVER);
            var again = one.totals();
            assertThat(expected).hasSameSizeAs(again.keySet());
            for (var month : expected) {
                months++;
                if (!month.total().equals(again.get(month.month()))) {
                    different++;
                    System.out.println(one + " " + month + " but " + again.get(month.month()));
                }
                leap += month.month().getMonthValue() == 2 && month.month().isLeapYear() ? 1 : 0;
                parts += one.terms().days(month.month()) < month.month().lengthOfMonth() ? 1 : 0;
                capped += month.line(ExpectedMonth.CAP).isPresent() ? 1 : 0;
                assertThat(month.lines().stream()
                                .map(ExpectedMonth.Line::amount)
                                .reduce(Money.zero(one.currency), Money::plus))
                        .as("the lines add up")
                        .isEqualTo(month.total());
            }
        }
        System.out.printf(
                "Random contracts: %d (%s), months: %d (in part %d, leap Februaries %d, over the most %d), different: %d%n",
                CONTRACTS, models, months, parts, leap, capped, different);
        assertThat(different).isZero();
        assertThat(leap).isGreaterThan(100);
        assertThat(capped).isGreaterThan(100);
    }

    @Test
    void aMonthThatIsFilledInPartCountsByItsDays() {
        var terms = Agreements.bookkeeping();
        var january = YearMonth.of(2027, 1);

        var expected = ExpectedMonth.of(terms, january, Map.of("Ledger entries", new BigDecimal("410")), zero());

        assertThat(expected.amountOf("Base fee")).isEqualTo(Money.of("27.10", "EUR"));
        assertThat(expected.amountOf("Ledger entries")).isEqualTo(Money.of("369", "EUR"));
        assertThat(expected.amountOf(ExpectedMonth.TAKING_OVER))
                .as("at the end of the transition, on 24 January")
                .isEqualTo(Money.of("350", "EUR"));
        assertThat(expected.confirmed()).isTrue();
    }

    @Test
    void whatNobodyConfirmedIsEstimatedAndSaysSo() {
        var expected = ExpectedMonth.of(Agreements.bookkeeping(), YearMonth.of(2027, 3), null, zero());

        assertThat(expected.confirmed()).isFalse();
        assertThat(expected.amountOf("Ledger entries")).isEqualTo(Money.of("540", "EUR"));
        assertThat(expected.line(ExpectedMonth.TAKING_OVER)).isEmpty();
    }

    /** A fixed price a month does not pay for what is ordered by the piece beside it. */
    @Test
    void whatIsOrderedByThePieceIsCountedUnderAFixedPriceToo() {
        var terms = BillingTerms.of(
                Agreements.contract(
                        new PaymentTerms(
                                RateModel.FIXED,
                                false,
                                30,
                                List.of(
                                        Agreements.price("All of the work", "a month", "12", "1000", "EUR"),
                                        Agreements.price("Extra statement", "each (statements)", "24", "50", "EUR"))),
                        LocalDate.parse("2027-01-01"),
                        LocalDate.parse("2027-12-31"),
                        zero(),
                        Money.of("13200", "EUR"),
                        0),
                null);

        var none = ExpectedMonth.of(terms, YearMonth.of(2027, 5), Map.of("Extra statement", BigDecimal.ZERO), zero());
        assertThat(none.total()).isEqualTo(Money.of("1000", "EUR"));
        assertThat(ExpectedMonth.of(terms, YearMonth.of(2027, 5), null, zero()).confirmed())
                .isFalse();
    }

    private static Money zero() {
        return Money.of("0", "EUR");
    }

    /** A contract with what was delivered under it. */
    static final class RandomContract {

        final RateModel model;
        final Currency currency;
        final List<PaymentTerms.Price> prices = new ArrayList<>();
        final LocalDate start;
        final LocalDate end;
        final Money takingOver;
        final Money total;
        final int transitionWeeks;
        final boolean taxIncluded;
        final Map<YearMonth, Map<String, BigDecimal>> volumes = new HashMap<>();

        private RandomContract(Random random, RateModel model) {
            this.model = model;
            this.currency = Currency.getInstance(CURRENCIES.get(random.nextInt(3)));
            this.start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(2_000));
            this.end = start.plusDays(random.nextInt(900));
            this.transitionWeeks = random.nextInt(4) == 0 ? 0 : random.nextInt(12);
            this.taxIncluded = random.nextBoolean();
            this.takingOver = new Money(amount(random, 100_000, 2), currency);
            this.total = new Money(amount(random, 5_000_000, 2), currency);
            int lines = 1 + random.nextInt(4);
            for (int i = 0; i < lines; i++) {
                boolean once = model == RateModel.ONCE || random.nextInt(9) == 0;
                boolean base = !once && model != RateModel.FIXED && random.nextInt(4) == 0;
                var quantity = once ? BigDecimal.ONE : base ? BigDecimal.valueOf(12) : amount(random, 100_000, 1);
                var each = new Money(amount(random, 1_000_000, 4), currency);
                var least = !once && !base && random.nextInt(3) == 0 ? amount(random, 80_000, 1) : null;
                prices.add(new PaymentTerms.Price(
                        "Line " + i,
                        once ? "for all of it" : base ? "a month, whatever the volume" : "an hour",
                        quantity,
                        each,
                        each.times(quantity),
                        once ? PaidBy.ONCE : base || model == RateModel.FIXED ? PaidBy.MONTH : PaidBy.COUNT,
                        least));
            }
            for (var month : months().keySet()) {
                if (random.nextInt(3) > 0) {
                    var delivered = new HashMap<String, BigDecimal>();
                    prices.forEach(price -> delivered.put(price.label(), amount(random, 100_000, 2)));
                    volumes.put(month, delivered);
                }
            }
        }

        static RandomContract next(Random random, RateModel model) {
            return new RandomContract(random, model);
        }

        private static BigDecimal amount(Random random, int most, int places) {
            return BigDecimal.valueOf(random.nextInt(most), random.nextInt(places + 1));
        }

        BillingTerms terms() {
            return BillingTerms.of(
                    Agreements.contract(
                            new PaymentTerms(model, taxIncluded, 30, prices),
                            start,
                            end,
                            takingOver,
                            total,
                            transitionWeeks),
                    null);
        }

        /** Days of work in each month, counted one by one. */
        private Map<YearMonth, Integer> months() {
            var days = new TreeMap<YearMonth, Integer>();
            for (var day = start; !day.isAfter(end); day = day.plusDays(1)) {
                days.merge(YearMonth.from(day), 1, Integer::sum);
            }
            return days;
        }

        /** What each month comes to, in fractions of whole numbers. */
        Map<YearMonth, Money> totals() {
            var totals = new TreeMap<YearMonth, Money>();
            var before = BigDecimal.ZERO;
            for (var month : months().entrySet()) {
                var sum = BigDecimal.ZERO;
                int length = month.getKey().lengthOfMonth();
                var delivered = volumes.get(month.getKey());
                for (var price : prices) {
                    var least = price.leastPerMonth() == null
                            ? BigDecimal.ZERO
                            : rounded(price.leastPerMonth(), BigDecimal.valueOf(month.getValue()), length, 2);
                    if (price.paidBy() == PaidBy.MONTH) {
                        sum = sum.add(rounded(
                                price.perYear().amount(),
                                BigDecimal.valueOf(month.getValue()),
                                12L * length,
                                places()));
                    } else if (delivered != null) {
                        sum = sum.add(rounded(
                                price.unitPrice().amount(),
                                delivered.get(price.label()).max(least),
                                1,
                                places()));
                    } else if (price.paidBy() == PaidBy.COUNT) {
                        var share =
                                rounded(price.quantityPerYear(), BigDecimal.valueOf(month.getValue()), 12L * length, 2);
                        sum = sum.add(rounded(price.unitPrice().amount(), share.max(least), 1, places()));
                    }
                }
                var due = transitionWeeks == 0 ? start : start.plusDays(7L * transitionWeeks - 1);
                if (YearMonth.from(due.isAfter(end) ? end : due).equals(month.getKey())) {
                    sum = sum.add(rounded(takingOver.amount(), BigDecimal.ONE, 1, places()));
                }
                if (model == RateModel.CAPPED && before.add(sum).compareTo(total.amount()) > 0) {
                    var left = total.amount().subtract(before).max(BigDecimal.ZERO);
                    sum = rounded(left, BigDecimal.ONE, 1, places());
                }
                before = before.add(sum);
                totals.put(month.getKey(), new Money(sum, currency));
            }
            return totals;
        }

        private int places() {
            return switch (currency.getCurrencyCode()) {
                case "JPY" -> 0;
                case "KWD" -> 3;
                default -> 2;
            };
        }

        /** One times another over a whole number, half up: in units of the last place, as twice the number plus one, halved. */
        private static BigDecimal rounded(BigDecimal one, BigDecimal other, long over, int places) {
            int scale = one.scale() + other.scale();
            var above = one.unscaledValue().multiply(other.unscaledValue()).multiply(BigInteger.TEN.pow(places + 20));
            var below = BigInteger.TEN.pow(scale + 20).multiply(BigInteger.valueOf(over));
            var twice = above.shiftLeft(1).add(below);
            return new BigDecimal(twice.divide(below.shiftLeft(1)), places);
        }

        @Override
        public String toString() {
            return model + " " + currency + " " + start + " to " + end + " " + prices;
        }
    }
}
