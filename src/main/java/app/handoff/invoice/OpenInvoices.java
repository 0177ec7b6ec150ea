package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;

/**
 * The invoices of an engagement in one currency that are not settled.
 *
 * @param number how many they are
 * @param asked of how many the vendor was asked, because they differ
 * @param toPay what they come to, less the credits set off against them
 */
public record OpenInvoices(EngagementId engagement, int number, int asked, Money toPay) {

    OpenInvoices and(Invoice another) {
        return new OpenInvoices(engagement, number + 1, asked + asked(another), toPay.plus(another.toPay()));
    }

    static OpenInvoices of(Invoice first) {
        return new OpenInvoices(first.engagement(), 1, asked(first), first.toPay());
    }

    private static int asked(Invoice invoice) {
        return invoice.status() == InvoiceStatus.QUERIED ? 1 : 0;
    }
}
