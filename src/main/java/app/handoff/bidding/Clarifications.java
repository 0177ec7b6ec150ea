package app.handoff.bidding;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What vendors ask about a request, as a vendor reads and asks it: nobody learns who asked. */
@Component
public class Clarifications {

    private static final int MOST_OPEN = 20;

    private final ClarificationRepository clarifications;
    private final ApplicationEventPublisher events;

    Clarifications(ClarificationRepository clarifications, ApplicationEventPublisher events) {
        this.clarifications = clarifications;
        this.events = events;
    }

    /**
     * The questions and answers that one vendor reads.
     *
     * @param restarted when it started again without its code: its questions of before stay hidden until they are answered,
     *     because they would tell who asked; null if it never did
     */
    @Transactional(readOnly = true)
    public List<AskedQuestion> readBy(BidRequestId request, @Nullable Instant restarted) {
        return clarifications.readBy(request).stream()
                .filter(asked ->
                        !asked.isOpen() || restarted == null || !asked.askedAt().isBefore(restarted))
                .toList();
    }

    /**
     * Asks the business; everybody invited will read the answer.
     *
     * @param restarted as in {@link #readBy}
     * @throws RuleViolation at {@code question}: it was asked before, is too long, or too many wait for an answer
     */
    @Transactional
    public void ask(BidRequest request, InvitationId by, String question, @Nullable Instant restarted, Instant now) {
        if (readBy(request.id(), restarted).stream()
                .anyMatch(other -> question.strip().equalsIgnoreCase(other.question()))) {
            throw new RuleViolation("bidding.question.twice").at("question");
        }
        if (open(request.id()) >= MOST_OPEN) {
            throw new RuleViolation("bidding.question.tooMany", MOST_OPEN).at("question");
        }
        clarifications.save(new Clarification(request, by, question, now));
        if (request.contactEmail() != null && request.contactName() != null) {
            events.publishEvent(new MailRequest(
                    new MailRequest.Recipient(request.contactName(), request.contactEmail()),
                    "bidding.asked",
                    List.of(request.title(), question.strip(), request.deadline()),
                    "/engagements/" + request.engagement() + "/bidding/questions",
                    request.engagement()));
        }
    }

    /** How many questions wait for an answer of the business. */
    @Transactional(readOnly = true)
    public long open(BidRequestId request) {
        return clarifications.readBy(request).stream()
                .filter(AskedQuestion::isOpen)
                .count();
    }
}
