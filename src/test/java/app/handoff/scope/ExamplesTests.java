package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static app.handoff.scope.Scopes.VANCOUVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.Readiness.Gap;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a ready-made draft fills in is an example until somebody checks it, and can be exchanged until the freeze. */
class ExamplesTests {

    private final StartingDraft bookkeeping = new StartingDrafts().get("bookkeeping");
    private final StartingDraft payroll = new StartingDrafts().get("payroll");
    private final ScopeContent known =
            ScopeContent.startingWith(List.of(DataClass.FINANCIAL), "Ana", List.of("Entries: 2,000 a year"), "Sage 50");
    private final ScopeOfWork scope = filled();

    private ScopeOfWork filled() {
        var begun = ScopeOfWork.begin(EngagementId.next(), known, MONDAY);
        begun.startFrom(bookkeeping, VANCOUVER, MIA, MONDAY);
        return begun;
    }

    @Test
    void figuresOfADraftAreNotReadyUntilSomebodyChecksThem() {
        assertThat(sectionsWithExamples())
                .containsExactly(
                        Section.INPUTS,
                        Section.OUTPUTS,
                        Section.LEVELS,
                        Section.TIMELINE,
                        Section.INTERFACES,
                        Section.OVERSIGHT,
                        Section.DATA,
                        Section.PRICING);
        int ready = scope.readiness().ready();

        scope.examine(Section.OUTPUTS, true, seen(Section.OUTPUTS));

        assertThat(sectionsWithExamples()).doesNotContain(Section.OUTPUTS).contains(Section.LEVELS);
        assertThat(scope.readiness().ready()).isEqualTo(ready + 1);
    }

    @Test
    void theLanguageAndTheDataRulesAreExamplesToo() {
        assertThat(unchecked(Section.TIMELINE)).contains("languages[0]", "termMonths");
        assertThat(unchecked(Section.DATA)).contains("breachNoticeHours");
    }

    @Test
    void whatIsStillAnExampleIsNamed() {
        assertThat(whyExamplesCount(Section.LEVELS)).contains("Right first time", "Posted overnight");
        assertThat(whyExamplesCount(Section.TIMELINE)).contains("scope.timeline.language", "scope.timeline.term");
        assertThat(whyExamplesCount(Section.INPUTS)).contains("Receipts and supplier invoices");
    }

    private String whyExamplesCount(Section section) {
        return scope.readiness().in(section).stream()
                .filter(gap -> gap.field().equals("examples"))
                .map(gap -> gap.reason().words().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dataThatTriageNamedIsNoExample() {
        scope.write(
                Section.DATA,
                content -> content.with(new DataRules(
                        List.of(DataClass.FINANCIAL),
                        false,
                        "Only this work",
                        "Here",
                        "One year",
                        DataRules.AtEnd.RETURN,
                        DataRules.Subcontractors.ALLOWED,
                        48)),
                seen(Section.DATA),
                "",
                ANA,
                MONDAY);

        assertThat(unchecked(Section.DATA)).isEmpty();
    }

    @Test
    void aFigureThatWasChangedIsNoExampleAnyMore() {
        scope.write(
                Section.OVERSIGHT,
                content -> content.with(new OversightPlan(
                        "Ana", "Mia", "Ana", "Ana", List.of(), Scopes.number("2"), List.of("Payments"))),
                seen(Section.OVERSIGHT),
                "",
                ANA,
                MONDAY);

        assertThat(unchecked(Section.OVERSIGHT)).isEmpty();
        assertThat(sectionsWithExamples()).doesNotContain(Section.OVERSIGHT);
    }

    @Test
    void whoDidNotSeeTheNewestFiguresCannotSayThatTheyAreRight() {
        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> scope.examine(Section.OUTPUTS, true, seen(Section.OUTPUTS) - 1));
    }

    @Test
    void aScopeWrittenByHandHasNoExamples() {
        var own = Scopes.aCompleteDraft();

        assertThat(own.readiness().gaps()).isEmpty();
        assertThat(own.examples().unchecked(Section.OUTPUTS, own.content())).isEmpty();
    }

    @Test
    void aWrongDraftIsExchangedForAnother() {
        startOver(payroll, EnumSet.allOf(Section.class));

        assertThat(scope.content().outputs()).extracting(Output::deliverable).contains("Pay slips");
        assertThat(scope.content().purpose().facts()).startsWith("Entries: 2,000 a year");
        assertThat(scope.examples().draft()).isEqualTo("Payroll");
        assertThat(unchecked(Section.OUTPUTS)).isNotEmpty();
    }

    @Test
    void startingFromScratchLeavesWhatTriageKnows() {
        startOver(null, EnumSet.allOf(Section.class));

        assertThat(scope.content().blank()).isTrue();
        assertThat(scope.content().data().classes()).containsExactly(DataClass.FINANCIAL);
        assertThat(scope.content().oversight().accountable()).isEqualTo("Ana");
        assertThat(sectionsWithExamples()).isEmpty();
        assertThat(scope.canStartOver()).isFalse();
    }

    @Test
    void whatSomebodyWroteStaysUnlessItsSectionIsReplaced() {
        writePurpose("Our own purpose");
        writeStartAndDeputy();
        assertThat(scope.ownWords(Section.PURPOSE, known)).isTrue();
        assertThat(scope.ownWords(Section.OUTPUTS, known)).isFalse();

        startOver(payroll, EnumSet.of(Section.OUTPUTS, Section.TIMELINE, Section.OVERSIGHT));

        assertThat(scope.content().purpose().text()).isEqualTo("Our own purpose");
        assertThat(scope.content().outputs()).extracting(Output::deliverable).contains("Pay slips");
        assertThat(scope.content().timeline().termMonths()).isEqualTo(24);
        assertThat(scope.content().timeline().start()).isEqualTo(LocalDate.parse("2027-03-01"));
        assertThat(scope.content().oversight().deputy()).isEqualTo("Jonas");
        assertThat(unchecked(Section.LEVELS)).as("still from the first draft").isNotEmpty();
    }

    @Test
    void aSectionSavedMeanwhileIsNotReplacedUnseen() {
        int seen = scope.saves();
        writePurpose("Written in another tab");

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() ->
                        scope.startOver(payroll, EnumSet.allOf(Section.class), known, VANCOUVER, seen, MIA, MONDAY));
        assertThat(scope.content().purpose().text()).isEqualTo("Written in another tab");
    }

    @Test
    void aFormOpenBeforeTheExchangeDoesNotOverwriteIt() {
        int seen = seen(Section.PURPOSE);
        scope.write(Section.PURPOSE, purpose("Typing"), seen, "open-form", ANA, MONDAY);
        startOver(payroll, EnumSet.allOf(Section.class));

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> scope.write(Section.PURPOSE, purpose("Typing on"), seen, "open-form", ANA, MONDAY));
    }

    @Test
    void cannotStartOverOnceItIsFrozen() {
        var frozen = Scopes.readyToFreeze();
        frozen.freeze("Bookkeeping", MIA, MONDAY);
        var next = frozen.revise(MIA, MONDAY);

        for (var late : List.of(frozen, next)) {
            assertThat(late.canStartOver()).isFalse();
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> late.startOver(
                            payroll, EnumSet.allOf(Section.class), known, VANCOUVER, late.saves(), MIA, MONDAY));
        }
    }

    private void startOver(StartingDraft draft, Set<Section> sections) {
        scope.startOver(draft, sections, known, VANCOUVER, scope.saves(), MIA, MONDAY);
    }

    private void writePurpose(String text) {
        scope.write(Section.PURPOSE, purpose(text), seen(Section.PURPOSE), "", ANA, MONDAY);
    }

    private static UnaryOperator<ScopeContent> purpose(String text) {
        return content -> content.with(new Purpose(text, List.of("A"), List.of("B"), false, List.of()));
    }

    private void writeStartAndDeputy() {
        scope.write(
                Section.TIMELINE,
                content -> content.with(new Timeline(
                        LocalDate.parse("2027-03-01"),
                        false,
                        null,
                        6,
                        null,
                        null,
                        4,
                        false,
                        "",
                        List.of(),
                        List.of(),
                        "",
                        null,
                        null,
                        null,
                        null)),
                seen(Section.TIMELINE),
                "",
                ANA,
                MONDAY);
        scope.write(
                Section.OVERSIGHT,
                content -> content.with(
                        new OversightPlan("Ana", "Jonas", "Ana", "Ana", List.of(), Scopes.number("9"), List.of())),
                seen(Section.OVERSIGHT),
                "",
                ANA,
                MONDAY);
    }

    private int seen(Section section) {
        return scope.edit(section).count();
    }

    private List<String> unchecked(Section section) {
        return scope.examples().unchecked(section, scope.content());
    }

    private List<Section> sectionsWithExamples() {
        return scope.readiness().gaps().stream()
                .filter(gap -> gap.field().equals("examples"))
                .map(Gap::section)
                .toList();
    }

    @Test
    void theFactsOfAnOwnScopeAreToBeConfirmedAndThoseOfTriageAreNot() {
        var own = new StartingDraft(
                "scope.x", "Bookkeeping 2026", "", Scopes.bookkeeping().forAnother());
        var begun = ScopeOfWork.begin(EngagementId.next(), known, MONDAY);

        begun.startFrom(own, VANCOUVER, MIA, MONDAY);

        assertThat(begun.examples().unchecked(Section.PURPOSE, begun.content())).containsExactly("facts");
        begun.examine(Section.PURPOSE, true, begun.edit(Section.PURPOSE).count());
        assertThat(begun.examples().unchecked(Section.PURPOSE, begun.content())).isEmpty();
        assertThat(begun.examples().unchecked(Section.LEVELS, begun.content())).isNotEmpty();
    }

    @Test
    void whatSomebodyHasWrittenIsNotFilledOver() {
        var begun = ScopeOfWork.begin(EngagementId.next(), known, MONDAY);
        begun.write(
                Section.PRICING,
                content -> content.with(new Pricing(
                        Pricing.Basis.HOURLY, null, content.pricing().hours(), "ours", List.of())),
                0,
                "",
                MIA,
                MONDAY);

        begun.startFrom(new StartingDrafts().get("bookkeeping"), VANCOUVER, MIA, MONDAY);

        assertThat(begun.content().pricing().note()).isEqualTo("ours");
        assertThat(begun.edit(Section.PRICING).count()).isOne();
        assertThat(begun.examples().unchecked(Section.PRICING, begun.content())).isEmpty();
        assertThat(begun.content().outputs()).isNotEmpty();
    }

    @Test
    void levelsAreCountedWithoutAGapUntilVendorsHaveReadThem() {
        var begun = ScopeOfWork.begin(EngagementId.next(), known, MONDAY);
        begun.startFrom(new StartingDrafts().get("call-answering"), VANCOUVER, MIA, MONDAY);
        assertThat(codes(begun)).containsExactly("SL1", "SL2", "SL3", "SL4", "SL5");

        withoutLevel(begun, 1);

        assertThat(codes(begun)).containsExactly("SL1", "SL2", "SL3", "SL4");

        var first = Scopes.readyToFreeze();
        first.freeze("Bookkeeping", MIA, MONDAY);
        var later = first.revise(MIA, MONDAY);
        later.write(
                Section.LEVELS,
                content -> content.withLevels(
                        List.of(content.levels().get(0), Scopes.level("", Unit.PERCENT, Direction.HIGHER, "98", "95"))),
                later.edit(Section.LEVELS).count(),
                "",
                MIA,
                MONDAY);
        var before = codes(later);
        withoutLevel(later, 0);

        assertThat(codes(later)).containsExactly(before.get(1));
    }

    private static List<String> codes(ScopeOfWork scope) {
        return scope.content().levels().stream().map(LevelDraft::code).toList();
    }

    private static void withoutLevel(ScopeOfWork scope, int at) {
        scope.write(
                Section.LEVELS,
                content -> {
                    var left = new ArrayList<>(content.levels());
                    left.remove(at);
                    return content.withLevels(left);
                },
                scope.edit(Section.LEVELS).count(),
                "",
                MIA,
                MONDAY);
    }
}
