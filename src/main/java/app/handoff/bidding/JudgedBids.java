package app.handoff.bidding;

import app.handoff.kernel.BidId;
import app.handoff.kernel.Sentence;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of opened bids. Whoever judges them knows it; the vendor's past asks. */
public interface JudgedBids {

    /** What came of each of these bids, in a fixed number of statements. Only bids that were opened are asked for. */
    Map<BidId, Judged> of(Collection<Bid> bids);

    /** Those of these requests whose quality is final, so that their prices were shown and a vendor can be chosen. */
    Set<BidRequestId> qualityFinal(Collection<BidRequestId> requests);

    /** The bids of all rounds whose choice stands. */
    Set<BidId> chosen();

    /**
     * @param score its points and its place; null where no vendor was ever chosen among these bids, or it had none
     * @param why the reason for which it does not count; null where it does
     */
    record Judged(
            Outcome outcome,
            @Nullable Sentence score,
            @Nullable String why) {

        Judged(Outcome outcome, @Nullable Sentence score) {
            this(outcome, score, null);
        }
    }

    enum Outcome {
        CHOSEN,
        /** It is asked next, should the winner refuse. */
        RESERVE,
        /** It was chosen, and that came to nothing. */
        CAME_TO_NOTHING,
        DISQUALIFIED,
        NOT_CHOSEN
    }
}
