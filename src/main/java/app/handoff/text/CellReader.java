package app.handoff.text;

import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row of somebody's own table, and gathers what is wrong with them.
 *
 * @param <C> what a column may tell
 */
public final class CellReader<C extends Enum<C>> {

    private final PastedTable.Row row;
    private final TablePlan<C> plan;
    private final List<CellProblem> problems = new ArrayList<>();

    public CellReader(PastedTable.Row row, TablePlan<C> plan) {
        this.row = row;
        this.plan = plan;
    }

    public int line() {
        return row.line();
    }

    public String cell(C column) {
        return plan.cell(row, column);
    }

    public String text(C column, int longest) {
        var said = cell(column);
        if (said.length() > longest) {
            problem(column, Sentence.of("table.cell.tooLong", longest));
        }
        return said;
    }

    /** The same where a table that is silent takes this; empty where both are. */
    public String text(C column, int longest, @Nullable String otherwise) {
        var said = text(column, longest);
        return said.isEmpty() && otherwise != null ? otherwise.strip() : said;
    }

    /**
     * A name that may stand in the table once.
     *
     * @param seen names in the rows before, {@link Names#folded}, with the line of each
     * @param taken names that there are already, {@link Names#folded}
     * @param twice says in which row it stands as well
     * @param known says which name there is already
     */
    public String name(
            C column,
            int longest,
            String missing,
            Map<String, Integer> seen,
            Set<String> taken,
            String twice,
            String known) {
        var name = text(column, longest);
        if (name.isEmpty()) {
            problem(column, Sentence.of(missing));
            return name;
        }
        var folded = Names.folded(name);
        var before = seen.putIfAbsent(folded, row.line());
        if (before != null) {
            problem(column, Sentence.of(twice, before));
        } else if (taken.contains(folded)) {
            problem(column, Sentence.of(known, name));
        }
        return name;
    }

    /** A number of 0 or more; null where nothing stands, or no such number. */
    public @Nullable BigDecimal number(C column, NumberKind kind, BigDecimal most, Currency currency) {
        var said = cell(column);
        if (said.isEmpty()) {
            return null;
        }
        try {
            var number = kind == NumberKind.MONEY ? Numbers.amount(said, currency) : Numbers.read(said, kind);
            if (number.signum() < 0) {
                problem(column, Sentence.of("field.positiveOrZero"));
            } else if (number.compareTo(most) > 0) {
                problem(column, Sentence.of("table.cell.tooHigh"));
            }
            return number;
        } catch (UnreadableNumber unreadable) {
            problem(column, Sentence.of(unreadable.code(), unreadable.words()));
            return null;
        }
    }

    public void problem(C column, Sentence why) {
        problems.add(new CellProblem(row.line(), column, cell(column), why));
    }

    public List<CellProblem> problems() {
        return List.copyOf(problems);
    }
}
