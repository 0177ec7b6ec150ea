package app.handoff.invoice;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invoice as its vendor reads it: what it says, what was asked about it, and what becomes of it. What we expected of it, and why we
 * approved what differs, is ours.
 *
 * @param file where the copy is downloaded; null where the vendor sent none
 * @param reason why it was rejected; null where it was not, or the vendor never sent it
 * @param correctable whether the vendor can correct it now
 */
record VendorInvoiceView(
        String address,
        String list,
        String title,
        String number,
        Sentence month,
        LocalDate invoicedOn,
        LocalDate receivedOn,
        LocalDate dueOn,
        InvoiceStatus status,
        String kind,
        List<InvoiceLine> lines,
        Money tax,
        Money total,
        List<CreditLine> credits,
        Money toPay,
        @Nullable Sentence paid,
        List<InvoiceQuery> queries,
        @Nullable String file,
        @Nullable String reason,
        boolean queried,
        boolean correctable) {

    static VendorInvoiceView of(Invoice invoice, String title, String list, boolean copied) {
        var payment = invoice.payment();
        var decision = invoice.decision();
        var address = list + "/" + invoice.id();
        return new VendorInvoiceView(
                address,
                list,
                title,
                invoice.number(),
                Months.said(invoice.month()),
                invoice.invoicedOn(),
                invoice.receivedOn(),
                invoice.dueOn(),
                invoice.status(),
                light(invoice.status()),
                invoice.lines(),
                invoice.tax(),
                invoice.total(),
                invoice.credits(),
                invoice.toPay(),
                payment == null ? null : Sentence.of("invoice.link.paid", invoice.paid(), payment.on()),
                invoice.queries(),
                copied ? address + "/file" : null,
                invoice.status() == InvoiceStatus.REJECTED && invoice.isFromVendor() && decision != null
                        ? decision.reason()
                        : null,
                invoice.status() == InvoiceStatus.QUERIED,
                invoice.status().isOpen() && (invoice.isFromVendor() || invoice.status() == InvoiceStatus.QUERIED));
    }

    private static String light(InvoiceStatus status) {
        return switch (status) {
            case RECEIVED -> "info";
            case QUERIED -> "wait";
            case APPROVED, PAID -> "good";
            case REJECTED -> "bad";
            case WITHDRAWN -> "idle";
        };
    }

    /** Whether it is clear when it is paid. */
    public boolean isApproved() {
        return status == InvoiceStatus.APPROVED;
    }

    /** The word for how it stands. */
    public Sentence says() {
        return says(status);
    }

    private static Sentence says(InvoiceStatus status) {
        return Sentence.of("invoice.link.status." + status);
    }

    /** What was answered last; null before. */
    static @Nullable String lastAnswer(Invoice invoice) {
        var queries = invoice.queries();
        return queries.isEmpty() ? null : queries.get(queries.size() - 1).answer();
    }

    /** One of the list. */
    record Line(String href, String number, Sentence month, Money total, Sentence state, String light) {

        static Line of(Invoice invoice, String list) {
            return new Line(
                    list + "/" + invoice.id(),
                    invoice.number(),
                    Months.said(invoice.month()),
                    invoice.total(),
                    VendorInvoiceView.says(invoice.status()),
                    VendorInvoiceView.light(invoice.status()));
        }
    }
}
