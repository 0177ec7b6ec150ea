package app.handoff.invoice;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells who stands in the contract that the vendor sent, corrected or answered an invoice by its link. */
@Component
class InvoiceMessages {

    private final Invoices invoices;
    private final InvoicePages pages;
    private final InvoiceTerms terms;
    private final ApplicationEventPublisher events;

    InvoiceMessages(Invoices invoices, InvoicePages pages, InvoiceTerms terms, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.pages = pages;
        this.terms = terms;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(Invoice.CameByLink came) {
        var invoice = invoices.get(came.engagement(), came.invoice());
        if (invoice.openQuery().isEmpty()) {
            events.publishEvent(new NoLongerAsked(invoice.id().id()));
        }
        var vendor = invoices.agreed(invoice).contract().vendorName();
        for (var reader : terms.ourSide(came.contract())) {
            events.publishEvent(new MailRequest(
                    reader,
                    "invoice.cameByLink",
                    List.of(vendor, invoice.number(), pages.title(came.engagement())),
                    "/engagements/" + came.engagement() + "/invoices/" + invoice.id(),
                    came.engagement()));
        }
    }
}
