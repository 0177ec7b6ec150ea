package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.Measure.TimeLimit;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record LevelsForm(List<Row> rows) implements SectionForm {

    private static final int MOST = 1_000_000;

    LevelsForm {
        rows = SectionForm.rows(rows);
    }

    static LevelsForm of(List<LevelDraft> levels) {
        return new LevelsForm(levels.stream().map(Row::of).toList());
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var known = before.levels().stream()
                .collect(Collectors.toMap(level -> level.id().toString(), Function.identity()));
        var taken = new HashSet<String>();
        var levels = new ArrayList<LevelDraft>();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var old = taken.add(row.id()) ? known.get(row.id()) : null;
            var level = row.read("rows[" + at + "].", old, answers);
            if (!row.blank()) {
                level.ifPresent(levels::add);
            }
        }
        return answers.refused() ? before : before.withLevels(levels);
    }

    @Override
    public boolean wantsRow() {
        return rows.isEmpty();
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return new LevelsForm(SectionForm.plus(rows, Row.EMPTY));
    }

    @Override
    public SectionForm withoutRow(int at) {
        return new LevelsForm(SectionForm.minus(rows, at));
    }

    /** The same with a level to start from as its last row. */
    LevelsForm withRows(List<LevelDraft> levels) {
        return new LevelsForm(
                Stream.concat(rows.stream(), levels.stream().map(Row::of)).toList());
    }

    record Row(
            String id,
            String name,
            String kind,
            String condition,
            String unit,
            String denominatorLabel,
            String numeratorLabel,
            String limit,
            String limitUnit,
            String clock,
            List<TierLine> tiers,
            @ReadAs(NumberKind.NUMBER) String lowest,
            @ReadAs(NumberKind.NUMBER) String highest,
            String direction,
            String target,
            String upperTarget,
            String minimum,
            String maximum,
            String window,
            @ReadAs(NumberKind.COUNT) String windowItems,
            String method,
            @ReadAs(NumberKind.COUNT) String sampleSize,
            String measuredBy,
            @ReadAs(NumberKind.COUNT) String minSample,
            String exclusions) {

        static final Row EMPTY = new Row(
                "", "", "", "", "", "", "", "", "", "", List.of(), "", "", "", "", "", "", "", "", "", "", "", "", "",
                "");

        Row {
            id = SectionForm.said(id);
            name = SectionForm.said(name);
            kind = SectionForm.said(kind);
            condition = SectionForm.said(condition);
            limit = SectionForm.said(limit);
            limitUnit = SectionForm.said(limitUnit);
            clock = SectionForm.said(clock);
            tiers = TierLine.padded(SectionForm.rows(tiers));
            lowest = SectionForm.said(lowest);
            highest = SectionForm.said(highest);
            unit = SectionForm.said(unit);
            denominatorLabel = SectionForm.said(denominatorLabel);
            numeratorLabel = SectionForm.said(numeratorLabel);
            direction = SectionForm.said(direction);
            target = SectionForm.said(target);
            upperTarget = SectionForm.said(upperTarget);
            minimum = SectionForm.said(minimum);
            maximum = SectionForm.said(maximum);
            window = SectionForm.said(window);
            windowItems = SectionForm.said(windowItems);
            method = SectionForm.said(method);
            sampleSize = SectionForm.said(sampleSize);
            measuredBy = SectionForm.said(measuredBy);
            minSample = SectionForm.said(minSample);
            exclusions = SectionForm.said(exclusions);
        }

        static Row of(LevelDraft level) {
            var measure = level.measure();
            var limit = measure == null ? null : measure.limit();
            return new Row(
                    level.id().toString(),
                    level.name(),
                    measure == null ? "" : measure.kind().name(),
                    level.condition(),
                    SectionForm.said(level.unit()),
                    level.denominatorLabel(),
                    level.numeratorLabel(),
                    limit == null ? "" : SectionForm.said(limit.amount()),
                    limit == null ? "" : limit.unit().name(),
                    measure == null ? "" : measure.clock().name(),
                    measure == null
                            ? List.of()
                            : measure.tiers().stream().map(TierLine::of).toList(),
                    measure == null ? "" : SectionForm.said(measure.lowest()),
                    measure == null ? "" : SectionForm.said(measure.highest()),
                    SectionForm.said(level.direction()),
                    SectionForm.said(level.target()),
                    SectionForm.said(level.upperTarget()),
                    SectionForm.said(level.minimum()),
                    SectionForm.said(level.maximum()),
                    SectionForm.said(level.window()),
                    SectionForm.said(level.windowItems()),
                    SectionForm.said(level.method()),
                    SectionForm.said(level.sampleSize()),
                    SectionForm.said(level.measuredBy()),
                    SectionForm.said(level.minSample()),
                    level.exclusions());
        }

        /** How the values of this row are written; plain numbers before its kind and unit are chosen. */
        public NumberKind valuesAs() {
            return chosen(MeasureKind.class, kind)
                    .filter(chosen -> !chosen.asksUnit())
                    .map(chosen -> chosen.units().get(0))
                    .or(() -> chosen(Unit.class, unit))
                    .map(Unit::kind)
                    .orElse(NumberKind.NUMBER);
        }

        private static <E extends Enum<E>> Optional<E> chosen(Class<E> type, String typed) {
            return Stream.of(type.getEnumConstants())
                    .filter(one -> one.name().equals(typed))
                    .findFirst();
        }

        /** Whether something is written of what few levels need. */
        public boolean tellsMore() {
            return !(condition.isBlank() && exclusions.isBlank());
        }

        boolean blank() {
            return tiers.stream().allMatch(TierLine::blank)
                    && Stream.of(
                                    name,
                                    kind,
                                    condition,
                                    unit,
                                    denominatorLabel,
                                    numeratorLabel,
                                    limit,
                                    lowest,
                                    highest,
                                    direction,
                                    target,
                                    upperTarget,
                                    minimum,
                                    maximum,
                                    window,
                                    method,
                                    measuredBy,
                                    minSample,
                                    exclusions)
                            .allMatch(String::isBlank);
        }

        Optional<LevelDraft> read(String at, @Nullable LevelDraft old, AnswerReader answers) {
            try {
                var measure = measure(at, answers);
                var counted = unit(at, measure, answers);
                var values = counted == null ? NumberKind.NUMBER : counted.kind();
                return Optional.of(new LevelDraft(
                        old == null ? ServiceLevelId.next() : old.id(),
                        old == null ? "" : old.code(),
                        answers.text(at + "name", name, AnswerReader.SHORT),
                        counted,
                        answers.choice(at + "direction", direction, Direction.class),
                        answers.number(at + "target", target, values),
                        answers.number(at + "minimum", minimum, values),
                        answers.number(at + "upperTarget", upperTarget, values),
                        answers.number(at + "maximum", maximum, values),
                        answers.text(at + "numeratorLabel", numeratorLabel, AnswerReader.SHORT),
                        answers.text(at + "denominatorLabel", denominatorLabel, AnswerReader.SHORT),
                        answers.choice(at + "window", window, Window.class),
                        positive(at + "windowItems", windowItems, answers),
                        answers.choice(at + "method", method, Method.class),
                        positive(at + "sampleSize", sampleSize, answers),
                        answers.choice(at + "measuredBy", measuredBy, MeasuredBy.class),
                        answers.whole(at + "minSample", minSample, MOST),
                        answers.text(at + "exclusions", exclusions, AnswerReader.LINE),
                        measure,
                        answers.text(at + "condition", condition, AnswerReader.SHORT)));
            } catch (RuleViolation broken) {
                answers.refuse(at, broken);
                return Optional.empty();
            }
        }

        private @Nullable Unit unit(String at, @Nullable Measure measure, AnswerReader answers) {
            if (measure != null && !measure.kind().asksUnit()) {
                return measure.kind().units().get(0);
            }
            return answers.choice(at + "unit", unit, Unit.class);
        }

        private @Nullable Measure measure(String at, AnswerReader answers) {
            var chosen = answers.choice(at + "kind", kind, MeasureKind.class);
            if (chosen == null) {
                return null;
            }
            return new Measure(
                    chosen,
                    chosen.asksClock()
                            ? Objects.requireNonNullElse(
                                    answers.choice(at + "clock", clock, Measure.Clock.class), Measure.Clock.CALENDAR)
                            : Measure.Clock.CALENDAR,
                    chosen.asksLimit()
                            ? TierLine.limit(at + "limit", limit, at + "limitUnit", limitUnit, answers)
                            : null,
                    chosen.asksTiers() ? TierLine.read(at, tiers, answers) : List.of(),
                    chosen.asksScale() ? answers.number(at + "lowest", lowest) : null,
                    chosen.asksScale() ? answers.number(at + "highest", highest) : null);
        }

        private static @Nullable Integer positive(String field, String typedText, AnswerReader answers) {
            var whole = answers.whole(field, typedText, MOST);
            if (whole != null && whole == 0) {
                answers.refuse(field, "field.positive");
            }
            return whole;
        }
    }

    /** One priority with its time, as it is typed. */
    record TierLine(String name, String limit, String limitUnit) {

        private static final int LINES = 3;

        private static final TierLine EMPTY = new TierLine("", "", "");

        TierLine {
            name = SectionForm.said(name);
            limit = SectionForm.said(limit);
            limitUnit = SectionForm.said(limitUnit);
        }

        static TierLine of(Measure.Tier tier) {
            return new TierLine(
                    tier.name(),
                    SectionForm.said(tier.limit().amount()),
                    tier.limit().unit().name());
        }

        /** With empty lines for more. */
        static List<TierLine> padded(List<TierLine> lines) {
            var padded = new ArrayList<>(lines);
            long filled = lines.stream().filter(line -> !line.blank()).count();
            while (padded.size() < Math.min(Measure.MOST_TIERS, Math.max(LINES, filled + 1))) {
                padded.add(EMPTY);
            }
            return List.copyOf(padded);
        }

        boolean blank() {
            return name.isBlank() && limit.isBlank();
        }

        static List<Measure.Tier> read(String row, List<TierLine> lines, AnswerReader answers) {
            var tiers = new ArrayList<Measure.Tier>();
            for (int at = 0; at < lines.size() && at < Measure.MOST_TIERS; at++) {
                var line = lines.get(at);
                var field = row + "tiers[" + at + "].";
                if (line.blank()) {
                    continue;
                }
                var name = answers.text(field + "name", line.name(), AnswerReader.SHORT);
                var limit = limit(field + "limit", line.limit(), field + "limitUnit", line.limitUnit(), answers);
                if (name.isBlank()) {
                    answers.refuse(field + "name", "scope.levels.tier.unnamed");
                } else if (line.limit().isBlank()) {
                    answers.refuse(field + "limit", "scope.levels.tier.untimed");
                } else if (limit != null) {
                    tiers.add(new Measure.Tier(name, limit));
                }
            }
            return tiers;
        }

        /** A time of a number and its unit; null while one of them is missing or cannot be read. */
        static @Nullable TimeLimit limit(
                String field, String typed, String unitField, String typedUnit, AnswerReader answers) {
            var unit = answers.choice(unitField, typedUnit, Unit.class);
            var amount = answers.number(field, typed, unit == null ? NumberKind.NUMBER : unit.kind());
            if (unit == null && !typed.isBlank()) {
                answers.refuse(unitField, "serviceLevel.noTime");
            }
            if (amount == null || unit == null) {
                return null;
            }
            if (amount.signum() <= 0) {
                answers.refuse(field, "field.positive");
                return null;
            }
            if (!unit.isTime()) {
                answers.refuse(unitField, "serviceLevel.noTime");
                return null;
            }
            return new TimeLimit(amount, unit);
        }
    }
}
