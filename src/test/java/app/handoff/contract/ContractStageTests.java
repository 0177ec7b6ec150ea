package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.engagement.StageReport.Step.Progress;
import app.handoff.evaluation.StandingAward;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an engagement says comes next with its contract. */
class ContractStageTests {

    private static final EngagementId ENGAGEMENT = EngagementId.next();
    private static final BidId BID = BidId.next();
    private static final Instant THEN = Instant.parse("2026-11-27T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @ParameterizedTest
    @CsvSource({"Café Blau", "Norte Contable", "山田商店"})
    void afterTheWinnerDeclinedTheReserveIsNamedAndTheNextStepIsToGoOnToIt(String reserve) {
        var report = ContractStage.report(cancelledBy(Side.VENDOR), award(reserve), TODAY);

        var next = report.next();
        assertThat(next.title().key()).isEqualTo("contract.next.succeed.reserve");
        assertThat(next.title().words()).isEqualTo(List.of("Pep & Co", reserve));
        assertThat(next.reason().words()).isEqualTo(List.of("Pep & Co", reserve));
        assertThat(next.href()).isEqualTo("/engagements/" + ENGAGEMENT + "/award/succession");
        assertThat(report.steps().get(0).progress()).isEqualTo(Progress.PROBLEM);
        assertThat(report.steps().get(0).href()).isEqualTo(next.href());
    }

    @Test
    void afterTheWinnerDeclinedWithoutAReserveSomebodyElseIsChosen() {
        var next = ContractStage.report(cancelledBy(Side.VENDOR), award(null), TODAY)
                .next();

        assertThat(next.title().key()).isEqualTo("contract.next.succeed");
        assertThat(next.title().words()).isEqualTo(List.of("Pep & Co"));
        assertThat(next.href()).isEqualTo("/engagements/" + ENGAGEMENT + "/award/succession");
    }

    @Test
    void aContractThatWeTookBackIsDraftedAnewWithTheSameVendor() {
        var report = ContractStage.report(cancelledBy(Side.US), award("Café Blau"), TODAY);

        assertThat(report.next().title().key()).isEqualTo("contract.next.again");
        assertThat(report.next().href()).isEqualTo("/engagements/" + ENGAGEMENT + "/contract");
        assertThat(report.steps()).noneMatch(step -> step.progress() == Progress.PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27, true", "2026-11-28, true", "2026-11-29, false"})
    void whatIsToComeBackIsTheNextStepFromTheLastDayOn(LocalDate lastDay, boolean asked) {
        var termination = new Termination(
                Termination.Ground.AGREED,
                lastDay,
                "We agreed.",
                "Ana Ruiz",
                THEN,
                Termination.handBack(SampleContracts.aDraft().basis().work()));
        assertThat(termination.left()).isPositive();

        var next = ContractStage.report(line(ContractStatus.ENDED, termination, Side.US), null, TODAY)
                .next();

        assertThat(next != null).isEqualTo(asked);
    }

    @Test
    void whoClosedAContractIsKeptWithItsSide() {
        var declined = SampleContracts.aSentOne();
        declined.decline("Too short a term.", SampleContracts.LIZA, SampleContracts.NOW);
        var takenBack = SampleContracts.aSentOne();
        takenBack.voidWith("The plans changed.", SampleContracts.ANA, SampleContracts.NOW);

        assertThat(declined.isDeclined()).isTrue();
        assertThat(takenBack.isDeclined()).isFalse();
        assertThat(SampleContracts.aSentOne().isDeclined()).isFalse();
    }

    private static StandingAward award(@Nullable String reserve) {
        return new StandingAward(ENGAGEMENT, BID, THEN.minusSeconds(60), reserve);
    }

    private static ContractLine cancelledBy(Side side) {
        return line(ContractStatus.CANCELLED, null, side);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27, contract.next.moreTime", "2026-11-28, contract.next.read"})
    void aContractThatWasNotSignedInTimeWaitsForTheBusinessToDecide(LocalDate signBy, String next) {
        var report = ContractStage.report(line(ContractStatus.SENT, null, Side.US, signBy), null, TODAY);

        assertThat(report.next().title().key()).isEqualTo(next);
        assertThat(report.steps().stream().anyMatch(step -> step.progress() == Progress.PROBLEM))
                .isEqualTo(next.equals("contract.next.moreTime"));
    }

    @Test
    void whereOnlyOtherWordsAreProposedNoQuestionIsLeftToSettle() {
        var report = ContractStage.report(line(ContractStatus.SENT, null, Side.US, null, 0, 1, 0), null, TODAY);

        assertThat(report.steps())
                .extracting(step -> step.title().key())
                .contains("contract.step.proposals")
                .doesNotContain("contract.step.questions");
    }

    @Test
    void whereOurPeopleAreNamedItIsForThemToSign() {
        var named =
                ContractStage.report(line(ContractStatus.SIGNED_BY_VENDOR, null, Side.US, null, 0, 0, 2), null, TODAY);
        var anybody = ContractStage.report(line(ContractStatus.SIGNED_BY_VENDOR, null, Side.US), null, TODAY);

        assertThat(named.badge().text().key()).isEqualTo("contract.stage.ourSigning.badge");
        assertThat(named.steps()).noneMatch(step -> step.progress() == Progress.YOUR_TURN);
        assertThat(anybody.badge().text().key()).isEqualTo("contract.stage.halfSigned.badge");
        assertThat(anybody.steps()).anyMatch(step -> step.progress() == Progress.YOUR_TURN);
    }

    @Test
    void whatKeepsAContractFromBeingSignedIsDueOnTheDayByWhichItIsToBeSigned() {
        var signBy = LocalDate.parse("2026-12-03");
        for (var status : List.of(ContractStatus.SENT, ContractStatus.SIGNED_BY_VENDOR)) {
            var next = ContractStage.report(line(status, null, Side.US, signBy), null, TODAY)
                    .next();

            assertThat(next.due().at().atZone(next.due().zone()).toLocalDate()).isEqualTo(signBy);
        }
        assertThat(ContractStage.report(line(ContractStatus.DRAFT, null, Side.US, null), null, TODAY)
                        .next()
                        .due())
                .isNull();
    }

    private static ContractLine line(ContractStatus status, @Nullable Termination termination, Side closedBy) {
        return line(status, termination, closedBy, null);
    }

    @Test
    void aQuestionOfTheVendorSaysSinceWhenItWaits() {
        var next = ContractStage.report(line(ContractStatus.SENT, null, Side.US, null, 2, 0, 0), null, TODAY)
                .next();

        assertThat(next.title().key()).isEqualTo("contract.next.answer");
        assertThat(next.reason().key()).isEqualTo("contract.next.answer.since");
        assertThat(next.reason().words()).containsExactly(THEN);
    }

    private static ContractLine line(
            ContractStatus status, @Nullable Termination termination, Side closedBy, @Nullable LocalDate signBy) {
        return line(status, termination, closedBy, signBy, 0, 0, 0);
    }

    private static ContractLine line(
            ContractStatus status,
            @Nullable Termination termination,
            Side closedBy,
            @Nullable LocalDate signBy,
            int asked,
            long proposals,
            long signatories) {
        return new ContractLine(
                ContractId.next(),
                ENGAGEMENT,
                1,
                UUID.fromString(BID.toString()),
                status,
                "Pep & Co",
                1,
                THEN,
                THEN,
                null,
                termination,
                closedBy,
                12,
                3,
                3,
                asked,
                0,
                asked,
                0,
                proposals,
                LocalDate.of(2027, 11, 30),
                Renewal.NONE,
                null,
                null,
                null,
                0,
                0,
                0,
                signBy,
                signatories,
                asked == 0 ? null : THEN);
    }
}
