package app.handoff.invoice;

import app.handoff.kernel.Money;
import app.handoff.text.CsvFile;
import app.handoff.text.Format;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The invoices of an engagement by contract and month by month, for spreadsheet programs.
 *
 * @param vendor how its vendors are called
 * @param currency of the last contract
 */
record InvoiceTable(String title, String vendor, Currency currency, List<Row> rows) {

    private static final List<String> COLUMNS = List.of(
            "vendor",
            "month",
            "expected",
            "confirmed",
            "number",
            "invoicedOn",
            "receivedOn",
            "dueOn",
            "status",
            "billed",
            "tax",
            "total",
            "credits",
            "toPay",
            "paidOn",
            "paid",
            "currency");

    InvoiceTable {
        rows = List.copyOf(rows);
    }

    /**
     * One month with one of its invoices.
     *
     * @param vendor whose contract it is under
     * @param expected of the month, in the row of its first invoice; nothing in those of the others
     * @param invoice null where none came
     */
    record Row(
            String vendor,
            YearMonth month,
            Money expected,
            boolean confirmed,
            @Nullable Invoice invoice) {}

    /** The keys of its headings. */
    static List<String> keys() {
        return COLUMNS.stream().map(column -> "invoice.export." + column).toList();
    }

    List<String> headings(Format format) {
        return keys().stream().map(key -> format.message(key)).toList();
    }

    /** Texts, and numbers as such. */
    List<List<@Nullable Object>> cells(Format format) {
        return rows.stream().map(row -> cells(row, format)).toList();
    }

    private List<@Nullable Object> cells(Row row, Format format) {
        var month = row.month().toString();
        var confirmed = format.message(row.confirmed() ? "invoice.export.yes" : "invoice.export.no");
        var invoice = row.invoice();
        if (invoice == null) {
            var cells = new ArrayList<@Nullable Object>(Collections.nCopies(COLUMNS.size(), null));
            cells.set(0, row.vendor());
            cells.set(1, month);
            cells.set(2, row.expected().amount());
            cells.set(3, confirmed);
            cells.set(COLUMNS.size() - 1, row.expected().currency().getCurrencyCode());
            return cells;
        }
        var payment = invoice.payment();
        return Arrays.asList(
                row.vendor(),
                month,
                row.expected().amount(),
                confirmed,
                invoice.number(),
                invoice.invoicedOn(),
                invoice.receivedOn(),
                invoice.dueOn(),
                format.word(invoice.status()),
                invoice.billed().amount(),
                invoice.tax().amount(),
                invoice.total().amount(),
                invoice.credited().amount(),
                invoice.toPay().amount(),
                payment == null ? null : payment.on(),
                payment == null ? null : payment.amount(),
                row.expected().currency().getCurrencyCode());
    }

    byte[] csv(Format format, Locale locale) {
        return CsvFile.of(headings(format), cells(format), locale);
    }
}
