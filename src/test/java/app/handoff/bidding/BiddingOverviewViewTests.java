package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.BiddingOverviewView.Invited;
import app.handoff.bidding.BiddingOverviewView.State;
import app.handoff.bidding.BiddingOverviewView.Step;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.UnsentMessages.Obstacle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the overview of a bidding offers, as far as its state decides that. */
class BiddingOverviewViewTests {

    @Test
    void everybodyReadsTheScopeAndManagersDoTheRest() {
        assertThat(new Step("scope", null, true, "/scope").isOpenTo(false)).isTrue();
        assertThat(new Step("vendors", null, true, "/vendors").isOpenTo(false)).isFalse();
        assertThat(new Step("vendors", null, true, "/vendors").isOpenTo(true)).isTrue();
    }

    @Test
    void aBidThatWasSentIsSealedUntilTheBidsAreOpened() {
        var sent = invited(InvitationStatus.BID_SENT);

        assertThat(thoseThat(bidding -> bidding.isOpened(sent))).doesNotContain(State.OPEN, State.CLOSED);
        assertThat(inState(State.OPENED).isOpened(sent)).isTrue();
        assertThat(inState(State.OPENED).isOpened(invited(InvitationStatus.STARTED)))
                .isFalse();
    }

    @Test
    void aDraftCanAlwaysBeChanged() {
        assertThat(thoseThat(BiddingOverviewView::canChange)).containsExactly(State.DRAFT);
        assertThat(inState(State.OPEN, true, false).canChange()).isTrue();
        assertThat(inState(State.OPENED, false, true).canChange()).isTrue();
    }

    @Test
    void vendorsWereAskedOnceItIsNoDraft() {
        assertThat(thoseThat(bidding -> !bidding.hasBegun())).containsExactly(State.DRAFT);
        assertThat(thoseThat(BiddingOverviewView::isOpen)).containsExactly(State.OPEN);
    }

    @Test
    void aVendorWhoseInvitationHasNotLeftIsSaidNotToKnowOfIt() {
        var refused = new Invited(
                "1",
                "Tala Ledger",
                null,
                InvitationStatus.SENT,
                "wait",
                null,
                null,
                null,
                "",
                false,
                null,
                Obstacle.REFUSED,
                false,
                false,
                false,
                false,
                false);

        assertThat(inState(State.OPEN).progress(refused).key()).isEqualTo("bidding.progress.waits.REFUSED");
        assertThat(inState(State.OPEN).progress(invited(InvitationStatus.SENT)).key())
                .isEqualTo("enum.InvitationStatus.SENT");
    }

    private static List<State> thoseThat(Predicate<BiddingOverviewView> rule) {
        return Arrays.stream(State.values())
                .filter(state -> rule.test(inState(state)))
                .toList();
    }

    private static BiddingOverviewView inState(State state) {
        return inState(state, false, false);
    }

    private static BiddingOverviewView inState(State state, boolean canExtend, boolean canCancel) {
        return new BiddingOverviewView(
                EngagementId.next(),
                state,
                List.of(),
                null,
                false,
                canExtend,
                canCancel,
                null,
                null,
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                null,
                null);
    }

    private static Invited invited(InvitationStatus progress) {
        return new Invited(
                "1",
                "Tala Ledger",
                "Manila",
                progress,
                "info",
                null,
                null,
                null,
                "",
                false,
                null,
                null,
                false,
                false,
                false,
                false,
                false);
    }
}
