package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.tenancy.TextCipher;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Public links and those who came by them, for tests of other modules. */
@Component
public class PublicLinksForTests {

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final PublicLinkRepository publicLinks;
    private final NewcomerRepository newcomers;
    private final TextCipher cipher;
    private final TransactionTemplate transaction;

    PublicLinksForTests(
            BidRequestRepository requests,
            InvitationRepository invitations,
            PublicLinkRepository publicLinks,
            NewcomerRepository newcomers,
            TextCipher cipher,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.invitations = invitations;
        this.publicLinks = publicLinks;
        this.newcomers = newcomers;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /** The public link to the request of this invitation, whatever its address is. */
    public UUID on(UUID invitation, String summary, Actor by) {
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            var invited = invitations.findById(new InvitationId(invitation)).orElseThrow();
            var request = requests.findById(invited.request()).orElseThrow();
            publicLinks.save(new PublicLink(id, request, summary, cipher.encrypt("none"), by, Instant.now()));
        });
        return id;
    }

    /** Somebody who asked by this link and has not proven the address yet. */
    public UUID newcomer(UUID link, String name) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> newcomers
                .save(new Newcomer(
                        link,
                        name + " Firm",
                        name,
                        UUID.randomUUID() + "@newcomer.example",
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        Instant.now()))
                .getId()));
    }
}
