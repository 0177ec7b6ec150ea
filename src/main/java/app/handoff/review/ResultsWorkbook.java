package app.handoff.review;

import app.handoff.kernel.Money;
import app.handoff.text.Format;
import app.handoff.web.WorkbookAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The portfolio for spreadsheet programs: one sheet of engagements, one of months. Amounts are numbers with their currency. */
final class ResultsWorkbook extends WorkbookAnswer {

    private static final int FIRST_ROW = 3;
    private static final double WIDE = 38;
    private static final double NARROW = 18;

    private final ResultsPage page;
    private final String title;
    private final Format format;

    /** @param fileName without its ending */
    ResultsWorkbook(ResultsPage page, String fileName, Format format) {
        super(fileName);
        this.page = page;
        this.title = fileName;
        this.format = format;
    }

    @Override
    protected void fill(Workbook workbook) throws IOException {
        engagements(workbook.newWorksheet(format.message("review.results.all")));
        months(workbook.newWorksheet(format.message("review.results.months")));
    }

    private void engagements(Worksheet sheet) throws IOException {
        head(
                sheet,
                List.of(
                        "review.results.engagement",
                        "review.results.contract",
                        "review.results.health",
                        "review.standing",
                        "review.results.ends",
                        "review.line.baseline",
                        "review.line.real",
                        "review.line.saved",
                        "review.results.atMost",
                        "review.freed",
                        "review.line.oversight",
                        "review.results.reportsOnTime",
                        "review.results.reportsDue",
                        "review.results.toPay",
                        "review.results.toCredit"));
        int row = FIRST_ROW;
        for (var result : page.results()) {
            text(sheet, row, 0, result.name());
            text(sheet, row, 1, format.text(result.work()));
            text(sheet, row, 2, result.health() == null ? "" : format.word(result.health()));
            text(sheet, row, 3, format.text(result.standing()));
            text(
                    sheet,
                    row,
                    4,
                    format.text(result.ends()) + (result.notice() == null ? "" : "; " + format.text(result.notice())));
            amounts(sheet, row, 13, result.open().toPay());
            amounts(sheet, row, 14, result.open().toCredit());
            var totals = result.totals();
            if (totals != null) {
                money(sheet, row, 5, totals.baseline());
                if (totals.real().size() == 1) {
                    money(sheet, row, 6, totals.real().get(0));
                } else {
                    text(sheet, row, 6, result.real());
                }
                money(sheet, row, 7, totals.saved());
                money(sheet, row, 8, totals.savedAtMost());
                number(sheet, row, 9, totals.freed());
                number(sheet, row, 10, totals.oversight());
                sheet.value(row, 11, totals.reportsOnTime());
                sheet.value(row, 12, totals.reportsDue());
            }
            row++;
        }
        sheet.finish();
    }

    private void months(Worksheet sheet) throws IOException {
        head(sheet, List.of("review.results.monthName", "review.saved", "review.freed"));
        int row = FIRST_ROW;
        for (var month : page.months()) {
            text(sheet, row, 0, month.month());
            text(sheet, row, 1, month.saved());
            text(sheet, row, 2, month.freed());
            row++;
        }
        sheet.finish();
    }

    private void head(Worksheet sheet, List<String> columns) {
        title(sheet, title);
        for (int at = 0; at < columns.size(); at++) {
            sheet.value(FIRST_ROW - 1, at, format.message(columns.get(at)));
            sheet.style(FIRST_ROW - 1, at).bold().wrapText(true).set();
            sheet.width(at, at < 2 ? WIDE : NARROW);
        }
        sheet.freezePane(1, FIRST_ROW);
    }

    /** A number where there is one currency, else what people read. */
    private void amounts(Worksheet sheet, int row, int column, List<Money> amounts) {
        if (amounts.size() == 1) {
            money(sheet, row, column, amounts.get(0));
        } else {
            text(sheet, row, column, amounts.stream().map(format::moneyExact).collect(Collectors.joining(" + ")));
        }
    }

    private static void money(Worksheet sheet, int row, int column, @Nullable Money money) {
        if (money != null) {
            int places = Math.max(0, money.currency().getDefaultFractionDigits());
            sheet.value(row, column, money.payable().amount());
            sheet.style(row, column)
                    .format("[$" + money.currency().getCurrencyCode() + "] #,##0"
                            + (places == 0 ? "" : "." + "0".repeat(places)))
                    .set();
        }
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
    }
}
