package app.handoff.bidding;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.NotFound;
import app.handoff.sharelink.ShareLinks;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links for later messages to invited vendors. Only a link's hash is kept, so each message gets a link of its own; the one from the
 * invitation goes on working.
 */
@Component
public class VendorLinks {

    private final InvitationRepository invitations;
    private final ShareLinks links;

    VendorLinks(InvitationRepository invitations, ShareLinks links) {
        this.invitations = invitations;
        this.links = links;
    }

    /**
     * The address of a page of one vendor, for a message to it.
     *
     * @param page below the vendor's own link, as {@code /bid/receipt}
     * @throws NotFound if nobody was invited so
     */
    @Transactional
    public String to(String page, BidRequest request, InvitationId invitation, Instant now) {
        return further(request, invitations.findById(invitation).orElseThrow(NotFound::new), now) + page;
    }

    /** The same, working until then, however long ago the deadline of its request was. */
    public String until(String page, Invitation invitation, Instant expiry, Instant now) {
        return "/s/"
                + links.issueAnother(
                                LinkPurpose.BID,
                                invitation.id().id(),
                                invitation.vendorName(),
                                invitation.holder(),
                                expiry,
                                now)
                        .value()
                + page;
    }

    String further(BidRequest request, Invitation invitation, Instant now) {
        return "/s/"
                + links.issueAnother(
                                LinkPurpose.BID,
                                invitation.id().id(),
                                invitation.vendorName(),
                                invitation.holder(),
                                expiry(request),
                                now)
                        .value();
    }

    static Instant expiry(BidRequest request) {
        var due = request.finalRound() == null ? request.deadline() : request.finalDeadline();
        return due.at().plus(Invitation.LINK_WORKS_AFTER_DEADLINE);
    }
}
