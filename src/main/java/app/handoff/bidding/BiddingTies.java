package app.handoff.bidding;

import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Vendors see an engagement from the day on which bidding opens, and rely on it until bidding is over. */
@Component
class BiddingTies implements OutsideTies {

    private final Bidding bidding;

    BiddingTies(Bidding bidding) {
        this.bidding = bidding;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return bidding.rounds(engagement).stream().anyMatch(request -> request.status() != BiddingStatus.DRAFT);
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        return bidding.latest(engagement)
                .map(BidRequest::status)
                .filter(status -> status == BiddingStatus.OPEN || status == BiddingStatus.OPENED)
                .map(status -> Sentence.of("bidding.ties." + status))
                .orElse(null);
    }
}
