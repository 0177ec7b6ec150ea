package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor said last to a request for bids.
 *
 * @param sent the receipt of its bid; null before the first one and after a withdrawal
 * @param withdrawn whether it took its last bid back and has sent none since
 */
record LastWord(@Nullable Receipt sent, boolean withdrawn) {

    /** Of a vendor that has sent nothing yet. */
    static final LastWord NONE = new LastWord(null, false);

    /** Whether there is a bid that counts and that the business has opened. */
    boolean isOpened(BidRequest request) {
        return sent != null && sent.counts() && sent.isOpened(request);
    }
}
