package app.handoff.invoice;

import app.handoff.text.Format;
import app.handoff.text.Option;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form in which an invoice is entered or corrected, the same for members and for the vendor through its link. */
@Component
class InvoiceFormPages {

    private final Format format;
    private final Clock clock;

    InvoiceFormPages(Format format, Clock clock) {
        this.format = format;
        this.clock = clock;
    }

    /** An empty form for one month; for the one before this where none is asked for, or it is none of the contract. */
    InvoiceForm empty(BillingTerms terms, @Nullable String month) {
        var asked = month == null ? latest(terms) : Months.of(month);
        return InvoiceForm.empty(terms, terms.covers(asked) ? asked : latest(terms), today());
    }

    /** The month before this one, for which invoices come now. */
    private YearMonth latest(BillingTerms terms) {
        var before = YearMonth.from(today()).minusMonths(1);
        return before.isBefore(terms.first()) ? terms.first() : before.isAfter(terms.last()) ? terms.last() : before;
    }

    /** How the line for taking over the work is called. */
    String takingOver() {
        return format.message("invoice.label.takingOver");
    }

    /** The copy that comes with a form; null for none. */
    static Invoices.@Nullable NewCopy copy(InvoiceForm form) {
        var sent = form.file();
        return sent == null || !form.bringsFile() ? null : new Invoices.NewCopy(sent.getOriginalFilename(), sent);
    }

    /**
     * All that the form shows around what is typed.
     *
     * @param at where it stands
     */
    String form(At at, BillingTerms terms, Model model) {
        model.addAttribute("at", at);
        var code = terms.currency().getCurrencyCode();
        model.addAttribute("currency", code);
        model.addAttribute(
                "currencies",
                List.of(
                        new Option(code, code),
                        new Option(InvoiceForm.OTHER_CURRENCY, format.message("invoice.currency.another"))));
        model.addAttribute(
                "taxes",
                Stream.of("false", "true")
                        .map(included -> new Option(included, format.message("invoice.taxIncluded." + included)))
                        .toList());
        model.addAttribute("months", months(terms));
        model.addAttribute("takingOver", ExpectedMonth.TAKING_OVER);
        model.addAttribute("hints", new Hints(hints(terms)));
        model.addAttribute("fileTypes", Invoices.COPIES.accept());
        model.addAttribute("fileLimit", Invoices.COPIES.maxBytes());
        return "invoice/form";
    }

    /** The newest first: an invoice that comes is for the month before, most of the time. */
    private List<Option> months(BillingTerms terms) {
        var present = YearMonth.from(today());
        var last = present.isAfter(terms.last()) ? terms.last() : present;
        var months = new ArrayList<Option>();
        for (var month = last; !month.isBefore(terms.first()); month = month.minusMonths(1)) {
            months.add(new Option(month.toString(), format.text(Months.said(month))));
        }
        if (months.isEmpty()) {
            months.add(new Option(terms.first().toString(), format.text(Months.said(terms.first()))));
        }
        return months;
    }

    /** What the contract says of each of its prices, in the order of the rows of the form. */
    private List<String> hints(BillingTerms terms) {
        var hints = new ArrayList<String>();
        terms.prices()
                .forEach(price -> hints.add(
                        format.message("invoice.line.hint", format.moneyExact(price.unitPrice()), price.unit())));
        if (!terms.takingOver().isZero()) {
            hints.add(format.message("invoice.line.hint.takingOver", terms.takingOver(), terms.takenOver()));
        }
        return hints;
    }

    /** @param said one for each of the first rows of the form */
    record Hints(List<String> said) {

        public @Nullable String of(int row) {
            return row < said.size() ? said.get(row) : null;
        }
    }

    private LocalDate today() {
        return format.today(clock.instant());
    }

    /**
     * Where a form stands.
     *
     * @param layout the frame of its page
     * @param title what the invoice is about
     * @param action where it is sent
     * @param back the page one comes from
     * @param editing whether an invoice that is there is corrected
     * @param keptFile the copy that is there; null for none
     * @param ours whether one of us enters it, who knows when it came
     */
    record At(
            String layout,
            String title,
            String action,
            String back,
            boolean editing,
            @Nullable String keptFile,
            boolean ours) {}
}
