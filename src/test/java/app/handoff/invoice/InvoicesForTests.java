package app.handoff.invoice;

import app.handoff.files.SampleFiles;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invoices for the tests of other modules. */
@Component
public class InvoicesForTests {

    private final Invoices invoices;
    private final InvoicePlans plans;

    InvoicesForTests(Invoices invoices, InvoicePlans plans) {
        this.invoices = invoices;
        this.plans = plans;
    }

    /** Invoices up to this month are kept elsewhere. */
    public void kept(EngagementId engagement, YearMonth month, Actor by, Instant now) {
        plans.goWithout(engagement, null, month, by, now);
    }

    /** So much was delivered in this month, and somebody confirmed it. */
    public void delivered(EngagementId engagement, YearMonth month, String quantity, Actor by, Instant now) {
        var price = price(engagement, month);
        invoices.confirm(
                invoices.agreed(engagement, month.atDay(1)).orElseThrow(),
                month,
                -1,
                List.of(new DeliveredVolumes.Volume(price.key(), new BigDecimal(quantity))),
                by,
                now);
    }

    /**
     * One that came with a copy, for the work of this month.
     *
     * @param word stands in it
     */
    public void came(EngagementId engagement, YearMonth month, String word, Actor by, Instant now) {
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var price = price(engagement, month);
        var each = price.unitPrice();
        var hundred = new BigDecimal(100);
        invoices.receive(
                engagement,
                new InvoiceContent(
                        month,
                        word + "-1",
                        today.minusDays(3),
                        today.minusDays(2),
                        false,
                        List.of(new InvoiceLine(price.key(), price.label(), hundred, each.amount(), null)),
                        Money.zero(each.currency()),
                        each.times(hundred),
                        null),
                new Invoices.NewCopy(word + " invoice.pdf", () -> new ByteArrayInputStream(SampleFiles.pdf(word))),
                by,
                now);
    }

    private BilledPrice price(EngagementId engagement, YearMonth month) {
        return invoices.agreed(engagement, month.atDay(1))
                .orElseThrow()
                .terms()
                .prices()
                .get(0);
    }
}
