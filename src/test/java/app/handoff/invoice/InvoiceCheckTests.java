package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.RateModel;
import app.handoff.invoice.InvoiceCheck.Cause;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An invoice beside its contract: each difference says its cause, and nothing that is right is called wrong. */
class InvoiceCheckTests {

    private static final YearMonth MARCH = YearMonth.of(2027, 3);
    private static final Map<String, BigDecimal> DELIVERED = Map.of("Ledger entries", new BigDecimal("650"));

    private final BillingTerms terms = Agreements.bookkeeping();

    @Test
    void anInvoiceAsAgreedDiffersInNothing() {
        var check = compare(
                invoice(false, "118.75", "743.75", line("Base fee", "1", "40"), line("Ledger entries", "650", "0.90")));

        assertThat(check.differs()).isFalse();
        assertThat(check.difference().isZero()).isTrue();
        assertThat(check.taxProblem()).isNull();
        assertThat(check.rows()).allSatisfy(row -> assertThat(row.reasons()).isEmpty());
    }

    @Test
    void theSameWithTaxInItsPricesIsTheSame() {
        var check = compare(invoice(
                true, "118.75", "743.75", line("Base fee", "1", "47.60"), line("Ledger entries", "650", "1.071")));

        assertThat(check.differs()).isFalse();
        assertThat(check.billed()).isEqualTo(Money.of("625", "EUR"));
    }

    @Test
    void eachDifferenceSaysItsCause() {
        assertThat(causes(
                        invoice(false, "0", "634", bare("Base fee", "1", "40"), bare("Ledger entries", "660", "0.90"))))
                .containsExactly(Cause.QUANTITY);
        assertThat(causes(invoice(false, "0", "690", bare("Base fee", "1", "40"), bare("Ledger entries", "650", "1"))))
                .containsExactly(Cause.PRICE);
        assertThat(causes(invoice(false, "0", "660", bare("Base fee", "1", "50"), bare("Ledger entries", "610", "1"))))
                .containsExactly(Cause.PRICE, Cause.LESS, Cause.PRICE);
        assertThat(causes(invoice(
                        false,
                        "0",
                        "645",
                        bare("Base fee", "1", "40"),
                        bare("Ledger entries", "650", "0.90"),
                        new InvoiceLine(null, "Express", BigDecimal.ONE, BigDecimal.valueOf(20), null))))
                .containsExactly(Cause.UNEXPECTED);
        assertThat(causes(invoice(false, "0", "585", bare("Ledger entries", "650", "0.90"))))
                .containsExactly(Cause.NOT_BILLED);
        assertThat(causes(
                        invoice(false, "0", "635", bare("Base fee", "1", "40"), bare("Ledger entries", "650", "0.90"))))
                .containsExactly(Cause.SUM);
        assertThat(causes(invoice(
                        false,
                        "0",
                        "975",
                        bare("Base fee", "1", "40"),
                        bare("Ledger entries", "650", "0.90"),
                        bare(ExpectedMonth.TAKING_OVER, "1", "350"))))
                .as("it was due in January")
                .containsExactly(Cause.UNEXPECTED);
    }

    @Test
    void whatAnotherInvoiceBilledIsNotPaidTwice() {
        var first = invoice(false, "0", "625", bare("Base fee", "1", "40"), bare("Ledger entries", "650", "0.90"));

        var check = InvoiceCheck.of(
                terms, expected(), invoice(false, "0", "40", bare("Base fee", "1", "40")), List.of(first), Map.of());

        assertThat(check.expected().isZero()).isTrue();
        assertThat(check.difference()).isEqualTo(Money.of("40", "EUR"));
        assertThat(check.rows().get(0).reasons())
                .extracting(InvoiceCheck.Reason::cause)
                .containsExactly(Cause.BILLED_BEFORE);
    }

    /** Of two invoices for a month each bills its part: neither is asked about, and what is too much is on the later one. */
    @Test
    void whatIsBilledInTwoPartsIsHeldAgainstWhatIsLeft() {
        var first = invoice(false, "0", "400", bare("Base fee", "1", "40"), bare("Ledger entries", "400", "0.90"));
        assertThat(compare(first).differs()).isFalse();
        assertThat(causes(first)).containsExactly(Cause.LESS);

        var rest = after(first, invoice(false, "0", "225", bare("Ledger entries", "250", "0.90")));
        assertThat(rest.differs()).isFalse();
        assertThat(rest.difference().isZero()).isTrue();

        assertThat(causesAfter(first, invoice(false, "0", "234", bare("Ledger entries", "260", "0.90"))))
                .as("ten more than are left")
                .containsExactly(Cause.BILLED_BEFORE);
        assertThat(causesAfter(first, invoice(false, "0", "225", bare("Ledger entries", "225", "1"))))
                .as("a wrong price that comes to what is left")
                .containsExactly(Cause.LESS, Cause.PRICE);
    }

    @Test
    void whatThePriceOfTheTermLeavesIsWhatInvoicesLeft() {
        var capped = Agreements.capped("12000");
        var expected = ExpectedMonth.of(
                capped,
                YearMonth.of(2027, 11),
                Map.of("Hour of work", new BigDecimal("100")),
                Money.of("11700", "EUR"));

        assertThat(expected.total()).isEqualTo(Money.of("300", "EUR"));
        var all = List.of(ExpectedMonth.all(
                capped,
                month -> capped,
                Map.of(),
                Map.of(YearMonth.of(2027, 1), Money.of("12000", "EUR")),
                YearMonth.of(2027, 2)));
        assertThat(all.get(0).get(1).total().isZero())
                .as("billed at once in January, whatever was expected")
                .isTrue();

        var over = InvoiceCheck.of(
                capped, expected, invoice(false, "0", "1000", bare("Hour of work", "100", "10")), List.of(), Map.of());
        assertThat(over.difference()).isEqualTo(Money.of("700", "EUR"));
        assertThat(over.differs()).isTrue();
    }

    @Test
    void whatIsAgreedAtCostIsExpectedAsItIsBilled() {
        var of = Agreements.withReceipts();
        var check = InvoiceCheck.of(
                of,
                ExpectedMonth.of(of, MARCH, DELIVERED, Money.of("0", "EUR")),
                invoice(
                        false,
                        "0",
                        "633.40",
                        bare("Ledger entries", "650", "0.90"),
                        bare("Expenses, each agreed before", "1", "48.40")),
                List.of(),
                Map.of());
        assertThat(check.difference().isZero()).isTrue();
        assertThat(causes(check)).as("a person looks at the receipts").containsExactly(Cause.RECEIPTS);
        assertThat(check.differs()).isTrue();
    }

    @Test
    void taxThatNoRateExplainsIsAskedAbout() {
        assertThat(compare(invoice(
                                false,
                                "625",
                                "1250",
                                bare("Base fee", "1", "40"),
                                bare("Ledger entries", "650", "0.90")))
                        .taxProblem())
                .isNotNull();
        assertThat(compare(invoice(
                                false,
                                "118.75",
                                "743.75",
                                bare("Base fee", "1", "40"),
                                bare("Ledger entries", "650", "0.90")))
                        .taxProblem())
                .isNull();
    }

    @Test
    void taxIsCheckedByTheRatesOnTheLines() {
        assertThat(compare(invoice(
                                false,
                                "120",
                                "745",
                                line("Base fee", "1", "40"),
                                line("Ledger entries", "650", "0.90")))
                        .taxProblem())
                .isNotNull();
        assertThat(compare(invoice(
                                false,
                                "118.75",
                                "743.75",
                                line("Base fee", "1", "40"),
                                line("Ledger entries", "650", "0.90")))
                        .taxProblem())
                .isNull();
    }

    /** Whatever is billed: the rows add up, and what is billed as expected is called right. */
    @Test
    void theRowsAddUpToTheWhole() {
        var random = new Random(4);
        int invoices = 0;
        int asExpected = 0;
        int wronglyObjected = 0;
        int notAddingUp = 0;
        for (int i = 0; i < 2_000; i++) {
            var contract = ExpectedMonthTests.RandomContract.next(random, RateModel.values()[i % 5]);
            var of = contract.terms();
            for (var month : ExpectedMonth.all(
                    of, any -> of, contract.volumes, Map.of(), of.first().plusMonths(2))) {
                boolean right = random.nextBoolean();
                var lines = new ArrayList<InvoiceLine>();
                for (var line : month.lines()) {
                    if (!line.key().equals(ExpectedMonth.CAP)
                            && line.amount().amount().signum() > 0) {
                        var quantity = right ? line.quantity() : BigDecimal.valueOf(random.nextInt(10_000), 2);
                        boolean bySum = line.price() == null || line.price().kind() == BilledPrice.Kind.MONTHLY;
                        lines.add(new InvoiceLine(
                                line.key(),
                                "x",
                                right && bySum ? BigDecimal.ONE : quantity,
                                right
                                        ? (bySum ? line.amount() : line.unitPrice()).amount()
                                        : line.unitPrice().amount(),
                                null));
                    }
                }
                if (lines.isEmpty()) {
                    continue;
                }
                var sum = lines.stream()
                        .map(line -> line.amount(contract.currency))
                        .reduce(Money.zero(contract.currency), Money::plus);
                var content = new InvoiceContent(
                        month.month(),
                        "1",
                        of.starts(),
                        of.starts(),
                        of.taxIncluded(),
                        lines,
                        Money.zero(contract.currency),
                        sum,
                        null);
                var check = InvoiceCheck.of(of, month, content, List.of(), Map.of());
                invoices++;
                var differences = check.rows().stream()
                        .map(InvoiceCheck.Row::difference)
                        .reduce(Money.zero(contract.currency), Money::plus);
                var whole = sum.minus(month.total());
                notAddingUp += differences.equals(whole) && check.difference().equals(whole) ? 0 : 1;
                if (right && month.line(ExpectedMonth.CAP).isEmpty()) {
                    asExpected++;
                    wronglyObjected += check.differs() ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "Random invoices: %d, rows that do not add up: %d, billed as expected: %d, of these objected to: %d%n",
                invoices, notAddingUp, asExpected, wronglyObjected);
        assertThat(notAddingUp).isZero();
        assertThat(wronglyObjected).isZero();
        assertThat(asExpected).isGreaterThan(500);
    }

    private InvoiceCheck after(InvoiceContent first, InvoiceContent content) {
        return InvoiceCheck.of(terms, expected(), content, List.of(first), Map.of());
    }

    private List<Cause> causesAfter(InvoiceContent first, InvoiceContent content) {
        return causes(after(first, content));
    }

    private List<Cause> causes(InvoiceContent content) {
        return causes(compare(content));
    }

    private static List<Cause> causes(InvoiceCheck check) {
        return check.rows().stream()
                .flatMap(row -> row.reasons().stream())
                .map(InvoiceCheck.Reason::cause)
                .toList();
    }

    private InvoiceCheck compare(InvoiceContent content) {
        return InvoiceCheck.of(terms, expected(), content, List.of(), Map.of());
    }

    private ExpectedMonth expected() {
        return ExpectedMonth.of(terms, MARCH, DELIVERED, Money.of("0", "EUR"));
    }

    static InvoiceLine line(String key, String quantity, String each) {
        return new InvoiceLine(key, key, new BigDecimal(quantity), new BigDecimal(each), BigDecimal.valueOf(19));
    }

    static InvoiceLine bare(String key, String quantity, String each) {
        return new InvoiceLine(key, key, new BigDecimal(quantity), new BigDecimal(each), null);
    }

    static InvoiceContent invoice(boolean taxIncluded, String tax, String total, InvoiceLine... lines) {
        return new InvoiceContent(
                MARCH,
                "2027-014",
                LocalDate.parse("2027-04-01"),
                LocalDate.parse("2027-04-02"),
                taxIncluded,
                List.of(lines),
                Money.of(tax, "EUR"),
                Money.of(total, "EUR"),
                null);
    }
}
