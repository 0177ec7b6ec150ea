package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.BiddingStatus;
import app.handoff.bidding.Clarifications;
import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the bids of a request: once, after the deadline, by a person, or by two where vendors were told so. Final offers are opened
 * by the same statements, each round once.
 */
// Native SQL: the latch and the database's clock must be one statement, which waits for bids on their way.
@Component
class BidOpening {

    private static final String CAN_BE_OPENED = """
            where id = :request and bidding_clock() >= bids_due(bid_request)
                and not exists (
                    select from clarification c where c.request_id = :request and c.answered_at is null)
            """;

    /** Who opens at the same moment waits here, and then meets what the other one did. */
    private static final String TAKE_TURNS = "select 1 from bid_request " + CAN_BE_OPENED + " for update";

    private static final String SET_THE_LATCH =
            "update bid_request set opened_at = coalesce(opened_at, bidding_clock()), status = 'OPENED',"
                    + " final_opened_at = case when opened_at is null then null else bidding_clock() end,"
                    + " version = version + 1 "
                    + CAN_BE_OPENED;

    private final EntityManager entities;
    private final BidRequestRepository requests;
    private final Clarifications clarifications;
    private final OpenedBids bids;
    private final CarriedScores scores;
    private final Files files;
    private final Colleagues colleagues;

    BidOpening(
            EntityManager entities,
            BidRequestRepository requests,
            Clarifications clarifications,
            OpenedBids bids,
            CarriedScores scores,
            Files files,
            Colleagues colleagues) {
        this.entities = entities;
        this.requests = requests;
        this.clarifications = clarifications;
        this.bids = bids;
        this.scores = scores;
        this.files = files;
        this.colleagues = colleagues;
    }

    /**
     * Opens all bids of a request together, in a transaction of its own. Where two people open, the first one only begins.
     *
     * @param now counts in the sample business only; elsewhere the database's clock decides
     * @return whether the bids are open
     * @throws RuleViolation before the deadline, while a question is open, or when they were opened already
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean openBids(BidRequestId id, Actor by, Instant now) {
        entities.createNativeQuery("select set_config('app.told_time', :now, true)")
                .setParameter("now", now.toString())
                .getSingleResult();
        boolean closed = !entities.createNativeQuery(TAKE_TURNS)
                .setParameter("request", id.id())
                .getResultList()
                .isEmpty();
        var request = requests.findById(id).orElseThrow(NotFound::new);
        if (!closed) {
            throw whyNot(request);
        }
        if (!request.opensWith(by, this::mayOpen)) {
            request.beginOpening(by, now);
            requests.save(request);
            return false;
        }
        open(request, by, now);
        return true;
    }

    private void open(BidRequest request, Actor by, Instant now) {
        int opened = entities.createNativeQuery(SET_THE_LATCH)
                .setParameter("request", request.id().id())
                .executeUpdate();
        entities.refresh(request);
        if (opened == 0) {
            throw whyNot(request);
        }
        var counted = bids.of(request);
        if (request.finalRound() == null) {
            counted.forEach(bid -> files.release(bid.invitation().id(), now));
            request.bidsOpened(counted.size(), by);
        } else {
            var first = bids.first(request);
            var offers = counted.stream()
                    .filter(bid -> first.stream().noneMatch(one -> one.id().equals(bid.id())))
                    .toList();
            offers.forEach(bid -> files.releaseAgain(bid.invitation().id(), now));
            request.bidsOpened(offers.size(), by);
            scores.carryOver(request, first, offers, by);
        }
        requests.save(request);
    }

    private boolean mayOpen(MemberId member) {
        return colleagues.whoMay(Role.MANAGER).stream().anyMatch(one -> one.id().equals(member));
    }

    /**
     * Whoever began to open the bids takes that back; nothing happens where they did not begin.
     *
     * @throws RuleViolation if the second person has opened them by now
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void takeBack(BidRequestId id, Actor by, Instant now) {
        entities.createNativeQuery(TAKE_TURNS).setParameter("request", id.id()).getResultList();
        var request = requests.findById(id).orElseThrow(NotFound::new);
        request.takeBackOpening(by, now);
        requests.save(request);
    }

    private RuleViolation whyNot(BidRequest request) {
        if (!request.isSealed()) {
            return new RuleViolation("bidding.opening.already");
        }
        if (request.isAwaitingFinalOffers()) {
            return new RuleViolation("bidding.opening.tooEarly", request.finalDeadline());
        }
        if (request.status() != BiddingStatus.OPEN) {
            return new RuleViolation("bidding.request.notOpen");
        }
        long questions = clarifications.open(request.id());
        return questions > 0
                ? new RuleViolation("bidding.opening.questionOpen", questions)
                : new RuleViolation("bidding.opening.tooEarly", request.deadline());
    }
}
