package app.handoff.invoice;

import app.handoff.files.FileId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says.
 *
 * @param month the month whose work it is for
 * @param number as the vendor gave it
 * @param invoicedOn the day on the invoice
 * @param receivedOn the day on which it came, from which on the days to pay it count
 * @param taxIncluded whether the prices on its lines include tax
 * @param tax all tax on it, as printed
 * @param total what is to be paid, with tax, as printed
 * @param file a copy of it; null where none was added
 */
record InvoiceContent(
        YearMonth month,
        String number,
        LocalDate invoicedOn,
        LocalDate receivedOn,
        boolean taxIncluded,
        List<InvoiceLine> lines,
        Money tax,
        Money total,
        @Nullable FileId file) {

    static final int LONGEST_NUMBER = 60;
    static final int LONGEST_LABEL = 120;
    static final int MOST_LINES = 40;

    /** More than any small business is billed, and the most that columns hold with room to add up. */
    static final BigDecimal MOST = new BigDecimal("999999999");

    private static final BigDecimal MOST_TAX = BigDecimal.valueOf(100);

    /** Vendors bill work ahead by a term at most, and an invoice that is older than this was mistyped. */
    private static final int EARLIEST_YEARS = 1;

    InvoiceContent {
        lines = List.copyOf(lines);
    }

    /** The same with another copy of it. */
    InvoiceContent with(@Nullable FileId copy) {
        return new InvoiceContent(month, number, invoicedOn, receivedOn, taxIncluded, lines, tax, total, copy);
    }

    Currency currency() {
        return total.currency();
    }

    /** By this, two invoices of a vendor are the same: letters and spaces make no difference. */
    String numberKey() {
        return keyOf(number);
    }

    static String keyOf(String number) {
        return number.strip().replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    /** What all lines come to, with or without tax as they are. */
    Money sumOfLines() {
        return lines.stream().map(line -> line.amount(currency())).reduce(Money.zero(currency()), Money::plus);
    }

    /** What it comes to as the prices of a contract are: with tax, or without. */
    Money billed(boolean withTax) {
        return withTax ? total : total.minus(tax);
    }

    /**
     * Makes sure that there can be such an invoice under a contract.
     *
     * @throws RuleViolation at the field that must change
     */
    void check(BillingTerms terms, LocalDate today) {
        if (number.isBlank()) {
            throw new RuleViolation("invoice.number.required").at("number");
        }
        if (Math.max(number.length(), numberKey().length()) > LONGEST_NUMBER) {
            throw new RuleViolation("text.tooLong", LONGEST_NUMBER).at("number");
        }
        if (!currency().equals(terms.currency())) {
            throw new RuleViolation("invoice.currency.other", terms.currency().getCurrencyCode()).at("currency");
        }
        if (!terms.covers(month)) {
            throw new RuleViolation("invoice.month.outside", terms.starts(), terms.ends()).at("month");
        }
        if (invoicedOn.isAfter(today)) {
            throw new RuleViolation("invoice.day.future").at("invoicedOn");
        }
        if (invoicedOn.isBefore(terms.starts().minusYears(EARLIEST_YEARS))) {
            throw new RuleViolation("invoice.day.early", terms.starts()).at("invoicedOn");
        }
        if (receivedOn.isAfter(today)) {
            throw new RuleViolation("invoice.day.future").at("receivedOn");
        }
        if (receivedOn.isBefore(invoicedOn)) {
            throw new RuleViolation("invoice.received.early").at("receivedOn");
        }
        checkLines(terms);
        amount(tax.amount(), "tax");
        if (total.isZero()) {
            throw new RuleViolation("invoice.total.required").at("total");
        }
        amount(total.amount(), "total");
        if (tax.compareTo(total) >= 0) {
            throw new RuleViolation("invoice.tax.more").at("tax");
        }
    }

    private void checkLines(BillingTerms terms) {
        if (lines.isEmpty()) {
            throw new RuleViolation("invoice.lines.required").at("lines[0].quantity");
        }
        if (lines.size() > MOST_LINES) {
            throw new RuleViolation("invoice.lines.many", MOST_LINES);
        }
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var row = "lines[" + at + "].";
            var key = line.key();
            if (key != null && terms.price(key).isEmpty() && !key.equals(ExpectedMonth.TAKING_OVER)) {
                throw new RuleViolation("invoice.line.unknown").at(row + "label");
            }
            if (line.label().isBlank()) {
                throw new RuleViolation("invoice.line.label").at(row + "label");
            }
            if (line.label().length() > LONGEST_LABEL) {
                throw new RuleViolation("text.tooLong", LONGEST_LABEL).at(row + "label");
            }
            number(line.quantity(), row + "quantity");
            number(line.unitPrice(), row + "unitPrice");
            if (line.amount(currency()).amount().compareTo(MOST) > 0) {
                throw new RuleViolation("number.tooHigh", MOST).at(row + "unitPrice");
            }
            var rate = line.taxPercent();
            if (rate != null && (rate.signum() < 0 || rate.compareTo(MOST_TAX) > 0 || rate.scale() > 2)) {
                throw new RuleViolation("field.percent").at(row + "taxPercent");
            }
        }
    }

    private static void number(BigDecimal number, String field) {
        if (number.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
        if (number.compareTo(MOST) > 0) {
            throw new RuleViolation("number.tooHigh", MOST).at(field);
        }
        if (number.scale() > Money.SCALE) {
            throw new RuleViolation("number.tooExact", Money.SCALE).at(field);
        }
    }

    private void amount(BigDecimal amount, String field) {
        number(amount, field);
        int places = Payable.places(currency());
        if (amount.stripTrailingZeros().scale() > places) {
            throw new RuleViolation("invoice.amount.exact", currency().getCurrencyCode(), places).at(field);
        }
    }
}
