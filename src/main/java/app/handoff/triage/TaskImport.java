package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.CellProblem;
import app.handoff.text.CellReader;
import app.handoff.text.NumberKind;
import app.handoff.text.PastedTable;
import app.handoff.text.TablePlan;
import app.handoff.web.ImportPreview;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks from somebody's own table, not assessed yet. All of them are taken over, or none: with a problem in any row none is.
 *
 * @param lines a task for each row
 */
record TaskImport(List<Line> lines) {

    private static final BigDecimal MOST = new BigDecimal(TaskForm.MOST);

    static final TaskImport NOTHING = new TaskImport(List.of());

    /**
     * Where the table is silent.
     *
     * @param perHour what an hour costs; null where it is not known either
     */
    record Otherwise(Period period, @Nullable Money perHour) {}

    /**
     * What a row became.
     *
     * @param row its line in the text, from 1
     * @param name as it was read
     * @param task null where the row has a problem
     */
    record Line(int row, String name, @Nullable TaskDetails task, List<CellProblem> problems)
            implements ImportPreview.Line {

        /** "Jonas, 7.5 h weekly"; null where the row has a problem. */
        public @Nullable Sentence effort() {
            return task == null ? null : TaskLine.said(task.effort(), task.doneBy());
        }
    }

    /**
     * Reads the rows.
     *
     * @param taken the names of tasks that there are already, {@link Names#folded}
     * @throws RuleViolation at {@code table} if no row or no column of names is there
     */
    static TaskImport of(
            PastedTable table,
            TablePlan<ImportColumn> plan,
            Otherwise otherwise,
            Set<String> taken,
            ImportWords words,
            Currency currency) {
        var rows = plan.rows(table);
        if (rows.isEmpty()) {
            throw new RuleViolation("triage.import.empty").at("table");
        }
        if (!plan.columns().contains(ImportColumn.NAME)) {
            throw new RuleViolation("triage.import.noName").at("table");
        }
        var seen = new HashMap<String, Integer>();
        return new TaskImport(rows.stream()
                .map(row -> new Reading(new CellReader<>(row, plan), words, currency).line(otherwise, taken, seen))
                .toList());
    }

    public List<CellProblem> problems() {
        return lines.stream().flatMap(line -> line.problems().stream()).toList();
    }

    /** @throws RuleViolation at {@code table} if any row has a problem */
    List<TaskDetails> tasks() {
        if (!problems().isEmpty()) {
            throw new RuleViolation("ui.import.problems", problems().size()).at("table");
        }
        return lines.stream().map(line -> Objects.requireNonNull(line.task())).toList();
    }

    /** Of one row. */
    private record Reading(CellReader<ImportColumn> cells, ImportWords words, Currency currency) {

        /** @param seen names in the rows before, with the line of each */
        private Line line(Otherwise otherwise, Set<String> taken, Map<String, Integer> seen) {
            var name = cells.name(
                    ImportColumn.NAME,
                    Task.LONGEST_NAME,
                    "triage.task.name.required",
                    seen,
                    taken,
                    "triage.import.nameTwice",
                    "triage.task.nameTaken");
            var hours = cells.number(ImportColumn.HOURS, NumberKind.HOURS, MOST, currency);
            var period = period(otherwise.period());
            var perHour = cells.number(ImportColumn.COST_PER_HOUR, NumberKind.MONEY, MOST, currency);
            var doneBy = cells.text(ImportColumn.DONE_BY, TaskForm.LONGEST_PERSON);
            var tools = cells.text(ImportColumn.TOOLS, TaskForm.LONGEST_TOOLS);
            var notes = cells.text(ImportColumn.NOTES, TaskForm.LONGEST_NOTES);
            if (!cells.problems().isEmpty()) {
                return wrong(name);
            }
            try {
                var cost = perHour == null ? otherwise.perHour() : new Money(perHour, currency);
                var task = new TaskDetails(
                        name,
                        null,
                        new Effort(hours, period, 1),
                        new Cost(cost, null, null, null),
                        doneBy,
                        null,
                        Set.of(),
                        tools,
                        notes,
                        List.of());
                Task.expectPlausible(task, currency);
                return new Line(cells.line(), name, task, List.of());
            } catch (RuleViolation wrong) {
                var column = "costPerHour".equals(wrong.field()) ? ImportColumn.COST_PER_HOUR : ImportColumn.HOURS;
                cells.problem(column, inATable(wrong));
                return wrong(name);
            }
        }

        /** The page has one place for what an hour costs in all rows. */
        private static Sentence inATable(RuleViolation wrong) {
            return wrong.code().equals("triage.task.hoursWithoutCost")
                    ? Sentence.of("triage.import.costMissing")
                    : Sentence.of(wrong.code(), wrong.arguments());
        }

        private Line wrong(String name) {
            return new Line(cells.line(), name, null, cells.problems());
        }

        private Period period(Period otherwise) {
            var said = cells.cell(ImportColumn.PERIOD);
            if (said.isEmpty()) {
                return otherwise;
            }
            var period = words.period(said);
            if (period.isEmpty()) {
                cells.problem(ImportColumn.PERIOD, Sentence.of("triage.import.period.unknown"));
            }
            return period.orElse(otherwise);
        }
    }
}
