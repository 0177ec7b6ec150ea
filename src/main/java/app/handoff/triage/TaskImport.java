package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.PastedTable;
import app.handoff.text.PastedTable.Row;
import app.handoff.text.UnreadableNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
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
    record Line(int row, String name, @Nullable TaskDetails task, List<Problem> problems) {

        /** "Jonas, 7.5 h weekly"; null where the row has a problem. */
        public @Nullable Sentence effort() {
            return task == null ? null : TaskLine.said(task.effort(), task.doneBy());
        }
    }

    /**
     * Why a cell cannot be taken over.
     *
     * @param typed what stands in it
     */
    record Problem(int row, ImportColumn column, String typed, Sentence why) {}

    /**
     * Reads the rows.
     *
     * @param taken the names of tasks that there are already, {@link Names#folded}
     * @throws RuleViolation at {@code table} if no row or no column of names is there
     */
    static TaskImport of(
            PastedTable table,
            ImportPlan plan,
            Otherwise otherwise,
            Set<String> taken,
            ImportWords words,
            Currency currency) {
        if (!plan.columns().contains(ImportColumn.NAME)) {
            throw new RuleViolation("triage.import.noName").at("table");
        }
        var rows = table.rows().stream().skip(plan.headed() ? 1 : 0).toList();
        if (rows.isEmpty()) {
            throw new RuleViolation("triage.import.empty").at("table");
        }
        var seen = new HashMap<String, Integer>();
        return new TaskImport(rows.stream()
                .map(row -> new Reading(row, plan, words, currency).line(otherwise, taken, seen))
                .toList());
    }

    public List<Problem> problems() {
        return lines.stream().flatMap(line -> line.problems().stream()).toList();
    }

    /** @throws RuleViolation at {@code table} if any row has a problem */
    List<TaskDetails> tasks() {
        if (!problems().isEmpty()) {
            throw new RuleViolation("triage.import.problems", problems().size()).at("table");
        }
        return lines.stream().map(line -> Objects.requireNonNull(line.task())).toList();
    }

    /** Of one row. */
    private static final class Reading {

        private final Row row;
        private final ImportPlan plan;
        private final ImportWords words;
        private final Currency currency;
        private final List<Problem> problems = new ArrayList<>();

        private Reading(Row row, ImportPlan plan, ImportWords words, Currency currency) {
            this.row = row;
            this.plan = plan;
            this.words = words;
            this.currency = currency;
        }

        /** @param seen names in the rows before, with the line of each */
        private Line line(Otherwise otherwise, Set<String> taken, Map<String, Integer> seen) {
            var name = name(taken, seen);
            var hours = number(ImportColumn.HOURS, NumberKind.HOURS);
            var period = period(otherwise.period());
            var perHour = number(ImportColumn.COST_PER_HOUR, NumberKind.MONEY);
            var doneBy = text(ImportColumn.DONE_BY, TaskForm.LONGEST_PERSON);
            var tools = text(ImportColumn.TOOLS, TaskForm.LONGEST_TOOLS);
            var notes = text(ImportColumn.NOTES, TaskForm.LONGEST_NOTES);
            if (!problems.isEmpty()) {
                return new Line(row.line(), name, null, List.copyOf(problems));
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
                return new Line(row.line(), name, task, List.of());
            } catch (RuleViolation wrong) {
                var column = "costPerHour".equals(wrong.field()) ? ImportColumn.COST_PER_HOUR : ImportColumn.HOURS;
                problem(column, Sentence.of(wrong.code(), wrong.arguments()));
                return new Line(row.line(), name, null, List.copyOf(problems));
            }
        }

        private String name(Set<String> taken, Map<String, Integer> seen) {
            var name = cell(ImportColumn.NAME);
            if (name.isEmpty()) {
                problem(ImportColumn.NAME, Sentence.of("triage.task.name.required"));
                return name;
            }
            if (name.length() > Task.LONGEST_NAME) {
                problem(ImportColumn.NAME, Sentence.of("triage.import.tooLong", Task.LONGEST_NAME));
            }
            var folded = Names.folded(name);
            var before = seen.putIfAbsent(folded, row.line());
            if (before != null) {
                problem(ImportColumn.NAME, Sentence.of("triage.import.nameTwice", before));
            } else if (taken.contains(folded)) {
                problem(ImportColumn.NAME, Sentence.of("triage.task.nameTaken", name));
            }
            return name;
        }

        private Period period(Period otherwise) {
            var said = cell(ImportColumn.PERIOD);
            if (said.isEmpty()) {
                return otherwise;
            }
            var period = words.period(said);
            if (period.isEmpty()) {
                problem(ImportColumn.PERIOD, Sentence.of("triage.import.period.unknown"));
            }
            return period.orElse(otherwise);
        }

        private @Nullable BigDecimal number(ImportColumn column, NumberKind kind) {
            var said = cell(column);
            if (said.isEmpty()) {
                return null;
            }
            try {
                var number = kind == NumberKind.MONEY ? Numbers.amount(said, currency) : Numbers.read(said, kind);
                if (number.signum() < 0) {
                    problem(column, Sentence.of("field.positiveOrZero"));
                } else if (number.compareTo(new BigDecimal(TaskForm.MOST)) > 0) {
                    problem(column, Sentence.of("triage.import.tooHigh"));
                }
                return number;
            } catch (UnreadableNumber unreadable) {
                problem(column, Sentence.of(unreadable.code(), unreadable.words()));
                return null;
            }
        }

        private String text(ImportColumn column, int longest) {
            var said = cell(column);
            if (said.length() > longest) {
                problem(column, Sentence.of("triage.import.tooLong", longest));
            }
            return said;
        }

        private String cell(ImportColumn column) {
            int at = plan.columns().indexOf(column);
            return at < 0 ? "" : row.cell(at);
        }

        private void problem(ImportColumn column, Sentence why) {
            problems.add(new Problem(row.line(), column, cell(column), why));
        }
    }
}
