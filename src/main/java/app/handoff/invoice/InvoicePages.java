package app.handoff.invoice;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out what pages and files about the invoices of an engagement show. */
@Component
class InvoicePages {

    private static final int PAGE = 20;
    private static final int MONTHS_OF_A_YEAR = 12;

    private final Invoices invoices;
    private final InvoicePlans plans;
    private final Engagements engagements;
    private final BusinessCache cache;
    private final Format format;

    InvoicePages(Invoices invoices, InvoicePlans plans, Engagements engagements, BusinessCache cache, Format format) {
        this.invoices = invoices;
        this.plans = plans;
        this.engagements = engagements;
        this.cache = cache;
        this.format = format;
    }

    /**
     * The list of an engagement; empty before its contract is signed.
     *
     * @param contract whose months are shown; null for the one that counts today
     * @param year of the contract, counted from 1; null for the present one
     * @param after the last invoice of the page before; null for the first page
     * @throws NotFound if there is no such engagement, contract, year or invoice
     */
    Optional<InvoicesView> list(
            EngagementId engagement,
            @Nullable UUID contract,
            @Nullable Integer year,
            @Nullable String after,
            LocalDate today) {
        return cache.get(
                InvoicePages.class,
                new ListQuestion(engagement, contract, year, after, today),
                () -> view(engagement, contract, year, after, today));
    }

    private record ListQuestion(
            EngagementId engagement,
            @Nullable UUID contract,
            @Nullable Integer year,
            @Nullable String after,
            LocalDate today) {}

    private Optional<InvoicesView> view(
            EngagementId engagement,
            @Nullable UUID contract,
            @Nullable Integer asked,
            @Nullable String after,
            LocalDate today) {
        var title = title(engagement);
        var each = invoices.agreedEach(engagement, today);
        if (each.isEmpty()) {
            return Optional.empty();
        }
        var agreed = contract == null
                ? invoices.agreed(engagement, today).orElseThrow(NotFound::new)
                : each.stream()
                        .filter(one -> one.id().equals(contract))
                        .findFirst()
                        .orElseThrow(NotFound::new);
        var terms = agreed.terms();
        var present = YearMonth.from(today);
        int last = yearOf(terms, present);
        int year = asked == null ? last : asked;
        if (year < 1 || year > last) {
            throw new NotFound();
        }
        var months = expected(agreed, year, present);
        var names = months.stream().map(ExpectedMonth::month).toList();
        var found = names.isEmpty()
                ? List.<Invoice>of()
                : invoices.between(agreed, names.get(0), names.get(names.size() - 1));
        var lines = InvoicesView.months(
                agreed, months, found.stream().collect(Collectors.groupingBy(Invoice::month)), present);
        var chart = InvoicesView.chart(lines, names, format);
        var newest = new ArrayList<>(lines);
        Collections.reverse(newest);
        var address = "/engagements/" + engagement + "/invoices";
        var own = address + "?contract=" + agreed.id();
        var vendors = each.stream()
                .collect(Collectors.toMap(
                        InvoiceTerms.Agreed::id, one -> one.contract().vendorName()));
        var page = invoices.page(engagement, after == null ? null : InvoiceId.of(after), PAGE + 1);
        boolean more = page.size() > PAGE;
        var shown = more ? page.subList(0, PAGE) : page;
        return Optional.of(new InvoicesView(
                engagement,
                title,
                agreed.id().toString(),
                agreed.contract().vendorName(),
                each.size() == 1
                        ? List.of()
                        : each.stream()
                                .map(one -> InvoicesView.OfContract.of(
                                        one, address, one.id().equals(agreed.id())))
                                .toList(),
                terms.taxIncluded(),
                Sentence.of("invoice.year", year),
                newest,
                InvoicesView.total(terms.currency(), lines),
                year < last ? own + "&year=" + (year + 1) : null,
                year > 1 ? own + "&year=" + (year - 1) : null,
                chart,
                plans.missing(engagement, today).entrySet().stream()
                        .flatMap(waited -> waited.getValue().stream()
                                .map(month -> new InvoicesView.Missing(
                                        month.toString(),
                                        each.size() == 1
                                                ? Months.said(month)
                                                : Sentence.of(
                                                        "invoice.monthBy",
                                                        Months.said(month),
                                                        waited.getKey().vendorName()),
                                        waited.getKey().contract().toString())))
                        .toList(),
                plans.without(agreed.id()).map(Months::said).orElse(null),
                shown.stream()
                        .map(invoice -> InvoicesView.Line.of(
                                invoice, each.size() == 1 ? null : vendors.get(invoice.contract())))
                        .toList(),
                after == null ? null : own,
                more ? own + "&after=" + shown.get(shown.size() - 1).id() : null));
    }

    /** What could be asked about an invoice: all that is not as the contract says, in words; null where everything is. */
    @Nullable String question(Invoice invoice, InvoiceCheck check) {
        var lines = new ArrayList<String>();
        for (var row : InvoiceView.Row.all(check)) {
            if (row.objected()) {
                row.reasons().forEach(reason -> lines.add(format.message("invoice.query.line", row.label(), reason)));
            }
        }
        if (check.taxProblem() != null) {
            lines.add(format.text(check.taxProblem()));
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** How the engagement is called. */
    String title(EngagementId engagement) {
        return cache.get(
                InvoicePages.class,
                engagement,
                () -> engagements.find(engagement).map(Engagements.Entry::name).orElseThrow(NotFound::new));
    }

    private List<ExpectedMonth> expected(InvoiceTerms.Agreed of, int year, YearMonth present) {
        var from = of.terms().first().plusMonths((long) MONTHS_OF_A_YEAR * (year - 1));
        return invoices.expected(of, present).stream()
                .filter(month -> !month.month().isBefore(from))
                .filter(month -> month.month().isBefore(from.plusMonths(MONTHS_OF_A_YEAR)))
                .toList();
    }

    /** In which year of the contract a month lies; the last one where it is over, the first one before it begins. */
    private static int yearOf(BillingTerms terms, YearMonth month) {
        var until = month.isAfter(terms.last()) ? terms.last() : month;
        int year = 1;
        while (!terms.first().plusMonths((long) MONTHS_OF_A_YEAR * year).isAfter(until)) {
            year++;
        }
        return year;
    }

    /** Every month of each contract up to now with its invoices, as a table for spreadsheet programs; the first contract first. */
    @Transactional(readOnly = true)
    public InvoiceTable table(EngagementId engagement, LocalDate today) {
        var each = invoices.agreedEach(engagement, today);
        if (each.isEmpty()) {
            throw new NotFound();
        }
        var vendors = each.stream()
                .map(agreed -> agreed.contract().vendorName())
                .distinct()
                .toList();
        return new InvoiceTable(
                title(engagement),
                String.join(", ", vendors),
                each.get(each.size() - 1).terms().currency(),
                each.stream().flatMap(agreed -> rows(agreed, today).stream()).toList());
    }

    private List<InvoiceTable.Row> rows(InvoiceTerms.Agreed agreed, LocalDate today) {
        var terms = agreed.terms();
        var vendor = agreed.contract().vendorName();
        var found = invoices.between(agreed, terms.first(), terms.last()).stream()
                .collect(Collectors.groupingBy(Invoice::month));
        var rows = new ArrayList<InvoiceTable.Row>();
        for (var month : invoices.expected(agreed, YearMonth.from(today))) {
            var here = found.getOrDefault(month.month(), List.of());
            if (here.isEmpty()) {
                rows.add(new InvoiceTable.Row(vendor, month.month(), month.total(), month.confirmed(), null));
            }
            for (int at = 0; at < here.size(); at++) {
                rows.add(new InvoiceTable.Row(
                        vendor,
                        month.month(),
                        at == 0 ? month.total() : Money.zero(terms.currency()),
                        month.confirmed(),
                        here.get(at)));
            }
        }
        return rows;
    }
}
