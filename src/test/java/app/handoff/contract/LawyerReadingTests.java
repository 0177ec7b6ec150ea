package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lawyer says about a contract through a link. */
class LawyerReadingTests {

    private static LawyerReading of(Contract contract) {
        return new LawyerReading(contract, "Dr. Imke Sander", "imke@law.example", ANA, NOW);
    }

    @Test
    void aCommentIsOpenUntilSomebodyOfTheBusinessHandledIt() {
        var contract = SampleContracts.aDraft();
        var pay = clause(contract, ClauseType.PAY).id();
        var reading = of(contract);
        assertThat(reading.comment(contract, pay, "Thirty days are long.", NOW)).isTrue();
        assertThat(reading.comment(contract, pay, "Thirty days are long.", NOW))
                .as("pressed twice")
                .isFalse();
        reading.comment(contract, null, "Who mediates?", NOW);
        assertThat(reading.openComments()).hasSize(2);

        var first = reading.comments().get(0).id();
        reading.handle(first, ANA, NOW);
        reading.takeBack(contract, first);
        assertThat(reading.comments()).as("what is handled stays").hasSize(2);
        assertThat(reading.openComments()).extracting(LawyerComment::text).containsExactly("Who mediates?");
        reading.reopen(first);
        reading.takeBack(contract, first);
        assertThat(reading.comments()).hasSize(1);
    }

    @Test
    void commentsThatFollowSoonAreToldTogether() {
        var contract = SampleContracts.aSentOne();
        var reading = of(contract);

        assertThat(reading.comment(contract, null, "One.", NOW)).isTrue();
        assertThat(reading.comment(contract, null, "Two.", NOW.plus(Duration.ofMinutes(59))))
                .isFalse();
        assertThat(reading.comment(contract, null, "Three.", NOW.plus(Duration.ofMinutes(60))))
                .isTrue();
    }

    @Test
    void whoeverGivesTheLinkOutLastHearsOfWhatIsSaid() {
        var contract = SampleContracts.aSentOne();
        var reading = of(contract);
        assertThat(reading.asker()).isEqualTo(new MemberId(ANA.id()));

        var ben = Actor.member(MemberId.next(), "Ben");
        reading.askAgain(contract, ben, NOW);
        assertThat(reading.asker()).isEqualTo(new MemberId(ben.id()));
    }

    @Test
    void sayingThatThereAreCommentsNeedsOne() {
        var contract = SampleContracts.aSentOne();
        var reading = of(contract);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.conclude(contract, LawyerReading.Verdict.SEE_COMMENTS, NOW))
                .withMessage("contract.lawyers.commentFirst");
        reading.comment(contract, null, "Who mediates?", NOW);
        assertThat(reading.conclude(contract, LawyerReading.Verdict.SEE_COMMENTS, NOW))
                .isTrue();
        assertThat(reading.conclude(contract, LawyerReading.Verdict.SEE_COMMENTS, NOW))
                .as("pressed twice")
                .isFalse();
    }

    @Test
    void aVerdictIsAboutTheTextThatWasRead() {
        var contract = SampleContracts.aDraft();
        var reading = of(contract);
        reading.conclude(contract, LawyerReading.Verdict.NO_OBJECTIONS, NOW);
        assertThat(reading.isOutdated(contract)).isFalse();

        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), pay.title(), pay.law() + "\n\nIn euros.", pay.plain(), ANA, NOW);
        assertThat(reading.isOutdated(contract)).isTrue();
        assertThat(reading.conclude(contract, LawyerReading.Verdict.NO_OBJECTIONS, NOW))
                .isTrue();
        assertThat(reading.isOutdated(contract)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ContractStatus.class)
    void isAskedAndSpeaksOnlyBeforeBothHaveSigned(ContractStatus status) {
        var contract = ContractStatesTests.in(status);
        if (status.isBeforeActive()) {
            var reading = of(contract);
            reading.comment(contract, null, "Who mediates?", NOW);
            reading.conclude(contract, LawyerReading.Verdict.NO_OBJECTIONS, NOW);
            assertThat(reading.verdict()).contains(LawyerReading.Verdict.NO_OBJECTIONS);
            return;
        }
        var earlier = of(SampleContracts.aDraft());
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> of(contract));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> earlier.askAgain(contract, ANA, NOW));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> earlier.comment(contract, null, "Late.", NOW))
                .withMessage("contract.lawyers.tooLate");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> earlier.conclude(contract, LawyerReading.Verdict.NO_OBJECTIONS, NOW))
                .withMessage("contract.lawyers.tooLate");
        assertThat(earlier.comments()).isEmpty();
    }

    @Test
    void theVendorIsNotTakenForALawyerNorAStrangeClauseForOneOfTheContract() {
        var contract = SampleContracts.aSentOne();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new LawyerReading(contract, "Liza", "LIZA@tala.example", ANA, NOW))
                .withMessage("contract.lawyers.vendorsAddress");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> of(contract).comment(contract, ClauseId.next(), "What?", NOW));
    }

    @Test
    void takesNoMoreCommentsThanItHasRoomFor() {
        var contract = SampleContracts.aSentOne();
        var reading = of(contract);
        for (int i = 0; i < LawyerReading.MOST_COMMENTS; i++) {
            reading.comment(contract, null, "Comment " + i, NOW);
        }

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reading.comment(contract, null, "One more", NOW))
                .withMessage("contract.lawyers.tooMany");
    }
}
