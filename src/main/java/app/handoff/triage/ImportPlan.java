package app.handoff.triage;

import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.PastedTable;
import app.handoff.text.UnreadableNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a table is to be read.
 *
 * @param columns what each of its columns tells, from the left; what lies beyond them tells nothing
 * @param headed whether its first row is a heading
 */
record ImportPlan(List<ImportColumn> columns, boolean headed) {

    private static final int LOOKED_AT = 50;

    ImportPlan {
        columns = List.copyOf(columns);
    }

    /** By the heading where there is one; else by what stands in the columns: words first, then numbers. */
    static ImportPlan guess(PastedTable table, ImportWords words) {
        if (table.isEmpty()) {
            return new ImportPlan(List.of(), false);
        }
        var first = table.rows().get(0);
        var columns = new ArrayList<>(Collections.nCopies(table.width(), ImportColumn.NOTHING));
        boolean headed = false;
        for (int at = 0; at < first.cells().size(); at++) {
            var column = words.heading(first.cell(at));
            if (column.isPresent() && !columns.contains(column.get())) {
                columns.set(at, column.get());
                headed = true;
            }
        }
        var rows = table.rows().stream().skip(headed ? 1 : 0).limit(LOOKED_AT).toList();
        Predicate<String> often = cell -> words.period(cell).isPresent();
        if (!headed) {
            assign(columns, ImportColumn.PERIOD, rows, often);
            assign(columns, ImportColumn.HOURS, rows, ImportPlan::isHours);
        }
        assign(columns, ImportColumn.NAME, rows, cell -> !isHours(cell) && !often.test(cell));
        if (!headed) {
            assign(columns, ImportColumn.DONE_BY, rows, cell -> !isHours(cell) && !often.test(cell));
        }
        return new ImportPlan(columns, headed);
    }

    /** The first column that nothing is known of and in which most cells look like it. */
    private static void assign(
            List<ImportColumn> columns,
            ImportColumn wanted,
            List<PastedTable.Row> rows,
            Predicate<String> looksLikeIt) {
        for (int at = 0; at < columns.size() && !columns.contains(wanted); at++) {
            int column = at;
            var filled = rows.stream()
                    .map(row -> row.cell(column))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (columns.get(at) == ImportColumn.NOTHING
                    && filled.stream().filter(looksLikeIt).count() * 2 > filled.size()) {
                columns.set(at, wanted);
            }
        }
    }

    private static boolean isHours(String cell) {
        try {
            Numbers.read(cell, NumberKind.HOURS);
            return true;
        } catch (UnreadableNumber e) {
            return cell.matches("[0-9.,]+");
        }
    }
}
