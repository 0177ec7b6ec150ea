package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.Reading.Verdict;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody who did not write it reads a scope: what they say is heard, and holds up nothing. */
class ReadingTests {

    private final ScopeOfWork scope = Scopes.readyToFreeze();
    private final Reading reading = new Reading(scope, "Bookkeeping", "Liza Cruz", null, ANA, MONDAY);

    @Test
    void aRemarkIsOpenUntilSomebodyOfTheBusinessHasSettledIt() {
        reading.remark(scope, Section.OUTPUTS, "By when?", MONDAY);
        reading.remark(scope, Section.OUTPUTS, "By when?", MONDAY);
        assertThat(reading.openRemarks()).as("pressed twice").hasSize(1);
        var remark = reading.remarks().get(0).id();

        reading.settle(remark, ANA, MONDAY);
        reading.settle(remark, MIA, MONDAY.plusSeconds(60));

        assertThat(reading.openRemarks()).isEmpty();
        assertThat(reading.remarks())
                .singleElement()
                .extracting(Remark::settledBy)
                .isEqualTo("Ana");
        reading.takeBack(scope, remark);
        assertThat(reading.remarks()).as("what was settled stays").hasSize(1);
        reading.reopen(remark);
        reading.takeBack(scope, remark);
        assertThat(reading.remarks()).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> reading.settle(UUID.randomUUID(), ANA, MONDAY));
    }

    @Test
    void whatWasReadBeforeTheLastChangeIsSaidToBe() {
        reading.conclude(scope, Verdict.NOTHING_MISSING, scope.saves(), MONDAY);
        assertThat(reading.isOutdated(scope)).isFalse();

        scope.write(
                Section.PURPOSE,
                content -> content.with(content.purpose().withFacts(List.of("12 people"))),
                scope.edit(Section.PURPOSE).count(),
                "",
                ANA,
                MONDAY);

        assertThat(reading.isOutdated(scope)).isTrue();
        assertThat(ReadingView.of(reading, scope, MONDAY).said().key()).isEqualTo("scope.reading.said.before");
        reading.conclude(scope, Verdict.NOTHING_MISSING, scope.saves(), MONDAY.plusSeconds(60));
        assertThat(reading.isOutdated(scope)).isFalse();
        reading.conclude(scope, Verdict.NOTHING_MISSING, scope.saves() - 1, MONDAY.plusSeconds(90));
        assertThat(reading.isOutdated(scope))
                .as("from a page of before the change")
                .isTrue();
    }

    @Test
    void whoAsksForChangesSaysWhich() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.conclude(scope, Verdict.PLEASE_CHANGE, scope.saves(), MONDAY))
                .withMessageContaining("scope.reading.changeWhat");

        reading.remark(scope, Section.DATA, "Who deletes it?", MONDAY);
        reading.conclude(scope, Verdict.PLEASE_CHANGE, scope.saves(), MONDAY);

        assertThat(reading.verdict()).contains(Verdict.PLEASE_CHANGE);
        assertThat(ReadingView.doubts(List.of(ReadingView.of(reading, scope, MONDAY))))
                .singleElement()
                .extracting(Doubt::section)
                .isEqualTo(Section.DATA);
    }

    @Test
    void anOpenRemarkHoldsUpNothingAndAFinalVersionTakesNone() {
        reading.remark(scope, Section.DATA, "Who deletes it?", MONDAY);

        assertThat(scope.freeze("Bookkeeping", ANA, MONDAY)).isNotNull();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.remark(scope, Section.DATA, "And then?", MONDAY))
                .withMessageContaining("scope.reading.final");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.conclude(scope, Verdict.NOTHING_MISSING, scope.saves(), MONDAY));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Reading(scope, "Bookkeeping", "Late", null, ANA, MONDAY));
    }

    @Test
    void remarksAndTimeAreBounded() {
        IntStream.range(0, Reading.MOST_REMARKS)
                .forEach(at -> reading.remark(scope, Section.DATA, "Remark " + at, MONDAY));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.remark(scope, Section.DATA, "One more", MONDAY))
                .withMessageContaining("scope.reading.tooMany");

        assertThat(reading.isOpen(MONDAY)).isTrue();
        assertThat(reading.isOpen(MONDAY.plus(Reading.LASTS))).isFalse();
        reading.stop(MONDAY);
        assertThat(reading.isOpen(MONDAY)).isFalse();
    }
}
