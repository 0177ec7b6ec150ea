package app.handoff.contract;

import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.web.AnswerReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service level that a change adds, as it is typed; a row in which nothing is typed adds none.
 *
 * @param value what is agreed on
 * @param minimum the worst that is still accepted
 * @param counted what is counted, completing "how many": "are answered within a day"
 * @param outOf out of what: "questions"; not asked where events are only counted
 */
record AddedLevel(
        @Nullable String name,
        @Nullable Unit unit,
        @Nullable Direction direction,
        @Nullable String value,
        @Nullable String minimum,
        @Nullable String counted,
        @Nullable String outOf,
        @Nullable Window window,
        @Nullable Method method,
        @Nullable MeasuredBy measuredBy) {

    /** Those whose value is typed in one field and whose numbers a report asks for in two at most. */
    static final List<Unit> UNITS = List.of(Unit.PERCENT, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.CASES);

    static final List<Direction> DIRECTIONS = List.of(Direction.HIGHER, Direction.LOWER);
    static final List<Window> WINDOWS = List.of(Window.WEEK, Window.MONTH, Window.QUARTER);
    static final List<Method> METHODS = List.of(Method.ALL, Method.AUTO, Method.CUSTOMER_RATING, Method.SELF_REPORTED);

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST_LEVELS = 40;

    static AddedLevel of(ContractBasis.Level level, BigDecimal agreed) {
        var asked = level.asked();
        return new AddedLevel(
                asked.name(),
                asked.unit(),
                asked.direction(),
                Numbers.print(agreed),
                Numbers.print(asked.least()),
                asked.numeratorLabel(),
                asked.denominatorLabel(),
                asked.window(),
                asked.method(),
                asked.measuredBy());
    }

    /** Whether nothing is typed in it, so that it adds none. */
    boolean isBlank() {
        return Stream.of(name, value, minimum, counted, outOf).allMatch(text -> text == null || text.isBlank());
    }

    /**
     * The level; null where none is added, or something must be mended first.
     *
     * @param row what comes before the names of its fields
     * @param others those that it stands behind
     */
    ContractBasis.@Nullable Level read(
            String row, List<ContractBasis.Level> others, ContractBasis basis, AnswerReader answers) {
        if (isBlank()) {
            return null;
        }
        var called = required(answers, row + "name", name, LONGEST_NAME);
        var unitOf = chosen(answers, row + "unit", unit, UNITS);
        var better = chosen(answers, row + "direction", direction, DIRECTIONS);
        var over = chosen(answers, row + "window", window, WINDOWS);
        var how = chosen(answers, row + "method", method, METHODS);
        var who = chosen(answers, row + "measuredBy", measuredBy, List.of(MeasuredBy.values()));
        var counts = required(answers, row + "counted", counted, LONGEST_LABEL);
        boolean onlyCounted = unitOf == Unit.CASES;
        var of = onlyCounted ? "" : required(answers, row + "outOf", outOf, LONGEST_LABEL);
        var kind = unitOf == null ? Unit.PERCENT.kind() : unitOf.kind();
        var target = number(answers, row + "value", value, kind);
        var least = number(answers, row + "minimum", minimum, kind);
        if (others.stream().anyMatch(other -> Names.folded(other.name()).equals(Names.folded(called)))) {
            answers.refuse(row + "name", "contract.amendment.levelTwice", called);
        }
        if (others.size() >= MOST_LEVELS) {
            answers.refuse(row + "name", "contract.amendment.tooManyLevels", MOST_LEVELS);
        }
        if (answers.refused()
                || unitOf == null
                || better == null
                || over == null
                || how == null
                || who == null
                || target == null
                || least == null) {
            return null;
        }
        try {
            return ContractBasisFactory.level(
                    new ServiceLevel(
                            identity(basis, called, unitOf, counts, of, over),
                            "SL" + (others.size() + 1),
                            called,
                            unitOf,
                            better,
                            target,
                            least,
                            null,
                            null,
                            counts,
                            of,
                            over,
                            null,
                            how,
                            null,
                            who,
                            0,
                            "",
                            onlyCounted ? Measure.of(MeasureKind.COUNT) : null,
                            ""),
                    null,
                    basis.notation());
        } catch (RuleViolation wrong) {
            answers.refuse(
                    row + ("minimum".equals(wrong.field()) ? "minimum" : "value"), wrong.code(), wrong.arguments());
            return null;
        }
    }

    /** The same level always has the same identity: whoever presses twice adds one, and one that comes back has its history. */
    private static ServiceLevelId identity(
            ContractBasis basis, String name, Unit unit, String counted, String of, Window window) {
        var what =
                String.join("\n", basis.work().sha256(), Names.folded(name), unit.name(), counted, of, window.name());
        return new ServiceLevelId(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)));
    }

    private static String required(AnswerReader answers, String field, @Nullable String typed, int longest) {
        var text = answers.text(field, typed, longest).strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            answers.refuse(field, "field.required");
        }
        return text;
    }

    private static <T> @Nullable T chosen(AnswerReader answers, String field, @Nullable T typed, List<T> choices) {
        if (typed == null || !choices.contains(typed)) {
            answers.refuse(field, "field.choose");
            return null;
        }
        return typed;
    }

    private static @Nullable BigDecimal number(
            AnswerReader answers, String field, @Nullable String typed, NumberKind kind) {
        var number = answers.anyNumber(field, typed, kind);
        if (number == null && (typed == null || typed.isBlank())) {
            answers.refuse(field, "contract.terms.missing.value");
        }
        return number;
    }
}
