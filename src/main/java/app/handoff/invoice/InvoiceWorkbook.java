package app.handoff.invoice;

import app.handoff.text.Format;
import app.handoff.web.WorkbookAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;

/** The invoices of an engagement as a file for spreadsheet programs. Whatever a vendor wrote is text, never a formula. */
final class InvoiceWorkbook extends WorkbookAnswer {

    private static final int HEAD = 2;
    private static final double WIDTH = 16;

    private final InvoiceTable table;
    private final Format format;

    /** @param fileName without its ending */
    InvoiceWorkbook(InvoiceTable table, String fileName, Format format) {
        super(fileName);
        this.table = table;
        this.format = format;
    }

    @Override
    protected void fill(Workbook workbook) throws IOException {
        var sheet = workbook.newWorksheet(format.message("invoice.title"));
        title(sheet, table.title() + ", " + table.vendor());
        var headings = table.headings(format);
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(HEAD, column, headings.get(column));
            sheet.style(HEAD, column).bold().wrapText(true).set();
            sheet.width(column, WIDTH);
        }
        sheet.freezePane(1, HEAD + 1);
        int row = HEAD + 1;
        for (var cells : table.cells(format)) {
            for (int column = 0; column < cells.size(); column++) {
                var cell = cells.get(column);
                if (cell instanceof BigDecimal number) {
                    sheet.value(row, column, number);
                    sheet.style(row, column).format(amounts()).set();
                } else if (cell instanceof LocalDate day) {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                } else if (cell != null) {
                    sheet.value(row, column, cell.toString());
                }
            }
            row++;
        }
        sheet.finish();
    }

    /** As spreadsheet programs write amounts, in the reader's own separators. */
    private String amounts() {
        int places = Payable.places(table.currency());
        return "#,##0" + (places == 0 ? "" : "." + "0".repeat(places));
    }
}
