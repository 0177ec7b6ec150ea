package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.Money;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is typed about a task. Only the name, the sort and four answers are needed; the rest can follow. */
record TaskForm(
        @NotBlank(message = "{triage.task.name.required}") @Size(max = Task.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

        @Nullable TaskKind kind,

        @ReadAs(NumberKind.HOURS)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = "100000", message = "{field.tooHigh}") @Digits(integer = 9, fraction = 2, message = "{field.tooExact}") @Nullable BigDecimal hours,

        @NotNull(message = "{triage.task.period.choose}") @Nullable Period period,

        @ReadAs(NumberKind.YEARS) @Nullable Integer everyYears,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = MOST, message = "{field.tooHigh}") @Nullable BigDecimal costPerHour,

        @Size(max = LONGEST_PERSON, message = "{field.tooLong}") @Nullable String doneBy,

        @Nullable Place place,

        @Nullable CoreActivity core,

        @Nullable Judged judged,

        @Size(max = LONGEST_PERSON, message = "{field.tooLong}") @Nullable String judge,

        @Min(value = 1, message = "{triage.task.repetitive.choose}") @Max(value = 5, message = "{triage.task.repetitive.choose}") @Nullable Integer repetitive,

        @Min(value = 1, message = "{triage.task.simplicity.choose}") @Max(value = 5, message = "{triage.task.simplicity.choose}") @Nullable Integer simplicity,

        @Min(value = 1, message = "{triage.task.risk.choose}") @Max(value = 10, message = "{triage.task.risk.choose}") @Nullable Integer risk,

        @Nullable Set<DataClass> data,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = MOST, message = "{field.tooHigh}") @Nullable BigDecimal otherPerYear,

        @ReadAs(NumberKind.PERCENT)
        @PositiveOrZero(message = "{field.percent}") @DecimalMax(value = "100", message = "{field.percent}") @Nullable BigDecimal redone,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = MOST, message = "{field.tooHigh}") @Nullable BigDecimal errorsPerYear,

        @Size(max = LONGEST_TOOLS, message = "{field.tooLong}") @Nullable String tools,

        @Size(max = 40, message = "{triage.volume.tooMany}") @Nullable List<@Valid VolumeForm> volumes,

        @Size(max = LONGEST_NOTES, message = "{field.tooLong}") @Nullable String notes) {

    /** Whether somebody of the business's own people can tell good work from bad. */
    enum Judged {
        SOMEBODY,
        NOBODY;

        static Judged by(@Nullable String person) {
            return isBlank(person) ? NOBODY : SOMEBODY;
        }
    }

    /** Whoever names a judge has said that there is one. */
    TaskForm {
        judged = judged == null && !isBlank(judge) ? Judged.SOMEBODY : judged;
    }

    /**
     * What is still to be told, each at its field.
     *
     * @param mayStayOpen whether the task may stay only written down: then what the work is like is told at once or not at all
     */
    List<RuleViolation> missing(boolean mayStayOpen) {
        var missing = new ArrayList<RuleViolation>();
        if (mayStayOpen && isOpen()) {
            return missing;
        }
        need(kind, "kind", missing);
        need(place, "place", missing);
        need(core, "core", missing);
        need(judged, "judged", missing);
        need(repetitive, "repetitive", missing);
        need(simplicity, "simplicity", missing);
        need(risk, "risk", missing);
        return missing;
    }

    private static void need(@Nullable Object answer, String field, List<RuleViolation> missing) {
        if (answer == null) {
            missing.add(new RuleViolation("triage.task." + field + ".choose").at(field));
        }
    }

    /** Whether nothing is told about what the work is like. */
    private boolean isOpen() {
        return Stream.of(kind, place, core, repetitive, simplicity, risk).allMatch(Objects::isNull);
    }

    static final String MOST = "999999999";
    static final int LONGEST_PERSON = 120;
    static final int LONGEST_TOOLS = 300;
    static final int LONGEST_NOTES = 4000;
    private static final int EMPTY_LINES = 3;
    private static final Pattern LINE = Pattern.compile("volumes\\[(\\d+)].*");

    /** The folded parts of the page. */
    static final Set<String> PARTS = Set.of("data", "cost", "volumes", "notes");

    /**
     * A first form. Of the task before, it takes over who does the work and what an hour of theirs costs: both stand in sight
     * and open no gate. What a gate asks, the place, the core and the judge, is answered for each task anew; so is what the
     * score counts.
     */
    static TaskForm blank(@Nullable Task before) {
        return new TaskForm(
                null,
                null,
                null,
                Period.WEEK,
                null,
                before == null || before.cost().perHour() == null
                        ? null
                        : before.cost().perHour().amount(),
                before == null ? null : before.details().doneBy(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                room(List.of()),
                null);
    }

    /** The check of another task's work, bought as a small engagement of its own. */
    static TaskForm checkOf(Task checked, String name) {
        return new TaskForm(
                name,
                TaskKind.EXPERTISE,
                null,
                Period.QUARTER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                2,
                2,
                checked.nature().map(TaskProfile::risk).orElse(null),
                checked.dataTouched(),
                null,
                null,
                null,
                null,
                room(List.of()),
                null);
    }

    /** What was told of it so far: of a task that nobody has assessed yet, the answers are still open. */
    static TaskForm of(TaskDetails task) {
        var nature = Optional.ofNullable(task.nature());
        return new TaskForm(
                task.name(),
                nature.map(TaskProfile::kind).orElse(null),
                task.effort().hours(),
                task.effort().period(),
                task.effort().period() == Period.YEARS ? task.effort().everyYears() : null,
                amount(task.cost().perHour()),
                task.doneBy(),
                nature.map(TaskProfile::place).orElse(null),
                nature.map(TaskProfile::core).orElse(null),
                nature.map(assessed -> Judged.by(task.judge())).orElse(null),
                task.judge(),
                nature.map(TaskProfile::repetitive).orElse(null),
                nature.map(TaskProfile::simplicity).orElse(null),
                nature.map(TaskProfile::risk).orElse(null),
                task.data(),
                amount(task.cost().otherPerYear()),
                task.cost().redone(),
                amount(task.cost().errorsPerYear()),
                task.tools(),
                room(task.volumes().stream().map(VolumeForm::of).toList()),
                task.notes());
    }

    /** The parts of the page that are folded away and hold this field; none where it is always in sight. */
    static Set<String> partsOf(String field) {
        var line = LINE.matcher(field);
        if (line.matches()) {
            return Set.of("volumes", "seasons" + line.group(1));
        }
        return switch (field) {
            case "otherPerYear", "redone", "errorsPerYear" -> Set.of("cost");
            case "tools", "volumes" -> Set.of("volumes");
            case "data", "notes" -> Set.of(field);
            default -> Set.of();
        };
    }

    /** The same with more empty lines for volumes. */
    TaskForm withMoreVolumes() {
        return new TaskForm(
                name,
                kind,
                hours,
                period,
                everyYears,
                costPerHour,
                doneBy,
                place,
                core,
                judged,
                judge,
                repetitive,
                simplicity,
                risk,
                data,
                otherPerYear,
                redone,
                errorsPerYear,
                tools,
                room(volumes == null ? List.of() : volumes),
                notes);
    }

    Set<String> filledParts() {
        var filled = new HashSet<String>();
        if (data != null && !data.isEmpty()) {
            filled.add("data");
        }
        if (otherPerYear != null || redone != null || errorsPerYear != null) {
            filled.add("cost");
        }
        if (!isBlank(tools) || volumes != null && !volumes.stream().allMatch(VolumeForm::isEmpty)) {
            filled.add("volumes");
        }
        for (int i = 0; volumes != null && i < volumes.size(); i++) {
            if (volumes.get(i).hasPeaks()) {
                filled.add("seasons" + i);
            }
        }
        if (!isBlank(notes)) {
            filled.add("notes");
        }
        return filled;
    }

    TaskDetails details(Currency currency) {
        return new TaskDetails(
                Objects.requireNonNull(name),
                isOpen() ? null : nature(),
                effort(),
                new Cost(
                        money(costPerHour, currency),
                        money(otherPerYear, currency),
                        redone,
                        money(errorsPerYear, currency)),
                doneBy,
                namedJudge(),
                data == null ? Set.of() : data,
                tools,
                notes,
                lines());
    }

    private TaskProfile nature() {
        return new TaskProfile(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(place),
                Objects.requireNonNull(core),
                Objects.requireNonNull(repetitive),
                Objects.requireNonNull(simplicity),
                Objects.requireNonNull(risk));
    }

    private @Nullable String namedJudge() {
        if (judged == Judged.NOBODY) {
            return null;
        }
        if (judged == Judged.SOMEBODY && isBlank(judge)) {
            throw new RuleViolation("triage.judge.required").at("judge");
        }
        return judge;
    }

    private Effort effort() {
        return new Effort(hours, Objects.requireNonNull(period), everyYears == null ? 0 : everyYears);
    }

    /** The hours as they were read, in words: what a mistyped number shows in. */
    Sentence saidEffort() {
        return TaskLine.said(effort(), PlainText.orNull(doneBy));
    }

    private List<Volume> lines() {
        var lines = new ArrayList<Volume>();
        for (int i = 0; volumes != null && i < volumes.size(); i++) {
            if (!volumes.get(i).isEmpty()) {
                lines.add(volumes.get(i).volume(i));
            }
        }
        return lines;
    }

    private static List<VolumeForm> room(List<VolumeForm> filled) {
        return Stream.concat(
                        filled.stream(), Stream.generate(() -> VolumeForm.EMPTY).limit(EMPTY_LINES))
                .toList();
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
