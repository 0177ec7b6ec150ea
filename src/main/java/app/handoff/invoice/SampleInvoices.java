package app.handoff.invoice;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the vendors of the sample business bill their work: one as the contract says, another more than that. */
@Component
class SampleInvoices implements SampleActs {

    private final Invoices invoices;
    private final InvoicePlans plans;
    private final Format format;

    SampleInvoices(Invoices invoices, InvoicePlans plans, Format format) {
        this.invoices = invoices;
        this.plans = plans;
        this.format = format;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(SampleAct.inTheOffice("invoice", InvoiceFacts.class, this::bill));
    }

    /** What was delivered is confirmed before the invoice comes; those of earlier months are kept elsewhere. */
    private void bill(InvoiceFacts facts, Scene scene) {
        var engagement = scene.engagement();
        var month = YearMonth.from(facts.dayOfMonth());
        var agreed = invoices.agreed(engagement, month.atDay(1)).orElseThrow();
        var terms = agreed.terms();
        keptElsewhere(engagement, terms, month.minusMonths(1), scene);
        var delivered = terms.counted().stream()
                .map(price -> new DeliveredVolumes.Volume(price.key(), facts.delivered()))
                .toList();
        if (!delivered.isEmpty()) {
            invoices.confirm(agreed, month, -1, delivered, scene.by(), scene.minutesLater(-60));
        }
        var content = content(agreed, month, facts, Invoices.day(scene.at()));
        var id = invoices.receive(engagement, content, null, scene.by(), scene.at());
        if (facts.paid()) {
            pay(engagement, id, content, scene.person(facts.paidBy()), scene);
        }
    }

    private void keptElsewhere(EngagementId engagement, BillingTerms terms, YearMonth through, Scene scene) {
        var due = InvoicePlan.lastDue(Invoices.day(scene.at()));
        var last = through.isAfter(due) ? due : through;
        if (terms.covers(last)) {
            plans.goWithout(engagement, null, last, scene.by(), scene.at());
        }
    }

    private InvoiceContent content(InvoiceTerms.Agreed agreed, YearMonth month, InvoiceFacts facts, LocalDate day) {
        var terms = agreed.terms();
        var expected = invoices.expected(agreed, month).stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow();
        var lines = expected.lines().stream()
                .filter(line -> !line.key().equals(ExpectedMonth.CAP))
                .map(line -> line(line, facts))
                .toList();
        var net = lines.stream()
                .map(line -> line.amount(terms.currency()))
                .reduce(Money.zero(terms.currency()), Money::plus);
        return new InvoiceContent(
                month,
                facts.number(),
                day.minusDays(1),
                day,
                terms.taxIncluded(),
                lines,
                Money.zero(terms.currency()),
                net,
                null);
    }

    private InvoiceLine line(ExpectedMonth.Line expected, InvoiceFacts facts) {
        var price = expected.price();
        var each = expected.unitPrice().amount();
        return price == null
                ? new InvoiceLine(
                        expected.key(), format.message("invoice.label.takingOver"), expected.quantity(), each, null)
                : new InvoiceLine(expected.key(), price.label(), expected.quantity(), each.add(facts.dearer()), null);
    }

    private void pay(EngagementId engagement, InvoiceId id, InvoiceContent content, Actor by, Scene scene) {
        var approved = scene.at().plus(Duration.ofHours(2));
        invoices.approve(engagement, id, invoices.get(engagement, id).version(), null, List.of(), by, approved);
        invoices.pay(
                engagement,
                id,
                invoices.get(engagement, id).version(),
                Invoices.day(scene.at()).plusDays(1),
                content.total(),
                by,
                scene.at().plus(Duration.ofDays(1)));
    }

    /**
     * @param dayOfMonth a day of the month that is billed
     * @param delivered how much of each counted price was confirmed
     * @param dearer by how much each unit is billed dearer than agreed
     * @param paidBy who pays it, where it is paid
     */
    private record InvoiceFacts(
            LocalDate dayOfMonth,
            String number,
            BigDecimal delivered,
            BigDecimal dearer,
            boolean paid,
            String paidBy) {}
}
