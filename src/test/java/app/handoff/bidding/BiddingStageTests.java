package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.handoff.diligence.DiligenceProgress;
import app.handoff.diligence.DiligenceProgress.References;
import app.handoff.diligence.ReferencesNeeded;
import app.handoff.diligence.Requirement;
import app.handoff.diligence.Waiver;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReport.Step.Progress;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a bidding, line by line. */
class BiddingStageTests {

    private static final VendorId PEP = VendorId.next();
    private static final VendorId BLAU = VendorId.next();
    private static final References CALLED = new References(2, 2, true);

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
                new InvitationCounts.Standing(List.of(), answered, open, 0, false), false, opened, "/engagements/1");

        assertThat(step.progress()).isEqualTo(progress);
        assertThat(Objects.requireNonNull(step.note()).key()).isEqualTo(note);
    }

    @Test
    void nobodyIsCalledBeforeAVendorIsThere() {
        var step = references(List.of(), Set.of(), false);

        assertThat(step.progress()).isEqualTo(Progress.CANNOT_START);
        assertThat(step.href()).isNull();
    }

    @Test
    void referencesAreCalledUntilThoseOfEveryVendorAreComplete() {
        assertThat(references(List.of(PEP), Set.of(PEP), false).progress()).isEqualTo(Progress.DONE);
        assertThat(references(List.of(PEP, BLAU), Set.of(PEP), false).progress())
                .isEqualTo(Progress.IN_PROGRESS);
        assertThat(references(List.of(PEP, BLAU), Set.of(PEP, BLAU), false).progress())
                .isEqualTo(Progress.DONE);
        assertThat(references(List.of(PEP), Set.of(PEP, BLAU), false).progress())
                .isEqualTo(Progress.DONE);
    }

    @Test
    void nothingIsInProgressBeforeAReferenceIsNamed() {
        var none = references(List.of(PEP), Map.of());
        assertThat(none.progress()).isEqualTo(Progress.YOUR_TURN);
        assertThat(Objects.requireNonNull(none.note()).key()).isEqualTo("bidding.stage.step.references.none");

        var named = references(
                List.of(PEP, BLAU), Map.of(PEP, new References(2, 1, false), BLAU, new References(1, 0, false)));
        assertThat(named.progress()).isEqualTo(Progress.IN_PROGRESS);
        assertThat(named.note()).isEqualTo(Sentence.of("bidding.stage.step.references.called", 3, 1));
    }

    @Test
    void onceAVendorIsChosenNoReferenceIsLeftToCall() {
        assertThat(references(List.of(PEP), Set.of(), true).progress()).isEqualTo(Progress.DONE);
    }

    @Test
    void theLineOfReferencesNamesWhatWasWaived() {
        var note = note(waived(PEP, Requirement.PRIOR_CLIENT));

        assertThat(note.key()).isEqualTo("bidding.stage.step.references.waived");
        assertThat(note.words().get(0)).isEqualTo(1);
    }

    @Test
    void theLineOfReferencesCountsNothingElseThatWasWaived() {
        var others = new Waiver[] {
            waived(PEP, Requirement.SAMPLE),
            waived(PEP, Requirement.INTERVIEW),
            waived(PEP, Requirement.SAMPLE),
            waived(BLAU, Requirement.TWO_REFERENCES)
        };
        assertThat(note(others).key()).isEqualTo("bidding.stage.step.references.called");

        var note = note(
                others[0],
                waived(PEP, Requirement.TWO_REFERENCES),
                others[2],
                waived(PEP, Requirement.EXISTING_CLIENT));
        assertThat(note.key()).isEqualTo("bidding.stage.step.references.waived");
        assertThat(note.words().subList(0, 2)).containsExactly(2, Requirement.TWO_REFERENCES.title());
    }

    private static Waiver waived(VendorId vendor, Requirement requirement) {
        var waiver = mock(Waiver.class);
        when(waiver.vendor()).thenReturn(vendor);
        when(waiver.requirement()).thenReturn(requirement);
        when(waiver.vendorName()).thenReturn("Pep & Co");
        when(waiver.reason()).thenReturn("We know them.");
        return waiver;
    }

    private static Sentence note(Waiver... waived) {
        return Objects.requireNonNull(BiddingStage.references(
                        standing(List.of(PEP)),
                        new DiligenceProgress(List.of(waived), Map.of(PEP, CALLED), ReferencesNeeded.USUAL),
                        false,
                        "/engagements/1")
                .note());
    }

    private static Step references(List<VendorId> vendors, Set<VendorId> complete, boolean chosen) {
        var called = complete.stream().collect(Collectors.toMap(vendor -> vendor, vendor -> CALLED));
        return BiddingStage.references(
                standing(vendors),
                new DiligenceProgress(List.of(), called, ReferencesNeeded.USUAL),
                chosen,
                "/engagements/1");
    }

    private static Step references(List<VendorId> vendors, Map<VendorId, References> references) {
        return BiddingStage.references(
                standing(vendors),
                new DiligenceProgress(List.of(), references, ReferencesNeeded.USUAL),
                false,
                "/engagements/1");
    }

    private static InvitationCounts.Standing standing(List<VendorId> vendors) {
        var entries = vendors.stream()
                .map(vendor -> {
                    var invitation = mock(Invitation.class);
                    when(invitation.vendor()).thenReturn(vendor);
                    return new BiddingOverview.Entry(
                            invitation, app.handoff.bidding.InvitationStatus.SENT, null, false);
                })
                .toList();
        return new InvitationCounts.Standing(entries, 0, 0, 0, false);
    }
}
