package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
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

    record Row(
            String id,
            String name,
            String unit,
            String denominatorLabel,
            String numeratorLabel,
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

        static final Row EMPTY = new Row("", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "");

        Row {
            id = SectionForm.said(id);
            name = SectionForm.said(name);
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
            return new Row(
                    level.id().toString(),
                    level.name(),
                    SectionForm.said(level.unit()),
                    level.denominatorLabel(),
                    level.numeratorLabel(),
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

        /** How the values of this row are written; plain numbers before a unit is chosen. */
        public NumberKind kind() {
            return Stream.of(Unit.values())
                    .filter(one -> one.name().equals(unit))
                    .map(Unit::kind)
                    .findFirst()
                    .orElse(NumberKind.NUMBER);
        }

        boolean blank() {
            return List.of(
                            name,
                            unit,
                            denominatorLabel,
                            numeratorLabel,
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
                    .stream()
                    .allMatch(String::isBlank);
        }

        Optional<LevelDraft> read(String at, @Nullable LevelDraft old, AnswerReader answers) {
            var counted = answers.choice(at + "unit", unit, Unit.class);
            var kind = counted == null ? NumberKind.NUMBER : counted.kind();
            try {
                return Optional.of(new LevelDraft(
                        old == null ? ServiceLevelId.next() : old.id(),
                        old == null ? "" : old.code(),
                        answers.text(at + "name", name, AnswerReader.SHORT),
                        counted,
                        answers.choice(at + "direction", direction, Direction.class),
                        answers.number(at + "target", target, kind),
                        answers.number(at + "minimum", minimum, kind),
                        answers.number(at + "upperTarget", upperTarget, kind),
                        answers.number(at + "maximum", maximum, kind),
                        answers.text(at + "numeratorLabel", numeratorLabel, AnswerReader.SHORT),
                        answers.text(at + "denominatorLabel", denominatorLabel, AnswerReader.SHORT),
                        answers.choice(at + "window", window, Window.class),
                        positive(at + "windowItems", windowItems, answers),
                        answers.choice(at + "method", method, Method.class),
                        positive(at + "sampleSize", sampleSize, answers),
                        answers.choice(at + "measuredBy", measuredBy, MeasuredBy.class),
                        answers.whole(at + "minSample", minSample, MOST),
                        answers.text(at + "exclusions", exclusions, AnswerReader.LINE)));
            } catch (RuleViolation broken) {
                answers.refuse(at, broken);
                return Optional.empty();
            }
        }

        private static @Nullable Integer positive(String field, String typedText, AnswerReader answers) {
            var whole = answers.whole(field, typedText, MOST);
            if (whole != null && whole == 0) {
                answers.refuse(field, "field.positive");
            }
            return whole;
        }
    }
}
