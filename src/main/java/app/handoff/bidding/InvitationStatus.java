package app.handoff.bidding;

import org.jspecify.annotations.Nullable;

/** How far an invited vendor is: all that may be known about its bid while it is sealed. */
enum InvitationStatus {
    NOT_SENT,
    SENT,
    STARTED,
    DRAFT_BEGUN,
    BID_SENT,
    /** A bid was sent for an earlier version of the scope and not yet again for this one. */
    BID_OUTDATED,
    WITHDRAWN,
    DECLINED,
    REVOKED;

    static InvitationStatus of(Invitation invitation, @Nullable Bid last, BidRequest request) {
        if (invitation.revokedAt() != null) {
            return REVOKED;
        }
        if (invitation.declinedAt() != null) {
            return DECLINED;
        }
        if (last != null && last.kind() == Bid.Kind.SENT) {
            return last.scope().equals(request.scope()) ? BID_SENT : BID_OUTDATED;
        }
        if (last != null) {
            return WITHDRAWN;
        }
        if (invitation.draftBegunAt() != null) {
            return DRAFT_BEGUN;
        }
        if (invitation.startedAt() != null) {
            return STARTED;
        }
        return invitation.sentAt() == null ? NOT_SENT : SENT;
    }
}
