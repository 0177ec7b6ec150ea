package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static app.handoff.contract.SampleContracts.proofOf;
import static app.handoff.contract.SampleContracts.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other words for a clause: who proposes, who decides, and what becomes of the contract. */
class NegotiationTests {

    private static final String WORDS = "The Client shall pay within 10 days. Schedule 3 has the prices.";
    private static final String OWN_WORDS = "The Client shall pay within 12 days. Schedule 3 has the prices.";

    private enum Act {
        ACCEPT,
        REFUSE,
        COUNTER,
        WITHDRAW;

        void on(Contract contract, ProposalId proposal, Actor by) {
            var negotiation = contract.negotiation();
            switch (this) {
                case ACCEPT -> negotiation.accept(proposal, by, NOW);
                case REFUSE -> negotiation.refuse(proposal, "Too late for us.", by, NOW);
                case COUNTER -> negotiation.counter(proposal, "Other: " + OWN_WORDS, "", "A middle way.", by, NOW);
                case WITHDRAW -> negotiation.withdraw(proposal, by, NOW);
            }
        }
    }

    private record Case(Side proposer, ClauseProposal.State state, Act act, Side actor) {

        boolean isLegal() {
            return state == ClauseProposal.State.OPEN
                    && switch (act) {
                        case ACCEPT, REFUSE -> actor != proposer;
                        case COUNTER -> proposer == Side.VENDOR && actor == Side.US;
                        case WITHDRAW -> actor == proposer;
                    };
        }
    }

    @Test
    void noSideAsksMoreThanTheOtherCanAnswer() {
        var contract = SampleContracts.aSentOne();
        var pay = clause(contract, ClauseType.PAY).id();
        for (int i = 0; i < ReadingProgress.MOST_QUESTIONS; i++) {
            contract.reading().ask(pay, "Why " + i + "?", LIZA, NOW);
        }

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.reading().ask(pay, "Why, then?", LIZA, NOW))
                .withMessage("contract.question.tooMany");
        contract.reading().ask(pay, "What do you mean?", ANA, NOW);
    }

    @Test
    void isNotProposedMoreOftenThanAnybodyCanRead() {
        var contract = SampleContracts.aSentOne();
        for (int i = 0; i < Negotiation.MOST_ABOUT_A_CLAUSE; i++) {
            proposeAndWithdraw(contract, ClauseType.PAY, i);
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> proposeAndWithdraw(contract, ClauseType.PAY, 99))
                .withMessage("contract.proposal.tooManyAboutClause");

        for (var type : List.of(
                ClauseType.WORK, ClauseType.QUALITY, ClauseType.DATA, ClauseType.REMEDIES, ClauseType.REPORTING)) {
            for (int i = 0; i < Negotiation.MOST_ABOUT_A_CLAUSE; i++) {
                proposeAndWithdraw(contract, type, i);
            }
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> proposeAndWithdraw(contract, ClauseType.TERMINATION, 0))
                .withMessage("contract.proposal.tooMany");
    }

    private static void proposeAndWithdraw(Contract contract, ClauseType type, int time) {
        var clause = clause(contract, type);
        var proposal = contract.negotiation()
                .propose(clause.id(), clause.fingerprint(), clause.law() + " " + time, "", "So.", LIZA, NOW);
        contract.negotiation().withdraw(proposal.id(), LIZA, NOW);
    }

    @Test
    void everyActInEveryStateBySideAndNothingIllegalIsTaken() {
        int tried = 0;
        var legal = new ArrayList<Case>();
        var wrong = new ArrayList<Case>();
        for (var proposer : Side.values()) {
            for (var state : ClauseProposal.State.values()) {
                for (var act : Act.values()) {
                    for (var actor : Side.values()) {
                        if (proposer == Side.US && state == ClauseProposal.State.COUNTERED) {
                            continue; // The vendor answers with nothing but yes or no.
                        }
                        var one = new Case(proposer, state, act, actor);
                        tried++;
                        if (isTaken(one) != one.isLegal()) {
                            wrong.add(one);
                        }
                        if (one.isLegal()) {
                            legal.add(one);
                        }
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isEqualTo(88);
        assertThat(legal).hasSize(7);
    }

    private static boolean isTaken(Case one) {
        var contract = SampleContracts.aReadOne();
        var proposal = bring(contract, one.proposer(), one.state());
        assertThat(proposal.state()).isEqualTo(one.state());
        var text = contract.wording().document().text();
        try {
            one.act().on(contract, proposal.id(), one.actor() == Side.US ? ANA : LIZA);
            assertThat(proposal.state()).isNotEqualTo(one.state());
            return true;
        } catch (RuleViolation refused) {
            assertThat(proposal.state()).isEqualTo(one.state());
            assertThat(contract.wording().document().text()).isEqualTo(text);
            return false;
        }
    }

    private static ClauseProposal bring(Contract contract, Side proposer, ClauseProposal.State state) {
        var proposal = propose(contract);
        if (proposer == Side.US) {
            proposal = contract.negotiation().counter(proposal.id(), OWN_WORDS, "", "A middle way.", ANA, NOW);
        }
        var own = proposer == Side.US ? ANA : LIZA;
        var other = proposer == Side.US ? LIZA : ANA;
        switch (state) {
            case OPEN -> {}
            case ACCEPTED -> contract.negotiation().accept(proposal.id(), other, NOW);
            case REFUSED -> contract.negotiation().refuse(proposal.id(), "No.", other, NOW);
            case COUNTERED -> contract.negotiation().counter(proposal.id(), OWN_WORDS, "", "So.", other, NOW);
            case WITHDRAWN -> contract.negotiation().withdraw(proposal.id(), own, NOW);
            case OUTDATED -> reword(contract);
        }
        return proposal;
    }

    private static ClauseProposal propose(Contract contract) {
        var pay = clause(contract, ClauseType.PAY);
        return contract.negotiation()
                .propose(pay.id(), pay.fingerprint(), WORDS, "", "Our bank pays on the tenth.", LIZA, NOW);
    }

    private static void reword(Contract contract) {
        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), pay.title(), pay.law() + "\n\nIn euros.", pay.plain(), ANA, NOW);
    }

    @ParameterizedTest
    @EnumSource(value = ContractStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "SENT")
    void isNegotiatedOnlyWhileBothRead(ContractStatus status) {
        var contract = ContractStatesTests.in(status);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> propose(contract))
                .withMessage("contract.notBeingRead");
        assertThat(contract.negotiation().proposals()).isEmpty();
    }

    @Test
    void nobodyDecidesAboutWordsForAContractThatWasDeclined() {
        for (var act : Act.values()) {
            for (var by : List.of(ANA, LIZA)) {
                var contract = SampleContracts.aReadOne();
                var proposal = propose(contract);
                contract.decline("Too short a term.", LIZA, NOW);

                assertThatExceptionOfType(RuleViolation.class)
                        .isThrownBy(() -> act.on(contract, proposal.id(), by))
                        .withMessage("contract.notBeingRead");
            }
        }
    }

    @Test
    void keepsBothSidesFromSigningAsLongAsItIsOpen() {
        var contract = SampleContracts.aReadOne();
        var proposal = propose(contract);

        assertThat(contract.lock().proposals()).containsExactly(proposal);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, proofOf(LIZA), NOW))
                .withMessage("contract.sign.locked");

        contract.negotiation().refuse(proposal.id(), "We pay all vendors in 30 days.", ANA, NOW);
        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, proofOf(LIZA), NOW);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    @Test
    void acceptedWordsMakeAVersionAndClearTheTicksOfThatClauseAlone() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);
        var proposal = propose(contract);

        contract.negotiation().accept(proposal.id(), ANA, NOW);

        assertThat(pay.law()).isEqualTo(WORDS);
        assertThat(pay.isPlainUnchecked()).isTrue();
        assertThat(contract.wording().edition()).isEqualTo(2);
        assertThat(proposal.madeEdition()).isEqualTo(2);
        assertThat(contract.reading().unread(Side.US)).containsExactly(pay);
        assertThat(contract.reading().unread(Side.VENDOR)).containsExactly(pay);
        readAll(contract, ANA);
        readAll(contract, LIZA);
        assertThat(contract.lock().isOpen()).isTrue();
    }

    @Test
    void theVendorAcceptsOurWords() {
        var contract = SampleContracts.aReadOne();
        var counter = bring(contract, Side.US, ClauseProposal.State.OPEN);

        contract.negotiation().accept(counter.id(), LIZA, NOW);

        assertThat(clause(contract, ClauseType.PAY).law()).isEqualTo(OWN_WORDS);
        assertThat(counter.closedBy()).isEqualTo("Liza Cruz");
    }

    @Test
    void wordsThatLoseAPartOfTheScopeAreNotAccepted() {
        var contract = SampleContracts.aReadOne();
        var quality = clause(contract, ClauseType.QUALITY);
        var proposal = contract.negotiation()
                .propose(quality.id(), quality.fingerprint(), "We do our best.", "", "Simpler.", LIZA, NOW);

        assertThat(contract.negotiation().effectOf(proposal).gaps()).isNotEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.negotiation().accept(proposal.id(), ANA, NOW))
                .withMessage("contract.proposal.leavesGap");
        assertThat(proposal.isOpen()).isTrue();
        assertThat(contract.wording().edition()).isEqualTo(1);
        assertThat(contract.wording().coverage().isComplete()).isTrue();
    }

    @Test
    void wordsThatContradictAnotherClauseAreSaidBefore() {
        var contract = SampleContracts.aReadOne();
        var work = clause(contract, ClauseType.WORK);
        var proposal = contract.negotiation()
                .propose(
                        work.id(),
                        work.fingerprint(),
                        work.law() + "\n\nSubcontractors are not permitted. It may use subcontractors.",
                        "",
                        "So.",
                        LIZA,
                        NOW);

        assertThat(contract.negotiation().effectOf(proposal).contradictions())
                .containsExactly(Contradiction.OWN_PEOPLE_AND_SUBCONTRACTORS);
        assertThat(contract.wording().contradictions()).isEmpty();
    }

    @Test
    void isOutOfDateOnceTheClauseChangesAndCanBeProposedAgain() {
        var contract = SampleContracts.aReadOne();
        var proposal = propose(contract);
        contract.changeTerms(TermsTests.with(contract.terms(), 45), ANA, NOW); // another clause
        assertThat(proposal.isOpen()).isTrue();

        reword(contract);

        assertThat(proposal.state()).isEqualTo(ClauseProposal.State.OUTDATED);
        assertThat(contract.negotiation().open()).isEmpty();
        var again = propose(contract);
        assertThat(again.isOpen()).isTrue();
        assertThat(again.lawBefore()).contains("In euros.");
    }

    @Test
    void saysWhyNothingCanBeProposed() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);
        var negotiation = contract.negotiation();

        refused(
                "contract.proposal.nothing",
                () -> negotiation.propose(pay.id(), pay.fingerprint(), pay.law(), " ", "So.", LIZA, NOW));
        refused("field.required", () -> negotiation.propose(pay.id(), pay.fingerprint(), WORDS, "", " ", LIZA, NOW));
        refused(
                "contract.proposal.vendorProposes",
                () -> negotiation.propose(pay.id(), pay.fingerprint(), WORDS, "", "So.", ANA, NOW));
        refused(
                "contract.proposal.changedMeanwhile",
                () -> negotiation.propose(pay.id(), "ab".repeat(32), WORDS, "", "So.", LIZA, NOW));
        var proposal = propose(contract);
        refused("contract.proposal.openAlready", () -> propose(contract));
        refused(
                "contract.proposal.sameWords",
                () -> negotiation.counter(proposal.id(), WORDS, "", "The same.", ANA, NOW));
        refused("field.required", () -> negotiation.refuse(proposal.id(), "", ANA, NOW));
        assertThat(negotiation.proposals()).containsExactly(proposal);
        assertThat(proposal.isOpen()).isTrue();
    }

    @Test
    void aClauseIsNotLeftOutWhileOtherWordsForItAreOpen() {
        var contract = SampleContracts.aReadOne();
        var ip = clause(contract, ClauseType.IP);
        contract.negotiation().propose(ip.id(), ip.fingerprint(), "All rights stay.", "", "So.", LIZA, NOW);

        refused("contract.clause.proposalOpen", () -> contract.wording().remove(ip.id(), ANA, NOW));
    }

    private static void refused(String rule, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run).withMessage(rule);
    }
}
