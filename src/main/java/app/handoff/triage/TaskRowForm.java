package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: a task, or what is about to become one.
 *
 * @param id of the task; empty where it is a new one
 * @param version of the task when the table was opened
 * @param example whether the answers come from a common task, so that somebody looks at them
 * @param data told beside the name, and taken over with an example
 */
record TaskRowForm(
        @Nullable String id,

        @Nullable Integer version,

        @Nullable Boolean example,

        @Size(max = Task.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

        @ReadAs(NumberKind.HOURS)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = "100000", message = "{field.tooHigh}") @Digits(integer = 9, fraction = 2, message = "{field.tooExact}") @Nullable BigDecimal hours,

        @Nullable Period period,

        @Size(max = TaskForm.LONGEST_PERSON, message = "{field.tooLong}") @Nullable String doneBy,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal costPerHour,

        @Size(max = TaskForm.LONGEST_PERSON, message = "{field.tooLong}") @Nullable String judge,

        @Valid Answers like,

        Set<DataClass> data)
        implements Serializable {

    /** How often is proposed. */
    static final TaskRowForm EMPTY =
            new TaskRowForm(null, null, null, null, null, Period.WEEK, null, null, null, Answers.NONE, Set.of());

    TaskRowForm {
        like = like == null ? Answers.NONE : like;
        data = data == null ? Set.of() : data;
    }

    /** What the work is like. It counts once all of it is told. */
    record Answers(
            @Nullable TaskKind kind,
            @Nullable Place place,
            @Nullable CoreActivity core,

            @Min(value = 1, message = "{triage.task.repetitive.choose}") @Max(value = 5, message = "{triage.task.repetitive.choose}") @Nullable Integer repetitive,

            @Min(value = 1, message = "{triage.task.simplicity.choose}") @Max(value = 5, message = "{triage.task.simplicity.choose}") @Nullable Integer simplicity,

            @Min(value = 1, message = "{triage.task.risk.choose}") @Max(value = 10, message = "{triage.task.risk.choose}") @Nullable Integer risk)
            implements Serializable {

        static final Answers NONE = new Answers(null, null, null, null, null, null);

        static Answers of(@Nullable TaskProfile nature) {
            return nature == null
                    ? NONE
                    : new Answers(
                            nature.kind(),
                            nature.place(),
                            nature.core(),
                            nature.repetitive(),
                            nature.simplicity(),
                            nature.risk());
        }

        boolean isEmpty() {
            return equals(NONE);
        }

        /** How many of the answers are open. */
        public long open() {
            return Stream.of(kind, place, core, repetitive, simplicity, risk)
                    .filter(Objects::isNull)
                    .count();
        }

        private @Nullable TaskProfile profile() {
            return open() > 0
                    ? null
                    : new TaskProfile(
                            Objects.requireNonNull(kind),
                            Objects.requireNonNull(place),
                            Objects.requireNonNull(core),
                            Objects.requireNonNull(repetitive),
                            Objects.requireNonNull(simplicity),
                            Objects.requireNonNull(risk));
        }
    }

    static TaskRowForm of(Task task) {
        return of(task.id().toString(), task.version(), task.details());
    }

    private static TaskRowForm of(@Nullable String id, @Nullable Integer version, TaskDetails task) {
        var perHour = task.cost().perHour();
        return new TaskRowForm(
                id,
                version,
                null,
                task.name(),
                task.effort().hours(),
                task.effort().period(),
                task.doneBy(),
                perHour == null ? null : perHour.amount(),
                task.judge(),
                Answers.of(task.nature()),
                task.data());
    }

    /** The same with the answers of a common task, for somebody to look at. */
    TaskRowForm likeCommon(CommonTask common) {
        return new TaskRowForm(
                id,
                version,
                true,
                name,
                hours,
                period,
                doneBy,
                costPerHour,
                judge,
                Answers.of(common.nature().profile()),
                data.isEmpty() ? common.data() : data);
    }

    /** A new task like a common one. */
    static TaskRowForm picked(CommonTask common, String name) {
        return new TaskRowForm(
                        null,
                        null,
                        true,
                        name,
                        common.hours(),
                        common.period(),
                        null,
                        null,
                        null,
                        Answers.NONE,
                        Set.of())
                .likeCommon(common);
    }

    /** What is stored of its task now, in a table that was opened when this row was. */
    TaskRowForm stored(TaskDetails task) {
        return of(id, version, task).markedLike(this);
    }

    private TaskRowForm markedLike(TaskRowForm other) {
        return new TaskRowForm(id, version, other.example, name, hours, period, doneBy, costPerHour, judge, like, data);
    }

    /** A task as it is stored, with the answers of this row, of which some are open. */
    TaskRowForm begunAt(Task task) {
        var stored = of(task);
        return new TaskRowForm(
                stored.id,
                stored.version,
                example,
                stored.name,
                stored.hours,
                stored.period,
                stored.doneBy,
                stored.costPerHour,
                stored.judge,
                like,
                stored.data);
    }

    /** Whether some is told of what the work is like, and not all. */
    public boolean isBegun() {
        return !like.isEmpty() && like.open() > 0;
    }

    boolean isNew() {
        return TaskForm.isBlank(id);
    }

    /** Whether nothing was typed into a row for a new task, or an example was left out by emptying its name. */
    boolean isEmpty() {
        return isNew()
                && TaskForm.isBlank(name)
                && (toBeChecked()
                        || Stream.of(doneBy, judge).allMatch(TaskForm::isBlank)
                                && hours == null
                                && costPerHour == null
                                && like.isEmpty());
    }

    public boolean toBeChecked() {
        return Boolean.TRUE.equals(example);
    }

    /** What cannot be stored without, each at its field; of a task that was assessed everything. */
    List<RuleViolation> missing(@Nullable TaskDetails before) {
        var missing = new ArrayList<RuleViolation>();
        need(TaskForm.isBlank(name) ? null : name, "name", "triage.task.name.required", missing);
        need(period, "period", "triage.task.period.choose", missing);
        if (before != null && before.nature() != null) {
            need(like.kind(), "like.kind", "triage.task.kind.choose", missing);
            need(like.place(), "like.place", "triage.task.place.choose", missing);
            need(like.core(), "like.core", "triage.task.core.choose", missing);
            need(like.repetitive(), "like.repetitive", "triage.task.repetitive.choose", missing);
            need(like.simplicity(), "like.simplicity", "triage.task.simplicity.choose", missing);
            need(like.risk(), "like.risk", "triage.task.risk.choose", missing);
        }
        if (period == Period.YEARS && (before == null || before.effort().period() != Period.YEARS)) {
            missing.add(new RuleViolation("triage.table.years").at("period"));
        }
        return missing;
    }

    private static void need(@Nullable Object value, String field, String code, List<RuleViolation> missing) {
        if (value == null) {
            missing.add(new RuleViolation(code).at(field));
        }
    }

    /**
     * What the row says of its task, once nothing is {@link #missing}.
     *
     * @param before what was said of it so far; null where it is new
     * @param table what holds where the row is silent
     */
    TaskDetails details(@Nullable TaskDetails before, TaskTableForm table, Currency currency) {
        var nature = like.profile();
        boolean takesTime = hours != null && hours.signum() > 0;
        var amount = costPerHour == null && takesTime ? table.costPerHour() : costPerHour;
        var perHour = amount == null ? null : new Money(amount, currency);
        return new TaskDetails(
                Objects.requireNonNull(name),
                nature,
                new Effort(
                        hours,
                        Objects.requireNonNull(period),
                        before == null ? 1 : before.effort().everyYears()),
                (before == null ? Cost.unknown() : before.cost()).withPerHour(perHour),
                doneBy,
                nature != null && TaskForm.isBlank(judge) ? table.judge() : judge,
                data,
                before == null ? null : before.tools(),
                before == null ? null : before.notes(),
                before == null ? List.of() : before.volumes());
    }
}
