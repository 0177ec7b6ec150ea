package app.handoff.invoice;

import app.handoff.text.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** The invoices of an engagement as a file for spreadsheet programs. Whatever a vendor wrote is text, never a formula. */
final class InvoiceWorkbook implements View {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int HEAD = 2;
    private static final double WIDTH = 16;

    private final InvoiceTable table;
    private final String fileName;
    private final Format format;

    /** @param fileName without its ending */
    InvoiceWorkbook(InvoiceTable table, String fileName, Format format) {
        this.table = table;
        this.fileName = fileName;
        this.format = format;
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        writeTo(response.getOutputStream());
    }

    void writeTo(OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Handoff", "1.0");
        var sheet = workbook.newWorksheet(format.message("invoice.title"));
        sheet.value(0, 0, table.title() + ", " + table.vendor());
        sheet.style(0, 0).bold().fontSize(14).set();
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
        workbook.finish();
    }

    /** As spreadsheet programs write amounts, in the reader's own separators. */
    private String amounts() {
        int places = Payable.places(table.currency());
        return "#,##0" + (places == 0 ? "" : "." + "0".repeat(places));
    }
}
