package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.VendorLinks;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Businesses;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What vendors ask about their results, and what they are answered: each vendor reads its own. */
@Service
class ResultQuestions {

    private final ResultQuestionRepository questions;
    private final LetterRepository letters;
    private final InvitationRepository invitations;
    private final BidRequestRepository requests;
    private final VendorLinks links;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;
    private final BusinessCache cache;

    ResultQuestions(
            ResultQuestionRepository questions,
            LetterRepository letters,
            InvitationRepository invitations,
            BidRequestRepository requests,
            VendorLinks links,
            Businesses businesses,
            ApplicationEventPublisher events,
            BusinessCache cache) {
        this.questions = questions;
        this.letters = letters;
        this.invitations = invitations;
        this.requests = requests;
        this.links = links;
        this.businesses = businesses;
        this.events = events;
        this.cache = cache;
    }

    /** What a vendor was told and has asked. */
    @Transactional(readOnly = true)
    public BidResult resultOf(InvitationId invitation) {
        return new BidResult(letters.got(invitation), questions.by(invitation));
    }

    /** What the vendors of an engagement have asked, the last one first. */
    public List<ResultQuestion> of(EngagementId engagement) {
        return cache.get(ResultQuestions.class, engagement, () -> questions.of(engagement));
    }

    /**
     * A vendor asks about its result.
     *
     * @throws RuleViolation see {@link ResultQuestion}
     * @throws NotFound before the vendor was told anything
     */
    @Transactional
    public void ask(InvitationId id, String question, Instant now) {
        // One act of a vendor at a time, so that a question sent twice is asked once.
        var invitation = invitations.lock(id).orElseThrow(NotFound::new);
        var result = resultOf(id);
        var letter = result.last();
        if (letter == null) {
            throw new NotFound();
        }
        var asked = questions.save(new ResultQuestion(letter, result.questions(), question, invitation.actor(), now));
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        if (request.contactEmail() != null && request.contactName() != null) {
            events.publishEvent(new MailRequest(
                    new MailRequest.Recipient(request.contactName(), request.contactEmail()),
                    "bidding.askedWhy",
                    List.of(request.title(), invitation.vendorName(), asked.question()),
                    "/engagements/" + request.engagement() + "/award/questions",
                    request.engagement()));
        }
    }

    /**
     * Answers a vendor's question, to this vendor alone.
     *
     * @throws RuleViolation see {@link ResultQuestion#answer}
     */
    @Transactional
    public void answer(EngagementId engagement, UUID id, String text, Actor by, Instant now) {
        var asked = get(engagement, id);
        asked.answer(text, by, now);
        questions.save(asked);
        var invitation = invitations.findById(asked.invitation()).orElseThrow(NotFound::new);
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        tell(asked, invitation, request, now);
    }

    private void tell(ResultQuestion asked, Invitation invitation, BidRequest request, Instant now) {
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(invitation.contact(), invitation.email()),
                        "bidding.answeredWhy",
                        List.of(
                                businesses.ownName(),
                                request.title(),
                                invitation.contact(),
                                asked.question(),
                                String.valueOf(asked.answer())),
                        links.to(LetterPost.RESULT, request, invitation.id(), now),
                        request.engagement())
                .asking(invitation.id().id()));
    }

    /** @throws NotFound if no vendor asked this */
    @Transactional(readOnly = true)
    public ResultQuestion get(EngagementId engagement, UUID id) {
        return questions
                .findById(id)
                .filter(found -> found.engagement().equals(engagement))
                .orElseThrow(NotFound::new);
    }
}
