package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Other words for a clause of an amendment: they are negotiated as those of a contract are. */
class AmendmentNegotiationTests {

    private final Contract contract = SampleContracts.anActiveOne();
    private final Amendment amendment = SampleAmendments.aDraft(contract);
    private final Clause quality;
    private final String running;
    private final String proposedByUs;

    AmendmentNegotiationTests() {
        amendment.send(ANA, NOW);
        quality = amendment.wording().clauses().get(0);
        running = SampleContracts.clause(contract, ClauseType.QUALITY).law();
        proposedByUs = quality.law();
    }

    @Test
    void acceptedWordsMakeAVersionThatBothReadAgainBesideWhatTheContractSays() {
        SampleAmendments.read(amendment, NOW);
        assertThat(amendment.lock().isOpen()).isTrue();

        var proposal = propose(proposedByUs + "\n\nFrom May on by a sample.");
        assertThat(amendment.lock().isOpen()).isFalse();
        amendment.negotiation().accept(proposal.id(), ANA, NOW);

        assertThat(proposal.state()).isEqualTo(ClauseProposal.State.ACCEPTED);
        assertThat(proposal.madeEdition()).isEqualTo(2);
        assertThat(amendment.wording().edition()).isEqualTo(2);
        assertThat(quality.law()).endsWith("From May on by a sample.");
        assertThat(quality.before())
                .as("a change is compared with the contract")
                .isEqualTo(running);
        assertThat(amendment.reading().unread(Side.VENDOR)).containsExactly(quality);
        assertThat(amendment.reading().unread(Side.US)).containsExactly(quality);

        SampleAmendments.read(amendment, NOW);
        SampleAmendments.signByVendor(amendment, NOW);
        SampleAmendments.signByUs(contract, amendment, NOW);
        var then = Consolidated.on(contract, List.of(amendment), SampleAmendments.FEBRUARY);
        assertThat(then.clauses()).extracting(ClauseText::law).contains(quality.law());
        assertThat(SampleContracts.clause(contract, ClauseType.QUALITY).law()).isEqualTo(running);
    }

    @Test
    void keepsOnlyItsOwnEarlierTexts() {
        var first = quality.fingerprint();
        amendment.negotiation().accept(propose(proposedByUs + "\n\nOne.").id(), ANA, NOW);
        var second = quality.fingerprint();
        amendment.negotiation().accept(propose(proposedByUs + "\n\nTwo.").id(), ANA, NOW);

        assertThat(quality.lawAt(first)).contains(proposedByUs);
        assertThat(quality.lawAt(second)).contains(proposedByUs + "\n\nOne.");
        var signed = SampleContracts.clause(contract, ClauseType.QUALITY);
        assertThat(quality.lawAt(signed.fingerprint())).isEmpty();
        assertThat(signed.lawAt(first)).isEmpty();
        assertThat(signed.lawAt(second)).isEmpty();
        assertThat(quality.before()).isEqualTo(running);
    }

    @Test
    void isRefusedAnsweredAndTakenBack() {
        var refused = propose("Any words.");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> amendment.negotiation().refuse(refused.id(), "No.", LIZA, NOW))
                .withMessage("contract.proposal.otherSideDecides");
        amendment.negotiation().refuse(refused.id(), "Too vague.", ANA, NOW);
        assertThat(quality.law()).isEqualTo(proposedByUs);

        var answered = propose(proposedByUs + "\n\nBy a sample of 10.");
        var ours = amendment
                .negotiation()
                .counter(answered.id(), proposedByUs + "\n\nBy a sample of 40.", "", "More of them.", ANA, NOW);
        assertThat(answered.state()).isEqualTo(ClauseProposal.State.COUNTERED);
        amendment.negotiation().accept(ours.id(), LIZA, NOW);
        assertThat(quality.law()).endsWith("By a sample of 40.");

        var back = propose(proposedByUs + "\n\nBy a sample of 5.");
        amendment.negotiation().withdraw(back.id(), LIZA, NOW);
        SampleAmendments.read(amendment, NOW);
        assertThat(amendment.lock().isOpen()).isTrue();
    }

    @Test
    void whatItWouldLackAndContradictIsJudgedByTheWholeContract() {
        var gap = propose("The Vendor shall do well.");
        assertThat(amendment.negotiation().effectOf(gap).gaps()).isNotEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> amendment.negotiation().accept(gap.id(), ANA, NOW))
                .withMessage("contract.proposal.leavesGap");
        amendment.negotiation().withdraw(gap.id(), LIZA, NOW);

        // The clause on the transition is not part of the amendment.
        var brief = SampleContracts.aDraft(
                EngagementId.next(),
                SampleContracts.anOrigin(),
                SampleContracts.aBasis(),
                withoutTransition(SampleContracts.someTerms()));
        brief.send(ANA, NOW);
        SampleContracts.agreeOn(brief);
        var change = SampleAmendments.aDraft(brief);
        change.send(ANA, NOW);
        var clause = change.wording().clauses().get(0);
        var odd = change.negotiation()
                .propose(
                        clause.id(),
                        clause.fingerprint(),
                        clause.law() + "\n\nNothing counts during the transition.",
                        "",
                        "As agreed.",
                        LIZA,
                        NOW);
        assertThat(change.negotiation().effectOf(odd).contradictions())
                .containsExactly(Contradiction.NO_TRANSITION_AND_ITS_END);
    }

    private static Terms withoutTransition(Terms t) {
        return new Terms(
                t.client(),
                t.vendor(),
                t.start(),
                t.end(),
                t.noticeDays(),
                t.renewal(),
                t.rateModel(),
                t.taxIncluded(),
                t.paymentDays(),
                0,
                0,
                t.reportDay(),
                t.reportTime(),
                t.reportZone(),
                t.reportedBy(),
                t.creditPercent(),
                t.capPercent(),
                t.breaches(),
                t.windows(),
                t.breachNoticeDays(),
                t.confidentialityYears(),
                t.law(),
                t.place(),
                t.agreed(),
                t.safeguards());
    }

    @Test
    void wordsThatWouldChangeNothingInTheContractAreNotAccepted() {
        var now = Consolidated.latest(contract, List.of());
        var rewording = SampleAmendments.draft(
                contract,
                List.of(),
                new Amendment.Proposal(
                        AmendmentReason.LAW,
                        "Other words.",
                        SampleAmendments.FEBRUARY,
                        now.basis(),
                        now.terms(),
                        Set.of(ClauseKey.of(ClauseType.LAW))),
                NOW);
        var law = rewording.wording().clauses().get(0);
        rewording.wording().change(law.id(), law.title(), "The law of Spain.", "Spain.", ANA, NOW);
        rewording.send(ANA, NOW);
        var words = SampleContracts.clause(contract, ClauseType.LAW).text();
        var proposal = rewording
                .negotiation()
                .propose(law.id(), law.fingerprint(), words.law(), words.plain(), "As it was.", LIZA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> rewording.negotiation().accept(proposal.id(), ANA, NOW))
                .withMessage("contract.amendment.clauseSame");
    }

    @Test
    void aClauseThatTheChangeNoLongerConcernsHoldsUpNobody() {
        var proposal = propose(proposedByUs + "\n\nBy a sample.");
        amendment.propose(
                List.of(),
                SampleAmendments.ending(
                        amendment.before(), amendment.before().terms().end().plusMonths(3), SampleAmendments.FEBRUARY),
                ANA,
                NOW);

        assertThat(amendment.wording().clauses()).extracting(Clause::type).doesNotContain(ClauseType.QUALITY);
        assertThat(proposal.state()).isEqualTo(ClauseProposal.State.OUTDATED);
        SampleAmendments.read(amendment, NOW);
        assertThat(amendment.lock().isOpen()).isTrue();
    }

    private ClauseProposal propose(String law) {
        return propose(law, LIZA);
    }

    private ClauseProposal propose(String law, Actor by) {
        return amendment.negotiation().propose(quality.id(), quality.fingerprint(), law, "", "So we work.", by, NOW);
    }
}
