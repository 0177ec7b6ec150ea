package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.BidRequest.Status;
import app.handoff.submission.VendorBidPages.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a vendor is told about bidding and its own bid. */
class FrameTests {

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
        assertThat(afterTheDeadline(Frame::awaitsDecision)).containsExactly(Status.OPEN, Status.OPENED);
    }

    @Test
    void whatWasCalledOffIsNotSaidToBeOver() {
        assertThat(aFrame(Status.OPEN, true).isOver()).isFalse();
        assertThat(afterTheDeadline(Frame::isOver))
                .doesNotContain(Status.CANCELLED)
                .contains(Status.OPEN);
        assertThat(afterTheDeadline(Frame::isCancelled)).containsExactly(Status.CANCELLED);
    }

    @Test
    void isDecidedWithAVendorOrWithout() {
        assertThat(afterTheDeadline(Frame::isDecided)).containsExactly(Status.AWARDED, Status.UNSUCCESSFUL);
        assertThat(afterTheDeadline(Frame::isAwarded)).containsExactly(Status.AWARDED);
        assertThat(afterTheDeadline(Frame::isUnsuccessful)).containsExactly(Status.UNSUCCESSFUL);
    }

    @Test
    void aBidThatDoesNotCountMattersOnlyWhileAnotherCanBeSent() {
        assertThat(aFrame(Status.OPEN, true, Frame.Standing.WITHDRAWN).isWithdrawn())
                .isTrue();
        assertThat(aFrame(Status.OPEN, false, Frame.Standing.WITHDRAWN).isWithdrawn())
                .isFalse();
        assertThat(aFrame(Status.OPEN, true, Frame.Standing.OUTDATED).isOutdated())
                .isTrue();
        assertThat(aFrame(Status.OPEN, false, Frame.Standing.OUTDATED).isOutdated())
                .isFalse();
    }

    @Test
    void aBidThatCountsStaysSent() {
        assertThat(aFrame(Status.OPEN, true, Frame.Standing.SENT).isSent()).isTrue();
        assertThat(aFrame(Status.AWARDED, false, Frame.Standing.SENT).isSent()).isTrue();
        assertThat(aFrame(Status.OPEN, true, Frame.Standing.OUTDATED).isSent()).isFalse();
    }

    private static List<Status> afterTheDeadline(Predicate<Frame> rule) {
        return Arrays.stream(Status.values())
                .filter(status -> rule.test(aFrame(status, false)))
                .toList();
    }

    private static Frame aFrame(Status status, boolean open) {
        return aFrame(status, open, Frame.Standing.NOT_SENT);
    }

    private static Frame aFrame(Status status, boolean open, Frame.Standing standing) {
        return new Frame(
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
                Frame.Start.NOT);
    }
}
