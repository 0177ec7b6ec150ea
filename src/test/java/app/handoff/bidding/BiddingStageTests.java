package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.handoff.diligence.Requirement;
import app.handoff.diligence.Waiver;
import app.handoff.shared.VendorId;
import app.handoff.shared.stage.StageReport.Step;
import app.handoff.shared.stage.StageReport.Step.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a bidding, line by line. */
class BiddingStageTests {

    private static final VendorId PEP = VendorId.next();
    private static final VendorId BLAU = VendorId.next();

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, WAITING, bidding.stage.step.questions.none",
        "1, 0, false, DONE, bidding.stage.step.questions.answered",
        "7, 2, false, YOUR_TURN, bidding.stage.step.questions.open",
        "3, 0, true, DONE, bidding.stage.step.questions.answered",
        "0, 0, true, DONE, bidding.stage.step.questions.noneEver"
    })
    void theLineOfQuestionsSaysHowManyWereAnswered(
            long answered, long open, boolean opened, Progress progress, String note) {
        var step = BiddingStage.questions(
                new Standings.Standing(List.of(), answered, open, 0), false, opened, "/engagements/1");

        assertThat(step.progress()).isEqualTo(progress);
        assertThat(Objects.requireNonNull(step.note()).key()).isEqualTo(note);
    }

    @Test
    void nobodyIsCalledBeforeAVendorIsThere() {
        var step = references(List.of(), List.of(), false);

        assertThat(step.progress()).isEqualTo(Progress.CANNOT_START);
        assertThat(step.href()).isNull();
    }

    @Test
    void referencesAreCalledUntilAllOfThemAreWaivedForEveryVendor() {
        var all = Requirement.values();
        assertThat(references(List.of(PEP), List.of(), false).progress()).isEqualTo(Progress.IN_PROGRESS);
        assertThat(references(List.of(PEP), waived(PEP, all), false).progress()).isEqualTo(Progress.DONE);
        assertThat(references(List.of(PEP, BLAU), waived(PEP, all), false).progress())
                .isEqualTo(Progress.IN_PROGRESS);
        assertThat(references(List.of(PEP), waived(PEP, Requirement.TWO_REFERENCES, Requirement.INTERVIEW), false)
                        .progress())
                .isEqualTo(Progress.IN_PROGRESS);
        assertThat(references(
                                List.of(PEP, BLAU),
                                Stream.concat(waived(PEP, all).stream(), waived(BLAU, all).stream())
                                        .toList(),
                                false)
                        .progress())
                .isEqualTo(Progress.DONE);
    }

    @Test
    void onceAVendorIsChosenNoReferenceIsLeftToCall() {
        assertThat(references(List.of(PEP), List.of(), true).progress()).isEqualTo(Progress.DONE);
    }

    private static Step references(List<VendorId> vendors, List<Waiver> waived, boolean chosen) {
        var entries = vendors.stream()
                .map(vendor -> {
                    var invitation = mock(Invitation.class);
                    when(invitation.vendor()).thenReturn(vendor);
                    return new Room.Entry(invitation, app.handoff.bidding.Progress.SENT, false, false);
                })
                .toList();
        return BiddingStage.references(new Standings.Standing(entries, 0, 0, 0), waived, chosen, "/engagements/1");
    }

    private static List<Waiver> waived(VendorId vendor, Requirement... requirements) {
        return Arrays.stream(requirements)
                .map(requirement -> {
                    var waiver = mock(Waiver.class);
                    when(waiver.vendor()).thenReturn(vendor);
                    when(waiver.requirement()).thenReturn(requirement);
                    when(waiver.vendorName()).thenReturn("Pep & Co");
                    when(waiver.reason()).thenReturn("We know them.");
                    return waiver;
                })
                .toList();
    }
}
