package app.handoff.invoice;

import static app.handoff.invoice.InvoiceCheckTests.bare;
import static app.handoff.invoice.InvoiceCheckTests.invoice;
import static app.handoff.invoice.InvoiceCheckTests.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.PaymentTerms;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may become of an invoice, and what an invoice may say. */
class InvoiceTests {

    private static final Actor ANA = Actor.member(MemberId.next(), "Ana Ruiz");
    private static final LocalDate TODAY = LocalDate.parse("2027-04-10");
    private static final Instant NOW = Instant.parse("2027-04-10T09:00:00Z");

    private final BillingTerms terms = Agreements.bookkeeping();

    private static final Map<InvoiceStatus, Set<String>> ALLOWED = new EnumMap<>(Map.of(
            InvoiceStatus.RECEIVED, Set.of("correct", "query", "approve", "reject", "withdraw"),
            InvoiceStatus.QUERIED, Set.of("correct", "query", "answer", "approve", "reject", "withdraw"),
            InvoiceStatus.APPROVED, Set.of("pay", "reopen"),
            InvoiceStatus.PAID, Set.of("takeBackPayment"),
            InvoiceStatus.REJECTED, Set.of("reopen"),
            InvoiceStatus.WITHDRAWN, Set.of()));

    private Map<String, Consumer<Invoice>> acts() {
        var acts = new LinkedHashMap<String, Consumer<Invoice>>();
        acts.put("correct", invoice -> invoice.correct(content(), terms, TODAY, ANA, NOW));
        acts.put("query", invoice -> invoice.query("Why 660?", ANA, NOW));
        acts.put("answer", invoice -> invoice.answer("A batch came late.", ANA, NOW));
        acts.put("approve", invoice -> invoice.approve(false, false, null, List.of(), ANA, NOW));
        acts.put("reject", invoice -> invoice.reject("Not ours", ANA, NOW));
        acts.put("withdraw", invoice -> invoice.withdraw("Entered twice", ANA, NOW));
        acts.put("pay", invoice -> invoice.pay(TODAY, Money.of("625", "EUR"), TODAY, ANA, NOW));
        acts.put("reopen", invoice -> invoice.reopen(ANA, NOW));
        acts.put("takeBackPayment", invoice -> invoice.takeBackPayment(ANA, NOW));
        return acts;
    }

    @Test
    void onlyWhatFollowsCanBecomeOfIt() {
        int asked = 0;
        int wronglyAccepted = 0;
        int wronglyRefused = 0;
        for (var status : InvoiceStatus.values()) {
            for (var act : acts().entrySet()) {
                var invoice = in(status);
                boolean accepted = true;
                try {
                    act.getValue().accept(invoice);
                } catch (RuleViolation refused) {
                    accepted = false;
                    assertThat(invoice.status())
                            .as("what is refused changes nothing")
                            .isEqualTo(status);
                }
                boolean allowed = ALLOWED.getOrDefault(status, Set.of()).contains(act.getKey());
                asked++;
                wronglyAccepted += accepted && !allowed ? 1 : 0;
                wronglyRefused += !accepted && allowed ? 1 : 0;
            }
        }
        System.out.printf(
                "Invoices: states x acts %d, illegal accepted: %d, legal refused: %d%n",
                asked, wronglyAccepted, wronglyRefused);
        assertThat(wronglyAccepted).isZero();
        assertThat(wronglyRefused).isZero();
    }

    private Invoice in(InvoiceStatus status) {
        var invoice = received(content());
        switch (status) {
            case RECEIVED -> {}
            case QUERIED -> invoice.query("Why?", ANA, NOW);
            case APPROVED -> invoice.approve(false, false, null, List.of(), ANA, NOW);
            case PAID -> {
                invoice.approve(false, false, null, List.of(), ANA, NOW);
                invoice.pay(TODAY, Money.of("625", "EUR"), TODAY, ANA, NOW);
            }
            case REJECTED -> invoice.reject("Not ours", ANA, NOW);
            case WITHDRAWN -> invoice.withdraw("Twice", ANA, NOW);
        }
        assertThat(invoice.status()).isEqualTo(status);
        return invoice;
    }

    @Test
    void aCorrectedInvoiceSettlesTheQuestion() {
        var invoice = in(InvoiceStatus.QUERIED);

        invoice.correct(content(), terms, TODAY, ANA, NOW);

        assertThat(invoice.status()).isEqualTo(InvoiceStatus.RECEIVED);
        assertThat(invoice.openQuery()).isEmpty();
        assertThat(invoice.queries()).hasSize(1);
    }

    @Test
    void whatDiffersIsApprovedForAReasonOnly() {
        refused("reason", () -> received(content()).approve(true, false, " ", List.of(), ANA, NOW));

        var invoice = received(content());
        invoice.approve(true, false, "Agreed on the phone", List.of(), ANA, NOW);
        assertThat(invoice.decision()).isNotNull();
    }

    @Test
    void creditsLessenWhatIsPaidAndComeBack() {
        var invoice = received(content());
        var credit = new CreditLine(UUID.randomUUID(), "Week 12", new BigDecimal("25.50"));

        invoice.approve(false, false, null, List.of(credit), ANA, NOW);
        assertThat(invoice.toPay()).isEqualTo(Money.of("599.50", "EUR"));
        refused("amount", () -> invoice.pay(TODAY, Money.of("625", "EUR"), TODAY, ANA, NOW));

        invoice.reopen(ANA, NOW);
        assertThat(invoice.toPay()).isEqualTo(Money.of("625", "EUR"));
        refused(
                "credits",
                () -> invoice.approve(
                        false,
                        false,
                        null,
                        List.of(new CreditLine(UUID.randomUUID(), "All", new BigDecimal("626"))),
                        ANA,
                        NOW));
    }

    @Test
    void paymentsHavePossibleDaysAndAmounts() {
        var invoice = in(InvoiceStatus.APPROVED);
        refused("paidOn", () -> invoice.pay(TODAY.plusDays(1), Money.of("625", "EUR"), TODAY, ANA, NOW));
        refused("paidOn", () -> invoice.pay(LocalDate.parse("2027-03-31"), Money.of("1", "EUR"), TODAY, ANA, NOW));
        refused("amount", () -> invoice.pay(TODAY, Money.of("0", "EUR"), TODAY, ANA, NOW));
        refused("amount", () -> invoice.pay(TODAY, Money.of("-1", "EUR"), TODAY, ANA, NOW));
        refused("amount", () -> invoice.pay(TODAY, Money.of("1.005", "EUR"), TODAY, ANA, NOW));
        refused("amount", () -> invoice.pay(TODAY, Money.of("625.01", "EUR"), TODAY, ANA, NOW));
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        var good = content();
        refused("number", () -> received(with(good, " ", good.invoicedOn(), good.receivedOn())));
        refused("invoicedOn", () -> received(with(good, "1", TODAY.plusDays(1), TODAY.plusDays(1))));
        refused("invoicedOn", () -> received(with(good, "1", LocalDate.parse("2020-01-01"), TODAY)));
        refused("receivedOn", () -> received(with(good, "1", good.invoicedOn(), TODAY.plusDays(1))));
        refused("receivedOn", () -> received(with(good, "1", good.invoicedOn(), LocalDate.parse("2027-03-01"))));
        refused("total", () -> received(invoice(false, "0", "0", bare("Base fee", "1", "40"))));
        refused("total", () -> received(invoice(false, "0", "1000000000", bare("Base fee", "1", "40"))));
        refused("total", () -> received(invoice(false, "0", "40.005", bare("Base fee", "1", "40"))));
        refused("tax", () -> received(invoice(false, "50", "40", bare("Base fee", "1", "40"))));
        refused("lines[0].quantity", () -> received(invoice(false, "0", "40")));
        refused("lines[0].quantity", () -> received(invoice(false, "0", "40", bare("Base fee", "-1", "40"))));
        refused("lines[0].unitPrice", () -> received(invoice(false, "0", "40", bare("Base fee", "1", "4000000000"))));
        refused("lines[0].unitPrice", () -> received(invoice(false, "0", "40", bare("Base fee", "99999", "99999"))));
        refused("lines[0].label", () -> received(invoice(false, "0", "40", bare("No such price", "1", "40"))));
        refused(
                "currency",
                () -> received(new InvoiceContent(
                        good.month(),
                        "1",
                        good.invoicedOn(),
                        good.receivedOn(),
                        false,
                        good.lines(),
                        Money.of("0", "USD"),
                        Money.of("625", "USD"),
                        null)));
        refused(
                "month",
                () -> received(new InvoiceContent(
                        YearMonth.of(2028, 1),
                        "1",
                        good.invoicedOn(),
                        good.receivedOn(),
                        false,
                        good.lines(),
                        good.tax(),
                        good.total(),
                        null)));
    }

    @Test
    void itIsPaidSoManyDaysAfterItCame() {
        assertThat(received(content()).dueOn()).isEqualTo(LocalDate.parse("2027-05-02"));
    }

    @Test
    void volumesArePossibleAndOnlyOfWhatIsCounted() {
        var march = new DeliveredVolumes(EngagementId.next(), UUID.randomUUID(), YearMonth.of(2027, 3));
        refused("rows[0].quantity", () -> confirm(march, "Ledger entries", "-1"));
        refused("rows[0].quantity", () -> confirm(march, "Ledger entries", "10000000000"));
        refused(null, () -> confirm(march, "Base fee", "1"));
        refused(null, () -> march.confirm(List.of(), terms, Map.of(), false, TODAY, ANA, NOW));
        var once = new DeliveredVolumes.Volume("Ledger entries", BigDecimal.ONE);
        refused(null, () -> march.confirm(List.of(once, once), terms, Map.of(), false, TODAY, ANA, NOW));
        refused(
                null,
                () -> confirm(
                        new DeliveredVolumes(EngagementId.next(), UUID.randomUUID(), YearMonth.of(2027, 5)),
                        "Ledger entries",
                        "1"));
        refused(
                null,
                () -> confirm(
                        new DeliveredVolumes(EngagementId.next(), UUID.randomUUID(), YearMonth.of(2026, 5)),
                        "Ledger entries",
                        "1"));

        confirm(march, "Ledger entries", "650");
        assertThat(march.byPrice()).containsEntry("Ledger entries", new BigDecimal("650"));
    }

    @Test
    void volumesThatAnApprovedInvoiceRestsOnStay() {
        var march = new DeliveredVolumes(EngagementId.next(), UUID.randomUUID(), YearMonth.of(2027, 3));
        confirm(march, "Ledger entries", "650");

        var others = List.of(new DeliveredVolumes.Volume("Ledger entries", new BigDecimal("600")));
        refused(null, () -> march.confirm(others, terms, Map.of(), true, TODAY, ANA, NOW));
        march.confirm(march.volumes(), terms, Map.of(), true, TODAY, ANA, NOW);
        march.confirm(others, terms, Map.of(), false, TODAY, ANA, NOW);
        assertThat(march.byPrice()).containsEntry("Ledger entries", new BigDecimal("600"));
    }

    /** A credit lowers the price; the tax on it falls with the price. */
    @Test
    void theTaxOnACreditFallsWithIt() {
        var credit = new CreditLine(UUID.randomUUID(), "Week 12", new BigDecimal("100"));
        var net = received(
                invoice(false, "118.75", "743.75", line("Base fee", "1", "40"), line("Ledger entries", "650", "0.90")));
        net.approve(false, false, null, List.of(credit), ANA, NOW);
        assertThat(net.credited()).isEqualTo(Money.of("119", "EUR"));
        assertThat(net.toPay()).isEqualTo(Money.of("624.75", "EUR"));

        var gross = received(
                invoice(false, "118.75", "743.75", line("Base fee", "1", "40"), line("Ledger entries", "650", "0.90")));
        gross.approve(false, true, null, List.of(credit), ANA, NOW);
        assertThat(gross.toPay()).as("prices that include tax").isEqualTo(Money.of("643.75", "EUR"));
    }

    /** What was approved keeps its part when an invoice that came earlier is corrected to bill the same. */
    @Test
    void whatIsToBePaidGoesBeforeWhatIsNot() {
        var contract = UUID.randomUUID();
        var engagement = EngagementId.next();
        var vendor = VendorId.next();
        var first = new Invoice(engagement, contract, vendor, content(), terms, TODAY, ANA, NOW);
        var second = new Invoice(engagement, contract, vendor, content(), terms, TODAY, ANA, NOW.plusSeconds(60));
        assertThat(first.goesBefore(second)).isTrue();
        assertThat(second.goesBefore(first)).isFalse();

        second.approve(false, false, null, List.of(), ANA, NOW);
        assertThat(second.goesBefore(first)).isTrue();
        first.approve(true, false, "Both are right.", List.of(), ANA, NOW);
        assertThat(second.goesBefore(first)).isFalse();
        var elsewhere = new Invoice(engagement, UUID.randomUUID(), vendor, content(), terms, TODAY, ANA, NOW);
        assertThat(elsewhere.goesBefore(second)).isFalse();
    }

    @Test
    void payingEarlyLeavesWhatWasAgreed() {
        var invoice = in(InvoiceStatus.APPROVED);
        var agreed = new PaymentTerms.EarlyPayment(new BigDecimal("2"), 10);

        assertThat(invoice.toPay(agreed)).isEqualTo(Money.of("612.50", "EUR"));
        invoice.pay(TODAY, invoice.toPay(agreed), TODAY, ANA, NOW);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void invoicesAreGoneWithoutOnceTheyShouldHaveComeAndWaitedForAgain() {
        var plan = new InvoicePlan(
                UUID.randomUUID(),
                EngagementId.next(),
                "Tala Ledger",
                LocalDate.parse("2027-01-11"),
                LocalDate.parse("2027-12-31"),
                true);
        var today = LocalDate.parse("2027-04-20");

        for (var month : List.of(YearMonth.of(9999, 12), YearMonth.of(2027, 4), YearMonth.of(2026, 12))) {
            refused(null, () -> plan.goWithout(month, today, ANA, NOW));
        }
        assertThat(plan.without()).isEmpty();
        plan.goWithout(YearMonth.of(2027, 2), today, ANA, NOW);
        assertThat(plan.without()).contains(YearMonth.of(2027, 2));
        assertThat(plan.missing(Set.of(), today)).containsExactly(YearMonth.of(2027, 3));
        plan.waitAgain(ANA, NOW);
        assertThat(plan.missing(Set.of(), today)).hasSize(3);
    }

    @Test
    void whatShouldHaveComeIsMissingTwoWeeksAfterItsMonth() {
        var plan = new InvoicePlan(
                UUID.randomUUID(),
                EngagementId.next(),
                "Tala Ledger",
                LocalDate.parse("2027-01-11"),
                LocalDate.parse("2027-04-30"),
                true);

        assertThat(plan.missing(Set.of(), LocalDate.parse("2027-02-14"))).isEmpty();
        assertThat(plan.missing(Set.of(), LocalDate.parse("2027-02-15"))).containsExactly(YearMonth.of(2027, 1));
        assertThat(plan.missing(Set.of(YearMonth.of(2027, 1)), LocalDate.parse("2027-09-01")))
                .as("the work ended in April")
                .containsExactly(YearMonth.of(2027, 2), YearMonth.of(2027, 3), YearMonth.of(2027, 4));
        plan.endsOn(LocalDate.parse("2027-03-05"));
        plan.goWithout(YearMonth.of(2027, 2), LocalDate.parse("2027-09-01"), ANA, NOW);
        assertThat(plan.missing(Set.of(), LocalDate.parse("2027-09-01"))).containsExactly(YearMonth.of(2027, 3));
    }

    private void confirm(DeliveredVolumes month, String price, String quantity) {
        month.confirm(
                List.of(new DeliveredVolumes.Volume(price, new BigDecimal(quantity))),
                terms,
                Map.of(),
                false,
                TODAY,
                ANA,
                NOW);
    }

    private static InvoiceContent content() {
        return invoice(false, "0", "625", bare("Base fee", "1", "40"), bare("Ledger entries", "650", "0.90"));
    }

    private static InvoiceContent with(InvoiceContent one, String number, LocalDate invoiced, LocalDate received) {
        return new InvoiceContent(
                one.month(), number, invoiced, received, false, one.lines(), one.tax(), one.total(), null);
    }

    private Invoice received(InvoiceContent content) {
        return new Invoice(EngagementId.next(), UUID.randomUUID(), VendorId.next(), content, terms, TODAY, ANA, NOW);
    }

    private static void refused(@Nullable String field, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
