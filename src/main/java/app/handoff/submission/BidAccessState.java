package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Invitation;
import java.time.Instant;
import java.util.List;

/** What the link alone shows: who is invited to what, and since when a code protects the bid. */
record BidAccessState(Invitation invitation, BidRequest request, BidLock lock) {

    /** While bids are accepted; later only for a bid that was begun before there were codes. */
    public boolean mayChoose(Instant now) {
        return !lock.hasCode() && (request.acceptsBidsOf(invitation, now) || invitation.draftBegunAt() != null);
    }

    /** Whether nobody has begun: there is nothing to be kept from anybody. */
    public boolean isUntouched() {
        return !lock.hasCode() && invitation.startedAt() == null && invitation.draftBegunAt() == null;
    }

    /** Whether something was begun that somebody may have lost the code of, and can still be begun anew. */
    public boolean isRestartable(Instant now) {
        return !isUntouched() && request.acceptsBids(now);
    }

    /** What everybody can know of a vendor, so that no code should be made of it. */
    public List<String> known() {
        return List.of(invitation.vendorName(), invitation.contact(), invitation.email(), request.title());
    }
}
