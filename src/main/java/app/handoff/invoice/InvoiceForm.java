package app.handoff.invoice;

import app.handoff.kernel.Money;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.text.UnreadableNumber;
import app.handoff.web.AnswerReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

/** What is typed from an invoice. Numbers stay as they were typed until they are read in the currency of the contract. */
record InvoiceForm(
        @Nullable Integer version,
        @Nullable String month,
        @Nullable String number,
        @Nullable String invoicedOn,
        @Nullable String receivedOn,
        @Nullable String currency,
        @Nullable String taxIncluded,
        List<Row> lines,
        @ReadAs(NumberKind.MONEY) @Nullable String tax,
        @ReadAs(NumberKind.MONEY) @Nullable String total,
        @Nullable MultipartFile file) {

    /** The currency of an invoice that is not in that of its contract. */
    static final String OTHER_CURRENCY = "OTHER";

    /** So many lines are offered for what the contract has no price for. */
    private static final int OTHER_LINES = 3;

    private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)](.*)");

    InvoiceForm {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** @param price the key of the price of the contract; empty for a line of the invoice's own */
    record Row(
            @Nullable String price,
            @Nullable String label,
            @ReadAs(NumberKind.NUMBER) @Nullable String quantity,
            @ReadAs(NumberKind.MONEY) @Nullable String unitPrice,
            @ReadAs(NumberKind.PERCENT) @Nullable String taxPercent) {

        static Row of(String price, String label) {
            return new Row(price, label, null, null, null);
        }

        static Row of(InvoiceLine line) {
            return new Row(
                    line.key() == null ? "" : line.key(),
                    line.label(),
                    Numbers.print(line.quantity()),
                    Numbers.print(line.unitPrice()),
                    line.taxPercent() == null ? null : Numbers.print(line.taxPercent()));
        }

        boolean isOther() {
            return price == null || price.isEmpty();
        }

        private boolean isBlank() {
            return PlainText.orNull(quantity) == null
                    && PlainText.orNull(unitPrice) == null
                    && PlainText.orNull(taxPercent) == null
                    && (!isOther() || PlainText.orNull(label) == null);
        }
    }

    /** An empty form for one month, with a line for each price of the contract. */
    static InvoiceForm empty(BillingTerms terms, YearMonth month, LocalDate today) {
        return new InvoiceForm(
                null,
                month.toString(),
                null,
                null,
                today.toString(),
                terms.currency().getCurrencyCode(),
                String.valueOf(terms.taxIncluded()),
                rows(terms, List.of()),
                null,
                null,
                null);
    }

    static InvoiceForm of(Invoice invoice, BillingTerms terms) {
        return of(invoice.version(), invoice.content(), terms);
    }

    /** As the form is filled once this is stored. */
    static InvoiceForm of(@Nullable Integer version, InvoiceContent content, BillingTerms terms) {
        return new InvoiceForm(
                version,
                content.month().toString(),
                content.number(),
                content.invoicedOn().toString(),
                content.receivedOn().toString(),
                content.currency().getCurrencyCode(),
                String.valueOf(content.taxIncluded()),
                rows(terms, content.lines()),
                Numbers.print(content.tax().amount().stripTrailingZeros()),
                Numbers.print(content.total().amount().stripTrailingZeros()),
                null);
    }

    private static List<Row> rows(BillingTerms terms, List<InvoiceLine> lines) {
        var left = new ArrayList<>(lines);
        var rows = new ArrayList<Row>();
        var labels = new HashMap<String, String>();
        terms.prices().forEach(price -> labels.put(price.key(), price.label()));
        for (var price : terms.prices()) {
            rows.add(taken(left, price.key(), price.key()));
        }
        if (!terms.takingOver().isZero()) {
            rows.add(taken(left, ExpectedMonth.TAKING_OVER, ""));
        }
        left.forEach(line -> rows.add(Row.of(line)));
        for (int i = 0; i < OTHER_LINES && rows.size() < InvoiceContent.MOST_LINES; i++) {
            rows.add(Row.of("", ""));
        }
        return rows;
    }

    private static Row taken(List<InvoiceLine> left, String key, String label) {
        return left.stream()
                .filter(line -> key.equals(line.key()))
                .findFirst()
                .map(line -> {
                    left.remove(line);
                    return Row.of(line);
                })
                .orElseGet(() -> Row.of(key, label));
    }

    /** The same that came on this day, which a vendor does not say. */
    InvoiceForm receivedOn(LocalDate day) {
        return new InvoiceForm(
                version, month, number, invoicedOn, day.toString(), currency, taxIncluded, lines, tax, total, file);
    }

    boolean bringsFile() {
        return file != null
                && !(file.isEmpty()
                        && String.valueOf(file.getOriginalFilename()).isBlank());
    }

    /**
     * Reads what was typed, without the copy; what cannot be read is told at its field.
     *
     * @param takingOver how the line for taking over the work is called
     */
    @Nullable InvoiceContent read(BillingTerms terms, String takingOver, BindingResult errors) {
        var answers = new AnswerReader(errors);
        var contractCurrency = terms.currency();
        var of = Months.read(month == null ? "" : month).orElse(null);
        if (of == null) {
            answers.refuse("month", "field.choose");
        }
        var named = answers.text("number", number, InvoiceContent.LONGEST_NUMBER);
        if (named.isEmpty() && !errors.hasFieldErrors("number")) {
            answers.refuse("number", "invoice.number.required");
        }
        var dated = day(answers, errors, "invoicedOn", invoicedOn);
        var came = day(answers, errors, "receivedOn", receivedOn);
        if (!contractCurrency.getCurrencyCode().equals(currency)) {
            answers.refuse(
                    "currency",
                    OTHER_CURRENCY.equals(currency) ? "invoice.currency.other" : "field.choose",
                    contractCurrency.getCurrencyCode());
        }
        if (!"true".equals(taxIncluded) && !"false".equals(taxIncluded)) {
            answers.refuse("taxIncluded", "field.choose");
        }
        var read = lines(answers, contractCurrency, takingOver, terms);
        var taxed = amount(answers, "tax", tax, contractCurrency);
        var whole = amount(answers, "total", total, contractCurrency);
        if (whole == null && !errors.hasFieldErrors("total")) {
            answers.refuse("total", "invoice.total.required");
        }
        if (answers.refused() || of == null || dated == null || came == null || whole == null) {
            return null;
        }
        return new InvoiceContent(
                of,
                named,
                dated,
                came,
                Boolean.parseBoolean(taxIncluded),
                read,
                new Money(taxed == null ? BigDecimal.ZERO : taxed, contractCurrency),
                new Money(whole, contractCurrency),
                null);
    }

    private static @Nullable LocalDate day(
            AnswerReader answers, BindingResult errors, String field, @Nullable String typed) {
        var day = answers.day(field, typed);
        if (day == null && !errors.hasFieldErrors(field)) {
            answers.refuse(field, "invoice.day.required");
        }
        return day;
    }

    private List<InvoiceLine> lines(
            AnswerReader answers, Currency contractCurrency, String takingOver, BillingTerms terms) {
        var read = new ArrayList<InvoiceLine>();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.isBlank()) {
                continue;
            }
            var row = "lines[" + at + "].";
            var label = answers.text(row + "label", line.label(), InvoiceContent.LONGEST_LABEL);
            var much = answers.anyNumber(row + "quantity", line.quantity());
            var each = amount(answers, row + "unitPrice", line.unitPrice(), contractCurrency);
            var percent = answers.anyNumber(row + "taxPercent", line.taxPercent(), NumberKind.PERCENT);
            if (much == null && PlainText.orNull(line.quantity()) == null) {
                answers.refuse(row + "quantity", "invoice.line.quantity");
            }
            if (each == null && PlainText.orNull(line.unitPrice()) == null) {
                answers.refuse(row + "unitPrice", "invoice.line.unitPrice");
            }
            if (much == null || each == null) {
                continue;
            }
            var key = line.isOther() ? null : Objects.requireNonNull(line.price());
            read.add(new InvoiceLine(
                    key,
                    key == null
                            ? label
                            : key.equals(ExpectedMonth.TAKING_OVER)
                                    ? takingOver
                                    : terms.price(key).map(BilledPrice::label).orElse(label),
                    much,
                    each,
                    percent));
        }
        return read;
    }

    /** Does something with what was read; where a rule is against one of its lines, it says so at the row of the form. */
    void inItsRows(Runnable act) {
        try {
            act.run();
        } catch (RuleViolation violation) {
            var line = violation.field() == null ? null : LINE.matcher(violation.field());
            if (line != null && line.matches()) {
                violation.at("lines[" + rowOf(Integer.parseInt(line.group(1))) + "]" + line.group(2));
            }
            throw violation;
        }
    }

    private int rowOf(int line) {
        int seen = 0;
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank() && seen++ == line) {
                return at;
            }
        }
        return 0;
    }

    /** An amount in the currency of the contract; the sign of another one is refused. */
    static @Nullable BigDecimal amount(
            AnswerReader answers, String field, @Nullable String typed, Currency contractCurrency) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return Numbers.amount(typed, contractCurrency);
        } catch (UnreadableNumber unreadable) {
            answers.refuse(field, unreadable.code(), unreadable.words());
            return null;
        }
    }
}
