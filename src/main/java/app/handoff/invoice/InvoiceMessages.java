package app.handoff.invoice;

import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.Businesses;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells who stands in the contract that the vendor sent, corrected or answered an invoice by its link. */
@Component
class InvoiceMessages {

    private final Invoices invoices;
    private final InvoicePages pages;
    private final Contracts contracts;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    InvoiceMessages(
            Invoices invoices,
            InvoicePages pages,
            Contracts contracts,
            Businesses businesses,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.pages = pages;
        this.contracts = contracts;
        this.businesses = businesses;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(Invoice.CameByLink came) {
        var invoice = invoices.get(came.engagement(), came.invoice());
        if (invoice.openQuery().isEmpty()) {
            events.publishEvent(new NoLongerAsked(invoice.id().id()));
        }
        var vendor = invoices.agreed(came.engagement(), invoice.month().atDay(1))
                .orElseThrow(NotFound::new)
                .contract()
                .vendorName();
        for (var reader : businesses.heardBy(contracts.ourSide(new ContractId(came.contract())))) {
            events.publishEvent(new MailRequest(
                    reader,
                    "invoice.cameByLink",
                    List.of(vendor, invoice.number(), pages.title(came.engagement())),
                    "/engagements/" + came.engagement() + "/invoices/" + invoice.id(),
                    came.engagement()));
        }
    }
}
