package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.VendorLinks;
import app.handoff.kernel.Actor;
import app.handoff.kernel.MailRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands a letter to the messages of the business, and keeps it as it was sent. */
@Component
class LetterPost {

    /** The key of the message that brings a letter. */
    static final String MESSAGE = "bidding.result";

    /** Where a vendor reads its result, below its own link. */
    static final String RESULT = "/bid/result";

    private final LetterRepository letters;
    private final LetterWording wording;
    private final VendorLinks links;
    private final ApplicationEventPublisher events;

    LetterPost(LetterRepository letters, LetterWording wording, VendorLinks links, ApplicationEventPublisher events) {
        this.letters = letters;
        this.wording = wording;
        this.links = links;
        this.events = events;
    }

    void send(Letter letter, BidRequest request, Actor by, Instant now) {
        var subject = wording.subject(letter, request.title());
        var text = wording.text(letter, now);
        letter.send(subject, text, by, now);
        letters.save(letter);
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(letter.recipientName(), letter.recipientEmail()),
                        MESSAGE,
                        List.of(subject, text),
                        links.to(RESULT, request, letter.invitation(), now),
                        letter.engagement())
                .asking(letter.invitation().id()));
    }
}
