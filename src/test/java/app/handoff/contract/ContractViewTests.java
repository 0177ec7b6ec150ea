package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the pages of a contract offer, as far as its state decides that. */
class ContractViewTests {

    private static final Instant NOW = Instant.parse("2026-12-07T09:12:00Z");
    private static final LocalDate START = LocalDate.parse("2027-01-01");

    @Test
    void awaitsSignaturesFromSendingToTheSecondOne() {
        assertThat(thoseThat(ContractView::awaitsSignatures))
                .containsExactly(ContractStatus.SENT, ContractStatus.SIGNING, ContractStatus.SIGNED_BY_VENDOR);
        assertThat(thoseThat(ContractView::awaitsClientSignature)).containsExactly(ContractStatus.SIGNED_BY_VENDOR);
        assertThat(thoseThat(ContractView::isBeingRead)).containsExactly(ContractStatus.SENT);
    }

    @Test
    void isInForceOnlyOnceBothHaveSigned() {
        assertThat(thoseThat(ContractView::isInForce)).containsExactly(ContractStatus.ACTIVE);
        assertThat(thoseThat(ContractView::mayEnd)).containsExactly(ContractStatus.ACTIVE);
        assertThat(thoseThat(ContractView::hasEnded)).containsExactly(ContractStatus.ENDED);
    }

    @Test
    void openQuestionsHoldItUpWhileItIsRead() {
        assertThat(aContract(ContractStatus.SENT, 1, 1).isHeldUpByQuestions()).isTrue();
        assertThat(aContract(ContractStatus.SENT, 1, 0).isHeldUpByQuestions()).isFalse();
        assertThat(aContract(ContractStatus.CANCELLED, 1, 1).isHeldUpByQuestions())
                .isFalse();
    }

    @Test
    void hasAVersionFromTheDayTheVendorGotIt() {
        assertThat(aContract(ContractStatus.DRAFT, 0, 0).wasSent()).isFalse();
        assertThat(aContract(ContractStatus.SENT, 1, 0).wasSent()).isTrue();
        assertThat(aContract(ContractStatus.SENT, 1, 0).wasSentAgain()).isFalse();
        assertThat(aContract(ContractStatus.SENT, 2, 0).wasSentAgain()).isTrue();
    }

    @Test
    void aVersionThatWasMadeAfterALawyerReadTheOneBeforeIsNotSeenByIt() {
        var contract = SampleContracts.aReadOne();
        var day = contract.day(SampleContracts.NOW);
        contract.recordLawyer(LawyerReview.by("Dr. Imke Sander", day, day), SampleContracts.ANA, SampleContracts.NOW);
        assertThat(ContractView.of(contract, Side.US, day).isNewerThanLawyerSaw())
                .isFalse();

        contract.changeTerms(
                TermsTests.with(contract.terms(), 45),
                SampleContracts.ANA,
                SampleContracts.NOW.plus(Duration.ofDays(3)));

        assertThat(ContractView.of(contract, Side.US, day.plusDays(3)).isNewerThanLawyerSaw())
                .isTrue();
    }

    @Test
    void theFirstQuestionThatWaitsForThisSideIsAnsweredFirst() {
        var answered = aQuestion("answered", true, "No.");
        var theirs = aQuestion("theirs", false, null);
        var first = aQuestion("first", true, null);
        var second = aQuestion("second", true, null);
        var contract = aContract(
                ContractStatus.SENT,
                1,
                4,
                aClause(false, false, answered, theirs),
                aClause(false, false, first, second));

        assertThat(contract.firstToAnswer()).isEqualTo("first");
        assertThat(contract.isFirstToAnswer(first)).isTrue();
        assertThat(contract.isFirstToAnswer(second)).isFalse();
        assertThat(aContract(ContractStatus.SENT, 1, 1, aClause(false, false, theirs))
                        .isFirstToAnswer(theirs))
                .isFalse();
    }

    @Test
    void anAnswerIsGivenOnceAndThenChanged() {
        assertThat(aQuestion("new", true, null).awaitsAnswer()).isTrue();
        assertThat(aQuestion("new", true, null).mayChangeAnswer()).isFalse();
        assertThat(aQuestion("answered", true, "No.").awaitsAnswer()).isFalse();
        assertThat(aQuestion("answered", true, "No.").mayChangeAnswer()).isTrue();
        assertThat(aQuestion("settled", false, "No.").mayChangeAnswer()).isFalse();
    }

    @Test
    void aClauseIsTickedOnceAndTheTickTakenBack() {
        assertThat(aClause(true, false).awaitsTick()).isTrue();
        assertThat(aClause(true, false).mayWithdrawTick()).isFalse();
        assertThat(aClause(true, true).awaitsTick()).isFalse();
        assertThat(aClause(true, true).mayWithdrawTick()).isTrue();
        assertThat(aClause(false, false).awaitsTick()).isFalse();
        assertThat(aClause(false, true).mayWithdrawTick()).isFalse();
    }

    @Test
    void aClauseWaitsOnlyForReadersWhoMayAct() {
        assertThat(aClause(true, false).awaitsReader(true)).isTrue();
        assertThat(aClause(true, false).awaitsReader(false)).isFalse();
        assertThat(aClause(true, true).awaitsReader(true)).isFalse();
    }

    private static List<ContractStatus> thoseThat(Predicate<ContractView> rule) {
        return Arrays.stream(ContractStatus.values())
                .filter(status -> rule.test(aContract(status, 1, 0)))
                .toList();
    }

    private static ContractView aContract(
            ContractStatus status, int edition, long openQuestions, ClauseView... clauses) {
        var none = new SigningView.Count(0, 0, 0);
        return new ContractView(
                "Bookkeeping for 2027",
                "Studio Fern",
                "Tala Ledger",
                "Tala Ledger",
                status,
                edition,
                1,
                "",
                NOW,
                null,
                LawyerReview.NOT_SEEN,
                List.of(clauses),
                List.of(),
                new SigningView(
                        false, false, false, none, none, 0, List.of(), List.of(), List.of(), List.of(), true, List.of(),
                        List.of(), List.of(), false),
                List.of(),
                0,
                0,
                List.of(),
                List.of(),
                openQuestions,
                null,
                null,
                null,
                false,
                START,
                START.plusYears(1),
                START.plusMonths(9),
                Renewal.NONE,
                30,
                false,
                List.of(),
                null);
    }

    private static ClauseView aClause(boolean mayTick, boolean understood, QuestionView... questions) {
        var tick =
                new ClauseView.Tick(understood ? "good" : "idle", Sentence.of("contract.tick.understood"), null, null);
        return new ClauseView(
                4,
                "quality",
                "Quality and service levels",
                List.of(),
                List.of(),
                "",
                tick,
                tick,
                mayTick,
                mayTick && !understood,
                false,
                false,
                false,
                false,
                false,
                null,
                List.of(questions),
                List.of(),
                null,
                false,
                false,
                null);
    }

    private static QuestionView aQuestion(String id, boolean mayAnswer, @Nullable String answer) {
        return new QuestionView(
                id,
                4,
                "quality",
                "Quality and service levels",
                "Liza Cruz",
                NOW,
                "Does a month count as missed?",
                answer,
                answer == null ? null : "Ana Ruiz",
                answer == null ? null : NOW,
                false,
                true,
                mayAnswer,
                false);
    }
}
