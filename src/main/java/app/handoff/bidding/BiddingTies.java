package app.handoff.bidding;

import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Vendors see an engagement from the day on which bidding opens, and rely on it until bidding is over. */
@Component
@Transactional(readOnly = true)
class BiddingTies implements OutsideTies {

    private final BidRequestRepository requests;

    BiddingTies(BidRequestRepository requests) {
        this.requests = requests;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return requests.newestFirst(engagement, Limit.unlimited()).stream()
                .anyMatch(request -> request.status() != BiddingStatus.DRAFT);
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        return requests.findLatest(engagement)
                .map(BidRequest::status)
                .filter(status -> status == BiddingStatus.OPEN || status == BiddingStatus.OPENED)
                .map(status -> Sentence.of("bidding.ties." + status))
                .orElse(null);
    }
}
