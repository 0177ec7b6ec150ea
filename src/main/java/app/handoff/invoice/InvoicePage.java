package app.handoff.invoice;

import app.handoff.text.Format;
import app.handoff.text.Numbers;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one invoice, with the forms to approve and to pay it. */
@Component
class InvoicePage {

    private final Invoices invoices;
    private final InvoicePages pages;
    private final OpenCredits credits;
    private final Format format;
    private final Clock clock;

    InvoicePage(Invoices invoices, InvoicePages pages, OpenCredits credits, Format format, Clock clock) {
        this.invoices = invoices;
        this.pages = pages;
        this.credits = credits;
        this.format = format;
        this.clock = clock;
    }

    /** With what was typed, where the model has it. */
    String show(Invoice invoice, Model model) {
        var today = format.today(clock.instant());
        var agreed = invoices.agreed(invoice);
        boolean confirmed =
                agreed.terms().counted().stream().noneMatch(price -> price.kind() == BilledPrice.Kind.COUNTED)
                        || invoices.delivered(invoice.contract()).containsKey(invoice.month());
        var view = InvoiceView.of(
                invoice,
                agreed,
                invoices.compare(invoice, agreed),
                confirmed,
                invoice.status().isOpen() ? credits.of(invoice) : List.of(),
                pages.title(invoice.engagement()),
                today);
        model.addAttribute("view", view);
        model.addAttribute("creditOptions", view.creditOptions(format));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new InvoiceDecisionController.ApprovalForm(invoice.version(), null, List.of()));
        }
        if (!model.containsAttribute("paying")) {
            model.addAttribute(
                    "paying",
                    new InvoiceDecisionController.PaymentForm(
                            invoice.version(),
                            today,
                            Numbers.print(invoice.toPay().amount().stripTrailingZeros())));
        }
        return "invoice/invoice";
    }
}
