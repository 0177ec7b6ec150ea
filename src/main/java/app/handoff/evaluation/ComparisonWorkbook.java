package app.handoff.evaluation;

import app.handoff.evaluation.Matrix.Cell;
import app.handoff.evaluation.Matrix.Row;
import app.handoff.text.Format;
import app.handoff.web.WorkbookAnswer;
import java.io.IOException;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as a file for spreadsheet programs: one sheet with the values, one with what is noted about them, and where bids may
 * be for parts of the work, one with the ways to share it out. Numbers are numbers, amounts of money show their currency, and
 * whatever a vendor wrote is text, never a formula.
 */
final class ComparisonWorkbook extends WorkbookAnswer {

    private static final int FIRST_ROW = 3;
    private static final double WIDTH_OF_TITLES = 38;
    private static final double WIDTH_OF_A_BID = 28;

    private final Matrix matrix;
    private final @Nullable PartsView parts;
    private final String title;
    private final Format format;

    /**
     * @param parts the ways to share the work out; null where all of it goes together
     * @param fileName without its ending
     */
    ComparisonWorkbook(Matrix matrix, @Nullable PartsView parts, String title, String fileName, Format format) {
        super(fileName);
        this.matrix = matrix;
        this.parts = parts;
        this.title = title;
        this.format = format;
    }

    @Override
    protected void fill(Workbook workbook) throws IOException {
        sheet(workbook, "evaluation.export.values", this::value);
        sheet(workbook, "evaluation.export.notes", this::note);
        if (parts != null && !parts.ways().isEmpty()) {
            shares(workbook.newWorksheet(format.message("evaluation.parts")), parts);
        }
    }

    /** How one cell of the matrix stands in a sheet. */
    private interface Entry {
        void in(Worksheet sheet, int row, int column, Cell cell);
    }

    private void sheet(Workbook workbook, String name, Entry entry) throws IOException {
        var sheet = workbook.newWorksheet(format.message(name));
        title(sheet, title);
        sheet.width(0, WIDTH_OF_TITLES);
        for (int at = 0; at < matrix.heads().size(); at++) {
            var head = matrix.heads().get(at);
            sheet.value(FIRST_ROW - 1, at + 1, head.vendor());
            sheet.style(FIRST_ROW - 1, at + 1).bold().wrapText(true).set();
            sheet.value(FIRST_ROW, at + 1, head.about());
            sheet.width(at + 1, WIDTH_OF_A_BID);
        }
        sheet.freezePane(1, FIRST_ROW + 1);
        int row = FIRST_ROW + 1;
        for (var group : matrix.groups()) {
            sheet.value(row, 0, group.title());
            sheet.style(row++, 0).bold().set();
            for (var line : group.rows()) {
                sheet.value(row, 0, named(line));
                sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
                for (int at = 0; at < line.cells().size(); at++) {
                    entry.in(sheet, row, at + 1, line.cells().get(at));
                }
                row++;
            }
        }
        sheet.finish();
    }

    /** Who gets each part in the cheapest, the best and the best single way, and what that costs. */
    private void shares(Worksheet sheet, PartsView parts) throws IOException {
        title(sheet, title);
        sheet.width(0, WIDTH_OF_TITLES);
        int total = FIRST_ROW + parts.parts().size();
        for (int part = 0; part < parts.parts().size(); part++) {
            text(sheet, FIRST_ROW + part, 0, parts.parts().get(part).name());
        }
        sheet.value(total, 0, format.message("evaluation.parts.total", parts.months()));
        sheet.value(total + 1, 0, format.message("evaluation.parts.points"));
        for (int at = 0; at < parts.ways().size(); at++) {
            var way = parts.ways().get(at);
            sheet.width(at + 1, WIDTH_OF_A_BID);
            sheet.value(FIRST_ROW - 1, at + 1, format.message(way.key()));
            sheet.style(FIRST_ROW - 1, at + 1).bold().wrapText(true).set();
            for (int part = 0; part < way.vendors().size(); part++) {
                var vendor = way.vendors().get(part);
                text(
                        sheet,
                        FIRST_ROW + part,
                        at + 1,
                        vendor == null ? format.message("evaluation.parts.nobody") : vendor);
            }
            sheet.value(total, at + 1, way.total().amount());
            sheet.style(total, at + 1).format(amountsIn(way.total().currency())).set();
            text(sheet, total + 1, at + 1, way.points());
        }
        sheet.finish();
    }

    private static String named(Row row) {
        return row.note() == null ? row.title() : row.title() + " (" + row.note() + ")";
    }

    private void value(Worksheet sheet, int row, int column, Cell cell) {
        var figure = cell.figure();
        if (figure == null) {
            text(sheet, row, column, cell.value());
            return;
        }
        sheet.value(row, column, figure.value());
        var style = sheet.style(row, column).verticalAlignment("top");
        if (figure.currency() != null) {
            style.format(amountsIn(figure.currency()));
        }
        style.set();
    }

    /** As spreadsheet programs write amounts: [$EUR] 1,234.00 in the reader's own separators. */
    private static String amountsIn(Currency currency) {
        int places = Math.max(0, currency.getDefaultFractionDigits());
        return "[$" + currency.getCurrencyCode() + "] #,##0" + (places == 0 ? "" : "." + "0".repeat(places) + "##");
    }

    private void note(Worksheet sheet, int row, int column, Cell cell) {
        var why = cell.why();
        text(
                sheet,
                row,
                column,
                Stream.of(
                                cell.figure() == null ? null : cell.value(),
                                cell.note(),
                                why == null ? null : why.note(),
                                why == null
                                        ? null
                                        : format.message(
                                                "evaluation.quality.by",
                                                why.by().name(),
                                                format.dayTime(why.at())))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n")));
    }
}
