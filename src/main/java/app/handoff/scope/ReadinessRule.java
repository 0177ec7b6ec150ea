package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.scope.Readiness.Finding;
import app.handoff.scope.Readiness.Gap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules a scope must keep before it is frozen, one constant each. None asks for what the forms call optional. The words are
 * {@code scope.gap.<RULE>} and, for the reason, {@code scope.gap.<RULE>.because}; {0} is the name of the row concerned.
 */
enum ReadinessRule {
    PURPOSE_GIVEN(Section.PURPOSE, "text", scope -> !scope.purpose().text().isBlank()),
    INCLUDED_GIVEN(
            Section.PURPOSE, "included", scope -> !scope.purpose().included().isEmpty()),
    EXCLUDED_STATED(
            Section.PURPOSE,
            "excluded",
            scope -> !scope.purpose().excluded().isEmpty() || scope.purpose().nothingExcluded()),

    INPUTS_STATED(
            Section.INPUTS,
            "none",
            scope -> !scope.inputs().items().isEmpty() || scope.inputs().none()),
    INPUT_NAMED(Section.INPUTS, eachInput("what", input -> !input.what().isBlank())),
    INPUT_PROVIDED_BY(
            Section.INPUTS, eachInput("providedBy", input -> !input.providedBy().isBlank())),
    INPUT_FORMAT(Section.INPUTS, eachInput("format", input -> !input.format().isBlank())),
    INPUT_WHEN(Section.INPUTS, eachInput("when", input -> !input.when().isBlank())),

    OUTPUT_PRESENT(Section.OUTPUTS, "", scope -> !scope.outputs().isEmpty()),
    OUTPUT_NAMED(
            Section.OUTPUTS,
            eachOutput("deliverable", output -> !output.deliverable().isBlank())),
    OUTPUT_ACCEPTANCE(
            Section.OUTPUTS,
            eachOutput("acceptance", output -> !output.acceptance().isBlank())),
    OUTPUT_QUALITY(
            Section.OUTPUTS,
            eachOutput(
                    "quality",
                    output -> !output.quality().isBlank()
                            || !output.noQualityBecause().isBlank())),
    OUTPUT_QUANTITY(
            Section.OUTPUTS,
            eachOutput(
                    "amount",
                    output -> output.quantity().given()
                            || !output.noQuantityBecause().isBlank())),
    OUTPUT_SEASONS(Section.OUTPUTS, ReadinessRule::seasons),
    OUTPUT_SPEED(
            Section.OUTPUTS,
            eachOutput(
                    "due",
                    output -> output.due().given() || !output.noDueBecause().isBlank())),

    LEVEL_PRESENT(Section.LEVELS, "", scope -> !scope.levels().isEmpty()),
    LEVEL_COMPLETE(Section.LEVELS, ReadinessRule::levels),

    START_GIVEN(Section.TIMELINE, "start", scope -> scope.timeline().start() != null),
    TERM_GIVEN(Section.TIMELINE, "end", scope -> scope.timeline().months() != null),
    RENEWAL_STATED(Section.TIMELINE, "renewal", scope -> scope.timeline().renewal() != null),
    TRANSITION_STATED(
            Section.TIMELINE, "transitionWeeks", scope -> scope.timeline().transitionWeeks() != null),
    PLACE_GIVEN(Section.TIMELINE, "place", scope -> !scope.timeline().place().isBlank()),
    LANGUAGE_GIVEN(
            Section.TIMELINE,
            "languages[0].language",
            scope -> scope.timeline().languages().stream()
                    .anyMatch(need -> !need.language().isBlank() && need.level() != null)),

    INTERFACES_STATED(
            Section.INTERFACES,
            "none",
            scope -> !scope.interfaces().items().isEmpty() || scope.interfaces().none()),

    ACCOUNTABLE_NAMED(
            Section.OVERSIGHT,
            "accountable",
            scope -> !scope.oversight().accountable().isBlank()),
    DEPUTY_NAMED(
            Section.OVERSIGHT, "deputy", scope -> !scope.oversight().deputy().isBlank()),
    INFORMANT_NAMED(
            Section.OVERSIGHT, "informs", scope -> !scope.oversight().informs().isBlank()),
    CONTACT_NAMED(
            Section.OVERSIGHT,
            "dailyContact",
            scope -> !scope.oversight().dailyContact().isBlank()),
    CONFLICTS_SETTLED(
            Section.OVERSIGHT,
            "escalations[0].who",
            scope -> scope.oversight().escalations().stream()
                    .anyMatch(step -> !step.who().isBlank() && step.withinHours() != null)),
    OVERSIGHT_HOURS(
            Section.OVERSIGHT, "hoursPerWeek", scope -> scope.oversight().hoursPerWeek() != null),

    DATA_ANSWERED(
            Section.DATA,
            "classes",
            scope -> !scope.data().classes().isEmpty() || scope.data().none()),
    DATA_OF_INPUTS(Section.DATA, ReadinessRule::dataOfInputs),
    DATA_USE(Section.DATA, "allowedUse", ifShared(data -> !data.allowedUse().isBlank())),
    DATA_STORAGE(Section.DATA, "storage", ifShared(data -> !data.storage().isBlank())),
    DATA_RETENTION(Section.DATA, "retention", ifShared(data -> !data.retention().isBlank())),
    DATA_AT_END(Section.DATA, "atEnd", ifShared(data -> data.atEnd() != null)),
    DATA_SUBCONTRACTORS(Section.DATA, "subcontractors", ifShared(data -> data.subcontractors() != null)),
    DATA_BREACH_NOTICE(Section.DATA, "breachNoticeHours", ifShared(data -> data.breachNoticeHours() != null)),

    QUALIFICATION_TOLD(
            Section.QUALIFICATIONS,
            each(
                    "text",
                    ScopeContent::qualifications,
                    Qualification::text,
                    asked -> !asked.text().isBlank())),
    QUALIFICATION_NEED(
            Section.QUALIFICATIONS,
            each("need", ScopeContent::qualifications, Qualification::text, asked -> asked.need() != null)),
    QUALIFICATION_ENOUGH(Section.QUALIFICATIONS, ReadinessRule::enough),
    QUALIFICATION_CONTRADICTED(Section.QUALIFICATIONS, ReadinessRule::contradicted),

    PRICING_BASIS(Section.PRICING, "basis", scope -> scope.pricing().basis() != null),
    PRICING_HOURS(
            Section.PRICING,
            "hoursPerYear",
            scope -> !scope.pricing().byTheHour() || scope.pricing().hoursPerYear() != null),
    PRICING_SEASONS(Section.PRICING, ReadinessRule::seasonsOfHours),
    PRICING_PER_UNIT(
            Section.PRICING,
            "basis",
            scope -> scope.pricing().basis() != Pricing.Basis.PER_UNIT
                    || scope.outputs().stream()
                            .anyMatch(output -> output.quantity().given())),
    PRICING_PARTS(
            Section.PRICING,
            "parts",
            scope -> !scope.pricing().isInParts() || scope.outputs().size() > 1),
    PRICING_EXTRA(Section.PRICING, ReadinessRule::extras),
    PRIORITIES_RANKED(Section.PRICING, "first", scope -> scope.pricing().ranked());

    private final Section section;
    private final BiFunction<ReadinessRule, ScopeContent, Stream<Finding>> check;

    ReadinessRule(Section section, String field, Predicate<ScopeContent> met) {
        this.section = section;
        this.check = (rule, scope) -> Stream.of(rule.finding(met.test(scope), field));
    }

    ReadinessRule(Section section, BiFunction<ReadinessRule, ScopeContent, Stream<Finding>> check) {
        this.section = section;
        this.check = check;
    }

    Stream<Finding> check(ScopeContent scope) {
        return check.apply(this, scope);
    }

    private Finding finding(boolean met, String field, @Nullable Object... words) {
        return new Finding(met ? List.of() : List.of(gap(field, words)));
    }

    private Gap gap(String field, @Nullable Object... words) {
        return new Gap(
                section,
                field,
                Sentence.of("scope.gap." + name(), words),
                Sentence.of("scope.gap." + name() + ".because", words));
    }

    private static BiFunction<ReadinessRule, ScopeContent, Stream<Finding>> eachInput(
            String field, Predicate<Input> met) {
        return each(field, scope -> scope.inputs().items(), Input::what, met);
    }

    private static BiFunction<ReadinessRule, ScopeContent, Stream<Finding>> eachOutput(
            String field, Predicate<Output> met) {
        return each(field, ScopeContent::outputs, Output::deliverable, met);
    }

    private static <T> BiFunction<ReadinessRule, ScopeContent, Stream<Finding>> each(
            String field, Function<ScopeContent, List<T>> rows, Function<T, String> name, Predicate<T> met) {
        return (rule, scope) -> {
            var all = rows.apply(scope);
            return IntStream.range(0, all.size())
                    .mapToObj(at ->
                            rule.finding(met.test(all.get(at)), row(at, field), nameOf(name.apply(all.get(at)), at)));
        };
    }

    /** Whoever prices the work reads the year and its peaks: two figures for one thing are none. */
    private static Stream<Finding> seasons(ReadinessRule rule, ScopeContent scope) {
        var outputs = scope.outputs();
        return IntStream.range(0, outputs.size())
                .filter(at -> outputs.get(at).quantity().seasons().given())
                .mapToObj(at -> {
                    var quantity = outputs.get(at).quantity();
                    return rule.finding(
                            quantity.seasonsAddUp(),
                            row(at, "seasons[0].amount"),
                            nameOf(outputs.get(at).deliverable(), at),
                            quantity.seasons().total(),
                            quantity.perYear());
                });
    }

    private static Stream<Finding> seasonsOfHours(ReadinessRule rule, ScopeContent scope) {
        var pricing = scope.pricing();
        return pricing.hours().given() && pricing.hoursPerYear() != null
                ? Stream.of(rule.finding(
                        pricing.hours().agreeWith(pricing.hoursPerYear()),
                        "seasons[0].amount",
                        pricing.hours().total(),
                        pricing.hoursPerYear()))
                : Stream.empty();
    }

    private static Stream<Finding> levels(ReadinessRule rule, ScopeContent scope) {
        return eachPart(rule, scope.levels(), LevelDraft::name, LevelDraft::missing, LevelDraft::said);
    }

    private static Stream<Finding> extras(ReadinessRule rule, ScopeContent scope) {
        return eachPart(
                rule,
                scope.pricing().extras(),
                ExtraLine::label,
                ExtraLine::missing,
                field -> Sentence.of("scope.pricing.extra.short." + field));
    }

    /** One finding for each row, which names every part that the row is without. */
    private static <T> Stream<Finding> eachPart(
            ReadinessRule rule,
            List<T> rows,
            Function<T, String> name,
            Function<T, List<String>> missing,
            Function<String, Sentence> said) {
        return IntStream.range(0, rows.size()).mapToObj(at -> {
            var one = rows.get(at);
            return new Finding(missing.apply(one).stream()
                    .map(field -> rule.gap(row(at, field), nameOf(name.apply(one), at), said.apply(field)))
                    .toList());
        });
    }

    /** One for each kind of data that something carries, with everything that does. */
    private static Stream<Finding> dataOfInputs(ReadinessRule rule, ScopeContent scope) {
        var shared = scope.data().shared();
        return scope.inputs().carriers().entrySet().stream()
                .map(carried -> rule.finding(
                        shared.contains(carried.getKey()),
                        "classes[" + carried.getKey().ordinal() + "]",
                        carried.getKey(),
                        listed(carried.getValue())));
    }

    /** What a rule checks must have a limit to check it by. */
    private static Stream<Finding> enough(ReadinessRule rule, ScopeContent scope) {
        var asked = scope.qualifications();
        return IntStream.range(0, asked.size())
                .filter(at -> asked.get(at).isChecked())
                .mapToObj(at -> asked.get(at)
                        .accepted()
                        .missing()
                        .map(field -> rule.finding(
                                false,
                                row(at, field),
                                nameOf(asked.get(at).text(), at),
                                Sentence.of("scope.qualifications.short." + field)))
                        .orElse(new Finding(List.of())));
    }

    /** Two requirements for one thing that no bid could meet together. */
    private static Stream<Finding> contradicted(ReadinessRule rule, ScopeContent scope) {
        var asked = scope.qualifications();
        return IntStream.range(0, asked.size())
                .filter(at -> asked.get(at).isChecked())
                .mapToObj(at -> rule.finding(
                        asked.subList(0, at).stream().noneMatch(asked.get(at)::contradicts),
                        row(at, "kind"),
                        nameOf(asked.get(at).text(), at)));
    }

    static String row(int at, String field) {
        return "rows[" + at + "]." + field;
    }

    /** All of them in one sentence. */
    static Object listed(List<?> names) {
        return names.stream()
                .map(Object.class::cast)
                .reduce((one, other) -> Sentence.of("scope.and", one, other))
                .orElse("");
    }

    static Object nameOf(String name, int at) {
        return name.isBlank() ? Sentence.of("scope.unnamed", at + 1) : name;
    }

    private static Predicate<ScopeContent> ifShared(Predicate<DataRules> met) {
        return scope -> scope.data().none() && scope.data().classes().isEmpty() || met.test(scope.data());
    }
}
