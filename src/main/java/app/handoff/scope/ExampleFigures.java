package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.kernel.YearProfile;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says the figures of a ready-made draft one by one, so that whoever says that they are right has read each of them. */
@Component
class ExampleFigures {

    private static final Pattern ROW = Pattern.compile("\\w+\\[(\\d+)](?:\\.(\\w+))?");

    private final ScopeWords words;
    private final Format format;

    ExampleFigures(ScopeWords words, Format format) {
        this.words = words;
        this.format = format;
    }

    /** All that nobody has said to be right, by their sections. */
    Map<Section, List<ExampleFigure>> of(ScopeOfWork scope) {
        return Arrays.stream(Section.values())
                .collect(Collectors.toMap(Function.identity(), section -> in(section, scope)));
    }

    List<ExampleFigure> in(Section section, ScopeOfWork scope) {
        return scope.isFrozen()
                ? List.of()
                : scope.examples().unchecked(section, scope.content()).stream()
                        .map(field -> figure(section, field, scope))
                        .toList();
    }

    private ExampleFigure figure(Section section, String field, ScopeOfWork scope) {
        var content = scope.content();
        var row = ROW.matcher(field);
        int at = row.matches() ? Integer.parseInt(row.group(1)) : 0;
        var name = row.matches() ? Objects.requireNonNullElse(row.group(2), "") : field;
        var of = row.matches() ? Examples.rowName(section, at, content) : "";
        return switch (section) {
            case PURPOSE ->
                figure(
                        field,
                        "scope.purpose.facts",
                        String.join("; ", scope.examples().toldOf(content.purpose())));
            case INPUTS ->
                inRow(
                        field,
                        of,
                        "scope.inputs.when",
                        content.inputs().items().get(at).when());
            case OUTPUTS -> output(field, name, of, content.outputs().get(at));
            case LEVELS -> level(field, name, of, content.levels().get(at));
            case TIMELINE -> timeline(field, name, at, content.timeline());
            case INTERFACES ->
                inRow(
                        field,
                        of,
                        "scope.interfaces.frequency",
                        content.interfaces().items().get(at).frequency());
            case OVERSIGHT ->
                figure(
                        field,
                        "scope.oversight.hoursPerWeek",
                        format.hours(content.oversight().hoursPerWeek()));
            case DATA -> data(field, content.data());
            case QUALIFICATIONS ->
                figure(
                        field,
                        "scope.qualifications.text",
                        words.requirement(content.qualifications().get(at), content.timeline()));
            case PRICING -> pricing(field, name, of, at, content.pricing());
        };
    }

    private ExampleFigure output(String field, String name, String of, Output output) {
        return switch (name) {
            case "quality" -> inRow(field, of, "scope.outputs.quality", output.quality());
            case "amount" -> inRow(field, of, "scope.outputs.amount", words.quantity(output.quantity()));
            default -> inRow(field, of, "scope.outputs.due", words.due(output.due()));
        };
    }

    private ExampleFigure level(String field, String name, String of, LevelDraft level) {
        var value = switch (name) {
            case "target" -> measured(level, level.target());
            case "upperTarget" -> measured(level, level.upperTarget());
            case "minimum" -> measured(level, level.minimum());
            case "maximum" -> measured(level, level.maximum());
            case "sampleSize" -> format.number(level.sampleSize());
            default -> format.number(level.minSample());
        };
        return new ExampleFigure(field, called(of, format.text(LevelDraft.said(name))), value);
    }

    private String measured(LevelDraft level, @Nullable BigDecimal value) {
        return level.complete().map(complete -> words.value(complete, value)).orElseGet(() -> format.number(value));
    }

    private ExampleFigure timeline(String field, String name, int at, Timeline timeline) {
        return switch (name) {
            case "termMonths" ->
                figure(field, "scope.timeline.term", format.message("scope.term.months", timeline.termMonths()));
            case "renewalMonths" -> figure(field, "scope.timeline.renewal", words.renewal(timeline));
            case "transitionWeeks" -> figure(field, "scope.timeline.transition", words.transition(timeline));
            case "serviceHours" -> figure(field, "scope.hours.title", words.serviceHours(timeline));
            default -> {
                var need = timeline.languages().get(at);
                yield figure(field, "scope.timeline.language", called(need.language(), format.word(need.level())));
            }
        };
    }

    private ExampleFigure data(String field, DataRules data) {
        return switch (field) {
            case "classes" ->
                figure(
                        field,
                        "scope.data.classes",
                        data.classes().stream().map(format::word).collect(Collectors.joining(", ")));
            case "none" -> figure(field, "scope.data.classes", format.message("scope.data.none"));
            case "retention" -> figure(field, "scope.data.retention", data.retention());
            default ->
                figure(
                        field,
                        "scope.data.breachNotice",
                        format.message("scope.data.withinHours", data.breachNoticeHours()));
        };
    }

    private ExampleFigure pricing(String field, String name, String of, int at, Pricing pricing) {
        return switch (name) {
            case "basis" -> figure(field, "scope.pricing.basis", format.word(pricing.basis()));
            case "hoursPerYear" -> figure(field, "scope.pricing.hours", words.hours(pricing));
            case "expenses" ->
                figure(
                        field,
                        "scope.pricing.expenses",
                        pricing.expenses().map(format::word).orElse(""));
            case "discountDays" ->
                figure(
                        field,
                        "scope.pricing.discount",
                        format.message(
                                "scope.examples.days", pricing.discountDays().orElseThrow()));
            case "first" -> figure(field, "scope.pricing.priorities", words.priorities(pricing));
            default -> {
                var extra = pricing.extras().get(at);
                yield inRow(
                        field,
                        of,
                        "scope.outputs.amount",
                        words.quantity(new Quantity(extra.amount(), extra.unit(), extra.per(), YearProfile.NONE, "")));
            }
        };
    }

    private ExampleFigure figure(String field, String label, String said) {
        return new ExampleFigure(field, format.message(label), said);
    }

    private ExampleFigure inRow(String field, String row, String label, String said) {
        return new ExampleFigure(field, called(row, format.message(label)), said);
    }

    private String called(String row, String label) {
        return row.isBlank() ? label : format.text(Sentence.of("scope.examples.of", row, label));
    }
}
