package app.handoff.bidding;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopeOfWorkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round in which a vendor was asked for a bid, and how far it came. Of a bid that is sealed nothing is known but that it
 * was sent.
 *
 * @param scope the version of the scope that counts; null before bidding opened
 * @param deadline null before one was set
 * @param openedAt when the bids were opened; null as long as they are sealed
 * @param last the last word of the vendor; null as long as it has sent nothing
 */
record VendorRound(
        Invitation invitation,
        BiddingStatus status,
        @Nullable ScopeOfWorkId scope,
        @Nullable Instant deadline,
        @Nullable Instant openedAt,
        @Nullable Bid last) {

    /** Whether its bid was opened with those that count. */
    boolean isOpened() {
        return openedAt != null && progress() == InvitationStatus.BID_SENT;
    }

    /** Whether the vendor may still bid, or its bid may still win. */
    boolean binds() {
        return status == BiddingStatus.OPENED
                ? isOpened()
                : !status.isOver() && (progress().isUnderWay() || progress() == InvitationStatus.WITHDRAWN);
    }

    /** How far the vendor came, in words. */
    Sentence text(JudgedBids.@Nullable Judged judged, Instant now) {
        return Sentence.of("bidding.past." + (isOpened() ? ofOpenedBid(judged) : ofInvitation(now)));
    }

    private String ofOpenedBid(JudgedBids.@Nullable Judged judged) {
        var outcome = judged == null ? JudgedBids.Outcome.NOT_CHOSEN : judged.outcome();
        return outcome != JudgedBids.Outcome.NOT_CHOSEN
                ? outcome.name()
                : switch (status) {
                    case AWARDED -> "NOT_CHOSEN";
                    case UNSUCCESSFUL -> "NOBODY_CHOSEN";
                    case CANCELLED -> "CALLED_OFF";
                    case DRAFT, OPEN, OPENED -> "JUDGED";
                };
    }

    private String ofInvitation(Instant now) {
        return switch (progress()) {
            case NOT_SENT -> status.isOver() ? "NEVER_INVITED" : "LISTED";
            case SENT, STARTED, WILL_BID, DRAFT_BEGUN -> isDue(now) ? "NO_BID" : "INVITED";
            case BID_SENT -> status == BiddingStatus.CANCELLED ? "STAYED_SEALED" : "SENT";
            case BID_OUTDATED -> isDue(now) ? "OUTDATED" : "TO_CONFIRM";
            case WITHDRAWN -> "WITHDRAWN";
            case DECLINED -> "DECLINED";
            case REVOKED -> "REVOKED";
        };
    }

    /** How it looks: what is under way, and what was won. */
    Badge.Kind kind(JudgedBids.@Nullable Judged judged) {
        if (judged != null && judged.outcome() == JudgedBids.Outcome.CHOSEN) {
            return Badge.Kind.GOOD;
        }
        boolean waits = progress().isUnderWay() && !status.isOver();
        return waits ? Badge.Kind.INFO : Badge.Kind.IDLE;
    }

    private boolean isDue(Instant now) {
        return status != BiddingStatus.DRAFT
                && (status != BiddingStatus.OPEN || deadline == null || !deadline.isAfter(now));
    }

    private InvitationStatus progress() {
        return InvitationStatus.of(invitation, last, scope);
    }
}
