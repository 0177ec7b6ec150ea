package app.handoff.bidding;

import app.handoff.scope.ScopeOfWorkId;
import org.jspecify.annotations.Nullable;

/** How far an invited vendor is: all that may be known about its bid while it is sealed. */
enum InvitationStatus {
    NOT_SENT,
    SENT,
    STARTED,
    /** The vendor says that it means to bid, and has not begun. */
    WILL_BID,
    DRAFT_BEGUN,
    BID_SENT,
    /** A bid was sent for an earlier version of the scope and not yet again for this one. */
    BID_OUTDATED,
    WITHDRAWN,
    DECLINED,
    REVOKED;

    static InvitationStatus of(Invitation invitation, @Nullable Bid last, BidRequest request) {
        return of(invitation, last, request.scope());
    }

    /** @param scope the version of the scope that counts */
    static InvitationStatus of(Invitation invitation, @Nullable Bid last, @Nullable ScopeOfWorkId scope) {
        if (invitation.revokedAt() != null) {
            return REVOKED;
        }
        if (invitation.declinedAt() != null) {
            return DECLINED;
        }
        if (last != null && last.kind() == Bid.Kind.SENT) {
            return last.scope().equals(scope) ? BID_SENT : BID_OUTDATED;
        }
        if (last != null) {
            return WITHDRAWN;
        }
        if (invitation.draftBegunAt() != null) {
            return DRAFT_BEGUN;
        }
        if (invitation.willBidAt() != null) {
            return WILL_BID;
        }
        if (invitation.startedAt() != null) {
            return STARTED;
        }
        return invitation.sentAt() == null ? NOT_SENT : SENT;
    }

    /** Whether the vendor is still expected to bid, or has. */
    boolean isUnderWay() {
        return this != WITHDRAWN && this != DECLINED && this != REVOKED;
    }
}
