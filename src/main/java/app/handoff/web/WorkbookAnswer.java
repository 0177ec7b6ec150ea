package app.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** A file for spreadsheet programs, written while it is sent. Whatever somebody wrote is text in it, never a formula. */
public abstract class WorkbookAnswer implements View {

    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a cell holds, less a little. */
    private static final int LONGEST_TEXT = 32_000;

    private static final int SIZE_OF_TITLES = 14;

    private final String fileName;

    /** @param fileName without its ending */
    protected WorkbookAnswer(String fileName) {
        this.fileName = fileName;
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

    /** Writes the whole file. */
    public final void writeTo(OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Handoff", "1.0");
        fill(workbook);
        workbook.finish();
    }

    /** Adds its sheets, each of them finished. */
    protected abstract void fill(Workbook workbook) throws IOException;

    /** What a sheet is about, in its first cell. */
    protected static void title(Worksheet sheet, String title) {
        sheet.value(0, 0, title);
        sheet.style(0, 0).bold().fontSize(SIZE_OF_TITLES).set();
    }

    /** A text of any length, on as many lines as it needs. */
    protected static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
    }
}
