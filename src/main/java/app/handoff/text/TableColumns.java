package app.handoff.text;

import app.handoff.kernel.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees what the columns of somebody's own table tell: by their headings where there are some, else by what stands in them.
 *
 * @param <C> what a column may tell
 */
public final class TableColumns<C extends Enum<C>> {

    private static final int LOOKED_AT = 50;

    private final Map<C, Set<String>> headings;
    private final C nothing;
    private final List<Look<C>> looks;

    /**
     * What most cells of a column look like.
     *
     * @param belowHeadings whether it is looked for where columns have headings, too: without it nothing can be read
     */
    public record Look<C>(C column, Predicate<String> like, boolean belowHeadings) {}

    /**
     * @param type all that a column may tell
     * @param nothing what a column tells of which nothing is taken over
     * @param headings how people head each of them, with commas between; the first words of a heading are enough
     * @param looks in the order in which they are tried; each takes the first column that nothing is known of
     */
    public TableColumns(Class<C> type, C nothing, Function<C, String> headings, List<Look<C>> looks) {
        this.nothing = nothing;
        this.looks = List.copyOf(looks);
        this.headings = new EnumMap<>(type);
        for (var column : type.getEnumConstants()) {
            this.headings.put(column, words(headings.apply(column)));
        }
    }

    /** Words with commas between, as they are compared. */
    public static Set<String> words(String listed) {
        return Arrays.stream(listed.split(","))
                .map(Names::folded)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As somebody chose where the table is still as wide as then, else as it looks. */
    public TablePlan<C> plan(@Nullable List<@Nullable C> chosen, boolean headed, PastedTable table) {
        return chosen == null || chosen.size() != table.width()
                ? guess(table)
                : new TablePlan<>(
                        chosen.stream()
                                .map(column -> column == null ? nothing : column)
                                .toList(),
                        headed);
    }

    public TablePlan<C> guess(PastedTable table) {
        if (table.isEmpty()) {
            return new TablePlan<>(List.of(), false);
        }
        var first = table.rows().get(0);
        var columns = new ArrayList<>(Collections.nCopies(table.width(), nothing));
        boolean headed = false;
        for (int at = 0; at < first.cells().size(); at++) {
            var column = heading(first.cell(at));
            if (column.isPresent() && !columns.contains(column.get())) {
                columns.set(at, column.get());
                headed = true;
            }
        }
        var rows = table.rows().stream().skip(headed ? 1 : 0).limit(LOOKED_AT).toList();
        for (var look : looks) {
            if (!headed || look.belowHeadings()) {
                assign(columns, look, rows);
            }
        }
        return new TablePlan<>(columns, headed);
    }

    private void assign(List<C> columns, Look<C> look, List<PastedTable.Row> rows) {
        for (int at = 0; at < columns.size() && !columns.contains(look.column()); at++) {
            int column = at;
            var filled = rows.stream()
                    .map(row -> row.cell(column))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (columns.get(at) == nothing
                    && filled.stream().filter(look.like()).count() * 2 > filled.size()) {
                columns.set(at, look.column());
            }
        }
    }

    /** The column that is headed like this: by the whole heading, else by a word that it begins with. */
    private Optional<C> heading(String cell) {
        var folded = Names.folded(cell);
        return headed(words -> words.contains(folded))
                .or(() -> headed(words -> words.stream().anyMatch(word -> folded.startsWith(word + " "))));
    }

    private Optional<C> headed(Predicate<Set<String>> like) {
        return headings.entrySet().stream()
                .filter(column -> like.test(column.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
