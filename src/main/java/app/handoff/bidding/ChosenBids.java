package app.handoff.bidding;

import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Which bids of a round were chosen. Whoever awards knows it; the next round asks. */
public interface ChosenBids {

    /** The bid that won and the reserve, in this order, while the choice stands; empty where no vendor was chosen. */
    Map<BidId, LastRound> in(BidRequestId request);

    /** Those of these engagements in which the reserve of the round before does the work, by the bid that it sent then. */
    Set<EngagementId> byTheReserve(Collection<EngagementId> engagements);
}
