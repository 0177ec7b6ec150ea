package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.LineChart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was to be expected of each month of an engagement, what was billed, set off and paid, and the invoices.
 *
 * @param contract whose months are shown
 * @param contracts all of the engagement, where it had several; else none
 * @param months of one year of the contract, the newest first
 * @param total of these months, but for those whose invoice is still to come: nothing of theirs is in any of its amounts
 * @param later the page with the year after; null where there is none
 * @param earlier the page with the year before
 * @param chart what was billed against what was expected; null as long as there are fewer than two months
 * @param missing the months whose invoice should have come
 * @param without the last month whose invoice nobody waits for, as somebody said; null where all are waited for
 */
record InvoicesView(
        EngagementId engagement,
        String title,
        String contract,
        String vendor,
        List<OfContract> contracts,
        boolean taxIncluded,
        Sentence year,
        List<MonthLine> months,
        MonthLine total,
        @Nullable String later,
        @Nullable String earlier,
        @Nullable LineChart chart,
        List<Missing> missing,
        @Nullable Sentence without,
        List<Line> lines,
        @Nullable String first,
        @Nullable String next) {

    /**
     * One month.
     *
     * @param estimated whether nobody has confirmed yet what was delivered in it
     * @param volumes the page on which that is confirmed; null where nothing has to be
     */
    record MonthLine(
            Sentence name,
            Money expected,
            boolean estimated,
            Money billed,
            Money credits,
            Money paid,
            Money difference,
            boolean awaited,
            @Nullable String volumes) {

        /** How the difference is to be read: nothing to compare yet, as expected, or not. */
        public String kind() {
            return awaited ? "idle" : difference.isZero() ? "good" : difference.isNegative() ? "wait" : "bad";
        }

        public String word() {
            return "invoice.month."
                    + (awaited ? "awaited" : difference.isZero() ? "as" : difference.isNegative() ? "less" : "more");
        }
    }

    /**
     * One of several contracts of an engagement.
     *
     * @param shown whether its months are on the page
     */
    record OfContract(String href, String vendor, LocalDate from, LocalDate to, boolean shown) {

        static OfContract of(InvoiceTerms.Agreed agreed, String address, boolean shown) {
            return new OfContract(
                    address + "?contract=" + agreed.id(),
                    agreed.contract().vendorName(),
                    agreed.terms().starts(),
                    agreed.terms().ends(),
                    shown);
        }
    }

    /** Credits and payments include tax, also where the other amounts do not. */
    public String creditsWord() {
        return taxIncluded ? "invoice.credits" : "invoice.credits.withTax";
    }

    public String paidWord() {
        return taxIncluded ? "invoice.paidAmount" : "invoice.paidAmount.withTax";
    }

    /**
     * One invoice.
     *
     * @param vendor who sent it, where the engagement had several
     */
    record Line(
            String href,
            @Nullable String vendor,
            String number,
            Sentence month,
            LocalDate invoicedOn,
            LocalDate dueOn,
            Money total,
            InvoiceStatus status,
            String kind) {

        static Line of(Invoice invoice, @Nullable String vendor) {
            return new Line(
                    "/engagements/" + invoice.engagement() + "/invoices/" + invoice.id(),
                    vendor,
                    invoice.number(),
                    Months.said(invoice.month()),
                    invoice.invoicedOn(),
                    invoice.dueOn(),
                    invoice.total(),
                    invoice.status(),
                    InvoicesView.kind(invoice.status()));
        }
    }

    /** A month whose invoice should have come. */
    record Missing(String month, Sentence name, String contract) {}

    static String kind(InvoiceStatus status) {
        return switch (status) {
            case RECEIVED, APPROVED -> "wait";
            case QUERIED -> "info";
            case PAID -> "good";
            case REJECTED -> "bad";
            case WITHDRAWN -> "idle";
        };
    }

    /** The months of a year of the contract up to the present one, the first one first. */
    static List<MonthLine> months(
            InvoiceTerms.Agreed agreed,
            List<ExpectedMonth> expected,
            Map<YearMonth, List<Invoice>> invoices,
            YearMonth present) {
        var terms = agreed.terms();
        var lines = new ArrayList<MonthLine>();
        for (var month : expected) {
            var found = invoices.getOrDefault(month.month(), List.of()).stream()
                    .filter(invoice -> invoice.status().counts())
                    .toList();
            var billed = sum(terms.currency(), found.stream().map(Invoice::billed));
            boolean awaited = found.isEmpty() && !month.month().isBefore(present);
            lines.add(new MonthLine(
                    Months.said(month.month()),
                    month.total(),
                    !month.confirmed(),
                    billed,
                    sum(terms.currency(), found.stream().map(Invoice::credited)),
                    sum(terms.currency(), found.stream().map(Invoice::paid)),
                    awaited ? Money.zero(terms.currency()) : billed.minus(month.total()),
                    awaited,
                    terms.counted().isEmpty()
                            ? null
                            : "/engagements/" + agreed.engagement() + "/invoices/volumes?month=" + month.month()
                                    + "&contract=" + agreed.id()));
        }
        return lines;
    }

    static MonthLine total(Currency currency, List<MonthLine> all) {
        var months = all.stream().filter(month -> !month.awaited()).toList();
        return new MonthLine(
                Sentence.of(months.size() == all.size() ? "invoice.total" : "invoice.total.withoutAwaited"),
                sum(currency, months.stream().map(MonthLine::expected)),
                months.stream().anyMatch(MonthLine::estimated),
                sum(currency, months.stream().map(MonthLine::billed)),
                sum(currency, months.stream().map(MonthLine::credits)),
                sum(currency, months.stream().map(MonthLine::paid)),
                sum(currency, months.stream().map(MonthLine::difference)),
                months.stream().allMatch(MonthLine::awaited),
                null);
    }

    private static Money sum(Currency currency, Stream<Money> amounts) {
        return amounts.reduce(Money.zero(currency), Money::plus);
    }

    /** Billed and expected along the months; null as long as there are fewer than two. */
    static @Nullable LineChart chart(List<MonthLine> months, List<YearMonth> names, Format format) {
        if (months.size() < 2) {
            return null;
        }
        var expected = months.stream().map(month -> month.expected().amount()).toList();
        var billed = new ArrayList<@Nullable BigDecimal>();
        months.forEach(month ->
                billed.add(month.billed().isZero() ? null : month.billed().amount()));
        var most = months.stream()
                .map(MonthLine::difference)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var due = months.stream().filter(month -> !month.awaited()).toList();
        var currency = months.get(0).expected().currency();
        return LineChart.withLegend(
                format.message(
                        "invoice.chart",
                        due.size(),
                        due.stream().map(MonthLine::expected).reduce(Money.zero(currency), Money::plus),
                        due.stream().map(MonthLine::billed).reduce(Money.zero(currency), Money::plus),
                        most),
                names.stream()
                        .map(month -> format.month(month.atDay(1)).substring(0, 3))
                        .toList(),
                List.of(
                        new LineChart.Values(format.message("invoice.expected"), "c2", true, new ArrayList<>(expected)),
                        new LineChart.Values(format.message("invoice.billed"), "c1", false, billed)),
                value -> format.money(new Money(value, currency)));
    }

    public boolean hasMonths() {
        return !months.isEmpty();
    }
}
