package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.BiddingStatus;
import app.handoff.submission.VendorBidPages.VendorFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a vendor is told about bidding and its own bid. */
class VendorFrameTests {

    @Test
    void bidsAwaitTheirOpeningWhileTheRequestIsOpenWhateverTheTime() {
        assertThat(aFrame(BiddingStatus.OPEN, true).awaitsOpening()).isTrue();
        assertThat(aFrame(BiddingStatus.OPEN, false).awaitsOpening()).isTrue();
        assertThat(aFrame(BiddingStatus.OPENED, false).awaitsOpening()).isFalse();
        assertThat(aFrame(BiddingStatus.CANCELLED, false).awaitsOpening()).isFalse();
    }

    @Test
    void aDecisionIsAwaitedFromTheDeadlineOn() {
        assertThat(aFrame(BiddingStatus.OPEN, true).awaitsDecision()).isFalse();
        assertThat(afterTheDeadline(VendorFrame::awaitsDecision))
                .containsExactly(BiddingStatus.OPEN, BiddingStatus.OPENED);
    }

    @Test
    void whatWasCalledOffIsNotSaidToBeOver() {
        assertThat(aFrame(BiddingStatus.OPEN, true).isOver()).isFalse();
        assertThat(afterTheDeadline(VendorFrame::isOver))
                .doesNotContain(BiddingStatus.CANCELLED)
                .contains(BiddingStatus.OPEN);
        assertThat(afterTheDeadline(VendorFrame::isCancelled)).containsExactly(BiddingStatus.CANCELLED);
    }

    @Test
    void isDecidedWithAVendorOrWithout() {
        assertThat(afterTheDeadline(VendorFrame::isDecided))
                .containsExactly(BiddingStatus.AWARDED, BiddingStatus.UNSUCCESSFUL);
        assertThat(afterTheDeadline(VendorFrame::isAwarded)).containsExactly(BiddingStatus.AWARDED);
        assertThat(afterTheDeadline(VendorFrame::isUnsuccessful)).containsExactly(BiddingStatus.UNSUCCESSFUL);
    }

    @Test
    void aBidThatDoesNotCountMattersOnlyWhileAnotherCanBeSent() {
        assertThat(aFrame(BiddingStatus.OPEN, true, VendorFrame.Standing.WITHDRAWN)
                        .isWithdrawn())
                .isTrue();
        assertThat(aFrame(BiddingStatus.OPEN, false, VendorFrame.Standing.WITHDRAWN)
                        .isWithdrawn())
                .isFalse();
        assertThat(aFrame(BiddingStatus.OPEN, true, VendorFrame.Standing.OUTDATED)
                        .isOutdated())
                .isTrue();
        assertThat(aFrame(BiddingStatus.OPEN, false, VendorFrame.Standing.OUTDATED)
                        .isOutdated())
                .isFalse();
    }

    @Test
    void aBidThatCountsStaysSent() {
        assertThat(aFrame(BiddingStatus.OPEN, true, VendorFrame.Standing.SENT).isSent())
                .isTrue();
        assertThat(aFrame(BiddingStatus.AWARDED, false, VendorFrame.Standing.SENT)
                        .isSent())
                .isTrue();
        assertThat(aFrame(BiddingStatus.OPEN, true, VendorFrame.Standing.OUTDATED)
                        .isSent())
                .isFalse();
    }

    private static List<BiddingStatus> afterTheDeadline(Predicate<VendorFrame> rule) {
        return Arrays.stream(BiddingStatus.values())
                .filter(status -> rule.test(aFrame(status, false)))
                .toList();
    }

    private static VendorFrame aFrame(BiddingStatus status, boolean open) {
        return aFrame(status, open, VendorFrame.Standing.NOT_SENT);
    }

    private static VendorFrame aFrame(BiddingStatus status, boolean open, VendorFrame.Standing standing) {
        return new VendorFrame(
                "/s/token/bid",
                "Studio Fern",
                "Bookkeeping for 2027",
                "Wed 25 Nov 2026, 16:00, Berlin",
                null,
                null,
                null,
                open,
                open,
                null,
                "Mon 23 Nov 2026, 16:00, Berlin",
                standing,
                status,
                false,
                VendorFrame.VendorStart.NOT,
                true,
                VendorFrame.FinalOffer.NONE);
    }
}
