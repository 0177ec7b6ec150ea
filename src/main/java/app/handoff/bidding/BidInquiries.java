package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks single bidders about their bids once these are open, and takes their answers. */
@Component
public class BidInquiries {

    private final BidInquiryRepository inquiries;
    private final InvitationRepository invitations;
    private final BiddingNotifications messages;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;
    private final BusinessCache cache;

    BidInquiries(
            BidInquiryRepository inquiries,
            InvitationRepository invitations,
            BiddingNotifications messages,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events,
            BusinessCache cache) {
        this.inquiries = inquiries;
        this.invitations = invitations;
        this.messages = messages;
        this.advisoryLock = advisoryLock;
        this.events = events;
        this.cache = cache;
    }

    /** All questions about bids of a request, the first one first. */
    @Transactional(readOnly = true)
    public List<BidInquiry> of(BidRequestId request) {
        return inquiries.of(request);
    }

    /** All questions to one bidder, the first one first. */
    public List<BidInquiry> to(InvitationId invitation) {
        return cache.get(BidInquiries.class, invitation, () -> inquiries.to(invitation));
    }

    /**
     * Asks the bidder of this bid, by a message with a link. What is asked already in the same words is not asked twice.
     *
     * @param day by the end of which the answer is due, on the clock of the request
     * @throws RuleViolation as long as another answer about this bid is awaited; else as {@link BidInquiry} says
     */
    @Transactional
    public void ask(
            BidRequest request, InvitationId bidder, BidId bid, String question, LocalDate day, Actor by, Instant now) {
        advisoryLock.take("inquiry about " + bid);
        var awaited = inquiries.of(request.id()).stream()
                .filter(other -> other.bid().equals(bid) && other.state(now) == BidInquiry.State.ASKED)
                .findFirst();
        if (awaited.isPresent()) {
            if (awaited.get().question().equals(question.strip())) {
                return;
            }
            throw new RuleViolation("bidding.inquiry.awaited").at("question");
        }
        var inquiry = inquiries.save(new BidInquiry(request, bidder, bid, question, day, by, now));
        messages.inquiry(request, invitations.findById(bidder).orElseThrow(NotFound::new), inquiry, now);
    }

    /**
     * Gives a bidder more time for its answer, and tells it by a message that takes the place of one that has not left.
     *
     * @throws NotFound if it is not about a bid of this request
     * @throws RuleViolation as {@link BidInquiry#giveMoreTime} says
     */
    @Transactional
    public void giveMoreTime(BidRequest request, UUID id, LocalDate day, Actor by, Instant now) {
        var inquiry = get(request.id(), id);
        var before = inquiry.due(request);
        inquiry.giveMoreTime(request, day, by, now);
        if (!inquiry.due(request).equals(before)) {
            inquiries.save(inquiry);
            events.publishEvent(new NoLongerAsked(id));
            messages.moreTime(
                    request, invitations.findById(inquiry.invitation()).orElseThrow(NotFound::new), inquiry, now);
        }
    }

    /** @throws NotFound if it is not about a bid of this request */
    @Transactional(readOnly = true)
    public BidInquiry get(BidRequestId request, UUID id) {
        return inquiries
                .findById(id)
                .filter(found -> found.request().equals(request))
                .orElseThrow(NotFound::new);
    }

    /**
     * Takes a question back; a message about it that has not left does not leave.
     *
     * @throws NotFound if it is not about a bid of this request
     * @throws RuleViolation if it was answered
     */
    @Transactional
    public void withdraw(BidRequestId request, UUID id, Actor by, Instant now) {
        var inquiry = get(request, id);
        inquiry.withdraw(by, now);
        inquiries.save(inquiry);
        events.publishEvent(new NoLongerAsked(id));
    }

    /**
     * The question that waits for an answer of this bidder.
     *
     * @throws RuleViolation if none does
     */
    @Transactional(readOnly = true)
    public BidInquiry awaited(InvitationId bidder, Instant now) {
        return inquiries.to(bidder).stream()
                .filter(inquiry -> inquiry.state(now) == BidInquiry.State.ASKED)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("bidding.inquiry.notAwaited"));
    }

    /**
     * A file will come with the answer.
     *
     * @return the file of the same name whose place it takes, if any
     * @throws RuleViolation as {@link BidInquiry#attach} says
     */
    @Transactional
    public Optional<InquiryFile> attach(InvitationId bidder, InquiryFile file, Instant now) {
        var inquiry = awaited(bidder, now);
        var replaced = inquiry.attach(file, now);
        inquiries.save(inquiry);
        return Optional.ofNullable(replaced);
    }

    /** @throws RuleViolation as {@link BidInquiry} says, if one more file would be too many */
    @Transactional(readOnly = true)
    public void requireRoomForAFile(InvitationId bidder, Instant now) {
        awaited(bidder, now).requireRoomForAFile();
    }

    /** Takes a file out again; whether it was there. */
    @Transactional
    public boolean detach(InvitationId bidder, UUID file, Instant now) {
        var inquiry = awaited(bidder, now);
        boolean there = inquiry.detach(file, now);
        inquiries.save(inquiry);
        return there;
    }

    /**
     * The bidder answers; whoever vendors may ask hears of it.
     *
     * @throws NotFound if the question is not for this bidder
     */
    @Transactional
    public void answer(BidRequest request, Invitation bidder, UUID id, String text, Instant now) {
        var inquiry = inquiries
                .findById(id)
                .filter(found -> found.invitation().equals(bidder.id()))
                .orElseThrow(NotFound::new);
        boolean first = inquiry.answer() == null;
        inquiry.answer(text, bidder.actor(), now);
        inquiries.save(inquiry);
        events.publishEvent(new NoLongerAsked(id));
        if (first && request.contactEmail() != null && request.contactName() != null) {
            events.publishEvent(new MailRequest(
                    new MailRequest.Recipient(request.contactName(), request.contactEmail()),
                    "bidding.inquiryAnswered",
                    List.of(request.title()),
                    "/engagements/" + request.engagement() + "/comparison",
                    request.engagement()));
        }
    }
}
