package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoubtTests {

    @ParameterizedTest
    @CsvSource({
        "Posting of ledger entries, false",
        "Quarterly statement, false",
        "Übersetzungen, true",
        "Paying wages, true",
        "VAT, false"
    })
    void includedWorkOfWhichNothingComesBackIsDoubted(String included, boolean doubted) {
        var scope = Scopes.bookkeeping();
        var lines = new ArrayList<>(scope.purpose().included());
        lines.add(included);
        var purpose = scope.purpose();
        var wider = scope.with(
                new Purpose(purpose.text(), lines, purpose.excluded(), purpose.nothingExcluded(), purpose.facts()));

        assertThat(said(wider).filter(text -> text.contains(included)).findAny().isPresent())
                .isEqualTo(doubted);
    }

    @Test
    void aLevelThatTakesMoreCasesThanThereAreWouldNeverHaveAResult() {
        var scope = Scopes.bookkeeping();
        var rare = Scopes.level("SL9", Unit.PERCENT, Direction.HIGHER, "99", "97");

        assertThat(said(scope)).noneMatch(text -> text.startsWith("scope.doubt.neverMeasured"));
        assertThat(said(scope.withOutputs(scope.outputs().stream()
                                .map(DoubtTests::withFewEntries)
                                .toList())
                        .withLevels(List.of(rare))))
                .anyMatch(text -> text.startsWith("scope.doubt.neverMeasured") && text.contains("80"));
    }

    @ParameterizedTest
    @CsvSource({"QUALITY, HOURS, 4, 8, ranking.QUALITY", "COST, PERCENT, 99.9, 99, costAndPerfect"})
    void levelsThatSayOtherThanWhatWasRankedFirstAreDoubted(
            Priority first, Unit unit, String target, String minimum, String doubt) {
        var ranking = Stream.concat(
                        Stream.of(first), Stream.of(Priority.values()).filter(priority -> priority != first))
                .toList();
        var scope = Scopes.bookkeeping()
                .withLevels(List.of(Scopes.level(
                        "SL1", unit, unit == Unit.PERCENT ? Direction.HIGHER : Direction.LOWER, target, minimum)));
        var pricing = scope.pricing();
        var ranked = scope.with(
                new Pricing(pricing.basis(), pricing.hoursPerYear(), pricing.hours(), pricing.note(), ranking));

        assertThat(said(ranked)).anyMatch(text -> text.startsWith("scope.doubt." + doubt));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29, true", "2026-11-30, false", "2027-03-01, false"})
    void nobodyBeginsOnADayThatIsOver(LocalDate start, boolean doubted) {
        var scope = Scopes.bookkeeping();
        var begun = new Timeline(
                start, false, null, 12, null, null, 0, false, "", List.of(), List.of(), "", null, null, null, null);

        assertThat(said(scope.with(begun)).anyMatch(text -> text.startsWith("scope.doubt.begunAlready")))
                .isEqualTo(doubted);
    }

    @Test
    void whatIsPaidByThePieceNeedsPieces() {
        var scope = Scopes.bookkeeping();
        var pricing = scope.pricing();
        var byThePiece = scope.with(new Pricing(Basis.PER_UNIT, null, pricing.hours(), "", pricing.priorities()))
                .withOutputs(List.of(Output.named("Statements", null)));

        assertThat(said(byThePiece)).anyMatch(text -> text.startsWith("scope.doubt.withoutPrice"));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void thereIsNoDoubtAboutTheReadyMadeDrafts(StartingDraft draft) {
        assertThat(said(draft.content())
                        .filter(text -> !text.startsWith("scope.doubt.withoutOutput"))
                        .filter(text -> !text.startsWith("scope.doubt.untold")))
                .isEmpty();
    }

    static Stream<StartingDraft> drafts() {
        return new StartingDrafts().all().stream();
    }

    private static Output withFewEntries(Output output) {
        var quantity = output.quantity();
        return new Output(
                output.id(),
                output.deliverable(),
                output.format(),
                output.acceptance(),
                output.quality(),
                output.noQualityBecause(),
                quantity.given()
                        ? new Quantity(Scopes.number("120"), quantity.unit(), Quantity.Per.YEAR, quantity.seasons(), "")
                        : quantity,
                output.noQuantityBecause(),
                output.due(),
                output.noDueBecause());
    }

    private static Stream<String> said(ScopeContent scope) {
        return Doubt.about(scope, LocalDate.of(2026, 11, 30)).stream()
                .map(doubt -> doubt.text().key() + " " + doubt.text().words());
    }
}
