package app.handoff.bidding;

import app.handoff.kernel.BidId;
import java.util.Map;

/** Which bids of a round were chosen. Whoever awards knows it; the next round asks. */
public interface ChosenBids {

    /** The bid that won and the reserve, in this order, while the choice stands; empty where no vendor was chosen. */
    Map<BidId, LastRound> in(BidRequestId request);
}
