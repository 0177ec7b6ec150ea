package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One invoice beside what its contract lets the vendor bill.
 *
 * @param due by when it is to be paid, and how long that is
 * @param confirmed whether what was delivered in the month is confirmed, so that it can be approved
 * @param volumes the page on which that is done; null where nothing is counted
 * @param openCredits credits by which less can be paid
 * @param discount what paying early saves, as long as that can be done; null where nothing was agreed
 */
record InvoiceView(
        EngagementId engagement,
        String id,
        String title,
        String vendor,
        String number,
        Sentence month,
        LocalDate invoicedOn,
        LocalDate receivedOn,
        Sentence due,
        boolean overdue,
        InvoiceStatus status,
        String kind,
        boolean taxIncluded,
        List<Row> rows,
        Money expected,
        Money billed,
        Money difference,
        @Nullable Sentence taxProblem,
        boolean differs,
        Sentence verdict,
        Money tax,
        Money total,
        List<CreditLine> credits,
        Money toPay,
        List<InvoiceQuery> queries,
        @Nullable InvoiceDecision decision,
        @Nullable InvoicePayment payment,
        Money amountPaid,
        @Nullable String file,
        boolean confirmed,
        @Nullable String volumes,
        List<CreditLine> openCredits,
        @Nullable Sentence discount,
        Sentence entered) {

    /**
     * One line of both.
     *
     * @param expected how many at which price; null where nothing was expected
     * @param billed the same as billed; null where it is not on the invoice
     */
    record Row(
            Sentence label,
            @Nullable Sentence expected,
            Money expectedAmount,
            @Nullable Sentence billed,
            Money billedAmount,
            Money difference,
            boolean objected,
            List<Sentence> reasons) {

        /** Whether both are the same, which is said with a word. */
        public boolean isSame() {
            return reasons.isEmpty() && difference.isZero();
        }

        public String kind() {
            return isSame() ? "good" : objected ? "bad" : "wait";
        }

        static List<Row> all(InvoiceCheck check) {
            return check.rows().stream().map(Row::of).toList();
        }

        private static Row of(InvoiceCheck.Row row) {
            return new Row(
                    label(row),
                    side(row.quantity(), row.unitPrice()),
                    row.expected(),
                    side(row.billedQuantity(), row.billedPrice()),
                    row.billed(),
                    row.difference(),
                    row.isObjected(),
                    row.reasons().stream().map(InvoiceCheck.Reason::words).toList());
        }

        private static Sentence label(InvoiceCheck.Row row) {
            if (!row.label().isEmpty()) {
                return Sentence.of("invoice.label", row.label());
            }
            var key = row.key();
            return key == null
                    ? Sentence.of("invoice.label.sum")
                    : Sentence.of(key.equals(ExpectedMonth.CAP) ? "invoice.label.cap" : "invoice.label.takingOver");
        }

        private static @Nullable Sentence side(@Nullable BigDecimal quantity, @Nullable Money price) {
            return quantity == null || price == null
                    ? null
                    : Sentence.of("invoice.times", quantity.stripTrailingZeros(), Payable.said(price));
        }
    }

    static InvoiceView of(
            Invoice invoice,
            InvoiceTerms.Agreed agreed,
            InvoiceCheck check,
            boolean confirmed,
            List<CreditLine> openCredits,
            String title,
            LocalDate today) {
        var terms = agreed.terms();
        long days = ChronoUnit.DAYS.between(today, invoice.dueOn());
        boolean waits = invoice.status().isOpen() || invoice.status() == InvoiceStatus.APPROVED;
        return new InvoiceView(
                invoice.engagement(),
                invoice.id().toString(),
                title,
                agreed.contract().vendorName(),
                invoice.number(),
                Months.said(invoice.month()),
                invoice.invoicedOn(),
                invoice.receivedOn(),
                Sentence.of(
                        !waits ? "invoice.due.on" : days < 0 ? "invoice.due.over" : "invoice.due.in",
                        invoice.dueOn(),
                        Math.abs(days)),
                waits && days < 0,
                invoice.status(),
                InvoicesView.kind(invoice.status()),
                terms.taxIncluded(),
                Row.all(check),
                check.expected(),
                check.billed(),
                check.difference(),
                check.taxProblem(),
                check.differs(),
                check.verdict(),
                invoice.tax(),
                invoice.total(),
                invoice.credits(),
                invoice.toPay(),
                invoice.queries(),
                invoice.decision(),
                invoice.payment(),
                invoice.paid(),
                invoice.file()
                        .map(file -> "/engagements/" + invoice.engagement() + "/invoices/" + invoice.id() + "/file")
                        .orElse(null),
                confirmed,
                terms.counted().isEmpty()
                        ? null
                        : "/engagements/" + invoice.engagement() + "/invoices/volumes?month=" + invoice.month()
                                + "&contract=" + invoice.contract(),
                openCredits,
                waits ? discount(invoice, terms, today) : null,
                Sentence.of("invoice.entered", invoice.sentBy(), invoice.enteredAt()));
    }

    private static @Nullable Sentence discount(Invoice invoice, BillingTerms terms, LocalDate today) {
        var discount = terms.discount();
        if (discount == null) {
            return null;
        }
        var until = invoice.receivedOn().plusDays(discount.days());
        return today.isAfter(until)
                ? null
                : Sentence.of("invoice.discount", until, discount.percent(), invoice.toPay(discount));
    }

    public String address() {
        return "/engagements/" + engagement + "/invoices/" + id;
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether it can be approved: it is open, and what was delivered is known. */
    public boolean mayBeApproved() {
        return isOpen() && confirmed;
    }

    /** Whether it cannot be approved until somebody confirms what was delivered. */
    public boolean waitsForVolumes() {
        return isOpen() && !confirmed;
    }

    public boolean isQueried() {
        return status == InvoiceStatus.QUERIED;
    }

    public boolean mayBePaid() {
        return status == InvoiceStatus.APPROVED;
    }

    public boolean isPaid() {
        return status == InvoiceStatus.PAID;
    }

    public boolean mayBeReopened() {
        return status == InvoiceStatus.APPROVED || status == InvoiceStatus.REJECTED;
    }

    /** Whether more is billed than expected. */
    public boolean isMore() {
        return !difference.isNegative() && !difference.isZero();
    }

    public String verdictKind() {
        return differs ? "bad" : difference.isZero() ? "good" : "wait";
    }

    public List<Sentence> history() {
        var lines = new ArrayList<Sentence>();
        if (decision != null) {
            lines.add(Sentence.of(
                    "invoice.decided." + (isPaid() ? InvoiceStatus.APPROVED : status),
                    decision.by().name(),
                    decision.at()));
        }
        if (payment != null) {
            lines.add(Sentence.of(
                    "invoice.paid.on",
                    amountPaid,
                    Objects.requireNonNull(payment).on(),
                    payment.by().name()));
        }
        return lines;
    }

    /** Credits by which less can be paid, as boxes to tick. */
    List<Option> creditOptions(Format format) {
        return openCredits.stream()
                .map(line -> new Option(
                        line.credit().toString(),
                        line.label() + ", " + format.money(new Money(line.amount(), total.currency()))))
                .toList();
    }
}
