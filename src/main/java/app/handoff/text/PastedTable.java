package app.handoff.text;

import app.handoff.kernel.RuleViolation;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as it comes out of a spreadsheet: pasted, with a tab between cells, or written as CSV with a comma, a semicolon or a
 * bar. Which of them parts the cells is seen from the text. Lines without a word in them do not count.
 *
 * @param rows none of them empty
 */
public record PastedTable(List<Row> rows) {

    /** Rows at most; more are not read. */
    public static final int MOST_ROWS = 10_000;

    /** Cells of a row at most. */
    public static final int MOST_COLUMNS = 30;

    /** In the order in which they are believed where two fit equally well. */
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');

    /** Some programs say in the first line what parts the cells. */
    private static final Pattern SAID = Pattern.compile("\\A\\s*\"?sep=(.)\"?[ \\t;,|]*(?:\\r\\n?|\\n)");

    private static final int LOOKED_AT = 50;

    /**
     * A row.
     *
     * @param line where it begins in the text, from 1
     * @param cells without blanks around them
     */
    public record Row(int line, List<String> cells) {

        /** What stands in this column; nothing where the row ends before it. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** @throws RuleViolation at {@code table} if there are too many rows or columns */
    public static PastedTable read(String text) {
        var said = SAID.matcher(text);
        if (said.find()) {
            return rows(text.substring(said.end()), said.group(1).charAt(0), 1);
        }
        var begin = text.lines().limit(LOOKED_AT).collect(Collectors.joining("\n"));
        char separator = SEPARATORS.stream()
                .max(Comparator.comparingDouble((Character each) -> likelihood(begin, each))
                        .thenComparing(each -> -SEPARATORS.indexOf(each)))
                .orElseThrow();
        return rows(text, separator, 0);
    }

    /** The share of rows that have the usual number of cells, and 0 where that is one cell. */
    private static double likelihood(String begin, char separator) {
        List<Row> rows;
        try {
            rows = rows(begin, separator, 0).rows();
        } catch (RuleViolation tooWide) {
            return 1;
        }
        var usual = rows.stream()
                .collect(Collectors.groupingBy(row -> row.cells().size(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return usual.filter(most -> most.getKey() > 1)
                .map(most -> (double) most.getValue() / rows.size())
                .orElse(0.0);
    }

    private static PastedTable rows(String text, char separator, int linesBefore) {
        List<Row> rows = new ArrayList<>();
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (var one : records) {
                var cells = one.getFields().stream().map(PastedTable::stripped).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (cells.size() > MOST_COLUMNS) {
                    throw new RuleViolation("table.tooWide", MOST_COLUMNS).at("table");
                }
                if (rows.size() == MOST_ROWS) {
                    throw new RuleViolation("table.tooManyRows", MOST_ROWS).at("table");
                }
                rows.add(new Row(Math.toIntExact(one.getStartingLineNumber()) + linesBefore, cells));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PastedTable(List.copyOf(rows));
    }

    private static String stripped(String cell) {
        return cell.replace('\u00a0', ' ').strip();
    }

    /** How many cells the longest row has. */
    public int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Written as a spreadsheet pastes it, so that it is read as the same again. */
    public static String text(List<List<String>> rows) {
        Function<String, String> quoted =
                cell -> cell.chars().anyMatch(sign -> sign == '\t' || sign == '\n' || sign == '"')
                        ? '"' + cell.replace("\"", "\"\"") + '"'
                        : cell;
        return rows.stream()
                .map(row -> row.stream().map(quoted).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }
}
