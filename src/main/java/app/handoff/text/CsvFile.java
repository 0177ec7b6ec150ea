package app.handoff.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes tables as spreadsheet programs open them with a double click, and so that no cell of them acts. */
public final class CsvFile {

    /** Without it, spreadsheet programs take the letters for those of an old alphabet. */
    private static final String MARK = "\uFEFF";

    /** What a spreadsheet program takes for the beginning of a formula, also behind which it drops what it cannot show. */
    private static final String FORMULAS = "=+-@\t\r";

    private CsvFile() {}

    /**
     * A table with its headings.
     *
     * @param rows texts, and numbers of type {@link BigDecimal}; null leaves a cell empty
     * @param locale whose decimal sign numbers have; where that is a comma, cells are parted by semicolons
     */
    public static byte[] of(List<String> headings, List<List<@Nullable Object>> rows, Locale locale) {
        char decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        var text = new StringWriter().append(MARK);
        try (var csv =
                CsvWriter.builder().fieldSeparator(decimal == ',' ? ';' : ',').build(text)) {
            csv.writeRecord(headings);
            for (var row : rows) {
                csv.writeRecord(row.stream().map(cell -> written(cell, decimal)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String written(@Nullable Object cell, char decimal) {
        if (cell instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString().replace('.', decimal);
        }
        return cell == null ? "" : harmless(cell.toString());
    }

    /** A text that begins like a formula is shown as a text: a name that somebody typed must not reckon, or call a program. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
