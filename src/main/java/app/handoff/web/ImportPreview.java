package app.handoff.web;

import app.handoff.text.CellProblem;
import app.handoff.text.PastedTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was understood of somebody's own table, before anything of it is added.
 *
 * @param found a line for each row
 */
public record ImportPreview<L extends ImportPreview.Line>(PastedTable table, List<L> found) {

    private static final int MOST_SHOWN = 50;

    /** What a row became. */
    public interface Line {

        List<CellProblem> problems();
    }

    /** A column with the beginning of what stands in it. */
    public record Column(int at, List<String> cells) {

        public int number() {
            return at + 1;
        }
    }

    public List<Column> columns() {
        return IntStream.range(0, table.width())
                .mapToObj(at -> new Column(
                        at,
                        table.rows().stream()
                                .map(row -> row.cell(at))
                                .filter(cell -> !cell.isEmpty())
                                .limit(3)
                                .toList()))
                .toList();
    }

    public List<L> lines() {
        return found.stream().limit(MOST_SHOWN).toList();
    }

    public List<CellProblem> problems() {
        return found.stream()
                .flatMap(line -> line.problems().stream())
                .limit(MOST_SHOWN)
                .toList();
    }

    public int all() {
        return found.size();
    }

    /** How many cells have to be mended. */
    public int wrong() {
        return found.stream().mapToInt(line -> line.problems().size()).sum();
    }

    public boolean isCutOff() {
        return Math.max(all(), wrong()) > MOST_SHOWN;
    }

    /** Whether all of it can be added. */
    public boolean isReady() {
        return wrong() == 0 && all() > 0;
    }
}
