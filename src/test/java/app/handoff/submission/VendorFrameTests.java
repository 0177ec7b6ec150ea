package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.BidRequest.Status;
import app.handoff.submission.VendorBidPages.VendorFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a vendor is told about bidding and its own bid. */
class VendorFrameTests {

    @Test
    void bidsAwaitTheirOpeningWhileTheRequestIsOpenWhateverTheTime() {
        assertThat(aFrame(Status.OPEN, true).awaitsOpening()).isTrue();
        assertThat(aFrame(Status.OPEN, false).awaitsOpening()).isTrue();
        assertThat(aFrame(Status.OPENED, false).awaitsOpening()).isFalse();
        assertThat(aFrame(Status.CANCELLED, false).awaitsOpening()).isFalse();
    }

    @Test
    void aDecisionIsAwaitedFromTheDeadlineOn() {
        assertThat(aFrame(Status.OPEN, true).awaitsDecision()).isFalse();
        assertThat(afterTheDeadline(VendorFrame::awaitsDecision)).containsExactly(Status.OPEN, Status.OPENED);
    }

    @Test
    void whatWasCalledOffIsNotSaidToBeOver() {
        assertThat(aFrame(Status.OPEN, true).isOver()).isFalse();
        assertThat(afterTheDeadline(VendorFrame::isOver))
                .doesNotContain(Status.CANCELLED)
                .contains(Status.OPEN);
        assertThat(afterTheDeadline(VendorFrame::isCancelled)).containsExactly(Status.CANCELLED);
    }

    @Test
    void isDecidedWithAVendorOrWithout() {
        assertThat(afterTheDeadline(VendorFrame::isDecided)).containsExactly(Status.AWARDED, Status.UNSUCCESSFUL);
        assertThat(afterTheDeadline(VendorFrame::isAwarded)).containsExactly(Status.AWARDED);
        assertThat(afterTheDeadline(VendorFrame::isUnsuccessful)).containsExactly(Status.UNSUCCESSFUL);
    }

    @Test
    void aBidThatDoesNotCountMattersOnlyWhileAnotherCanBeSent() {
        assertThat(aFrame(Status.OPEN, true, VendorFrame.Standing.WITHDRAWN).isWithdrawn())
                .isTrue();
        assertThat(aFrame(Status.OPEN, false, VendorFrame.Standing.WITHDRAWN).isWithdrawn())
                .isFalse();
        assertThat(aFrame(Status.OPEN, true, VendorFrame.Standing.OUTDATED).isOutdated())
                .isTrue();
        assertThat(aFrame(Status.OPEN, false, VendorFrame.Standing.OUTDATED).isOutdated())
                .isFalse();
    }

    @Test
    void aBidThatCountsStaysSent() {
        assertThat(aFrame(Status.OPEN, true, VendorFrame.Standing.SENT).isSent())
                .isTrue();
        assertThat(aFrame(Status.AWARDED, false, VendorFrame.Standing.SENT).isSent())
                .isTrue();
        assertThat(aFrame(Status.OPEN, true, VendorFrame.Standing.OUTDATED).isSent())
                .isFalse();
    }

    private static List<Status> afterTheDeadline(Predicate<VendorFrame> rule) {
        return Arrays.stream(Status.values())
                .filter(status -> rule.test(aFrame(status, false)))
                .toList();
    }

    private static VendorFrame aFrame(Status status, boolean open) {
        return aFrame(status, open, VendorFrame.Standing.NOT_SENT);
    }

    private static VendorFrame aFrame(Status status, boolean open, VendorFrame.Standing standing) {
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
                VendorFrame.VendorStart.NOT);
    }
}
