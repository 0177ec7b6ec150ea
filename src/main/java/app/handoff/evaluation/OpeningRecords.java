package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.Bidding;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Businesses;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was in when bids were opened, and tells it to everybody who bid. */
@Service
class OpeningRecords {

    private final Bidding bidding;
    private final BidRequestRepository requests;
    private final OpenedBids bids;
    private final Businesses businesses;
    private final Format format;
    private final ApplicationEventPublisher events;

    OpeningRecords(
            Bidding bidding,
            BidRequestRepository requests,
            OpenedBids bids,
            Businesses businesses,
            Format format,
            ApplicationEventPublisher events) {
        this.bidding = bidding;
        this.requests = requests;
        this.bids = bids;
        this.businesses = businesses;
        this.format = format;
        this.events = events;
    }

    /**
     * @param round of the engagement, from 1; null for the newest
     * @throws NotFound if there is no such round, or its bids were never opened
     */
    @Transactional(readOnly = true)
    public OpeningRecord of(EngagementId engagement, @Nullable Integer round) {
        var request = bidding.round(engagement, round);
        if (request.openedAt() == null) {
            throw new NotFound();
        }
        return OpeningRecord.of(request, bids.first(request), bids.of(request));
    }

    /**
     * Every vendor whose bid was opened gets a message with the names of all of them and when each bid arrived; of what a bid
     * says it tells nothing.
     *
     * @throws RuleViolation before the opening, or if they were told already
     */
    @Transactional
    public void tellBidders(EngagementId engagement, Actor by, Instant now) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        var opened = bids.first(request);
        request.tellBidders(opened.size(), by, now);
        requests.save(request);
        var list = opened.stream()
                .map(bid -> format.message(
                        "evaluation.opening.line", bid.vendorName(), format.deadline(bid.sentAt(), request.zone())))
                .collect(Collectors.joining("\n"));
        opened.forEach(bid -> tell(request, bid, list));
    }

    private void tell(BidRequest request, OpenedBid bid, String list) {
        var person = bid.bidder().person();
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(person, bid.bidder().email()),
                        "bidding.openingList",
                        List.of(businesses.ownName(), request.title(), person, list),
                        null,
                        request.engagement())
                .asking(bid.invitation().id()));
    }
}
