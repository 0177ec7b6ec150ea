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

    InvoicesForTests(Invoices invoices) {
        this.invoices = invoices;
    }

    /**
     * One that came with a copy, for the work of this month.
     *
     * @param word stands in it
     */
    public void came(EngagementId engagement, YearMonth month, String word, Actor by, Instant now) {
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var price = invoices.agreed(engagement, month.atDay(1))
                .orElseThrow()
                .terms()
                .prices()
                .get(0);
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
}
