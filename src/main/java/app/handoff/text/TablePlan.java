package app.handoff.text;

import app.handoff.text.PastedTable.Row;
import java.util.List;

/**
 * How a table is to be read.
 *
 * @param columns what each of its columns tells, from the left; what lies beyond them tells nothing
 * @param headed whether its first row is a heading
 */
public record TablePlan<C>(List<C> columns, boolean headed) {

    public TablePlan {
        columns = List.copyOf(columns);
    }

    /** The rows under the heading. */
    public List<Row> rows(PastedTable table) {
        return table.rows().stream().skip(headed ? 1 : 0).toList();
    }

    /** What stands in this column; nothing where the table has none. */
    public String cell(Row row, C column) {
        int at = columns.indexOf(column);
        return at < 0 ? "" : row.cell(at);
    }

    /** Everything that stands in this column. */
    public List<String> cells(PastedTable table, C column) {
        return columns.contains(column)
                ? rows(table).stream().map(row -> cell(row, column)).toList()
                : List.of();
    }
}
