package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;

/**
 * How far a request for bids is, and with that what can be done with it. That the deadline has passed is no state of its
 * own: the clock says it, see {@link BidRequest#isClosed}.
 */
public enum BiddingStatus {
    DRAFT,
    OPEN,
    OPENED,
    AWARDED,
    UNSUCCESSFUL,
    CANCELLED;

    private boolean canBecome(BiddingStatus next) {
        return switch (this) {
            case DRAFT -> next == OPEN;
            case OPEN -> next == OPENED || next == CANCELLED;
            case OPENED -> next == AWARDED || next == UNSUCCESSFUL || next == CANCELLED;
            case AWARDED -> next == OPENED;
            case UNSUCCESSFUL, CANCELLED -> false;
        };
    }

    /** @throws RuleViolation if this status does not lead to the next one */
    BiddingStatus becoming(BiddingStatus next) {
        if (!canBecome(next)) {
            throw new RuleViolation("bidding.request.cannotBecome." + next);
        }
        return next;
    }

    public boolean isOver() {
        return this == AWARDED || this == UNSUCCESSFUL || this == CANCELLED;
    }

    /** @throws RuleViolation once bidding was opened: what vendors were told stays as it is */
    void requireDraft() {
        if (this != DRAFT) {
            throw new RuleViolation("bidding.request.alreadyOpen");
        }
    }

    /** @throws RuleViolation before bidding is open and from the opening of the bids on */
    void requireOpen() {
        if (this != OPEN) {
            throw new RuleViolation("bidding.request.notOpen");
        }
    }

    /** @throws RuleViolation unless a vendor is chosen */
    public void requireAwarded() {
        if (this != AWARDED) {
            throw new RuleViolation("evaluation.succession.notChosen");
        }
    }

    /** @throws RuleViolation before bidding is open and after it is over: there is nothing to call off */
    void requireCancellable() {
        if (this == DRAFT) {
            throw new RuleViolation("bidding.cancel.notOpen");
        }
        becoming(CANCELLED);
    }

    /** @throws RuleViolation as long as a vendor is chosen: another round may begin once that came to nothing */
    void requireFollowable() {
        if (this == AWARDED) {
            throw new RuleViolation("bidding.round.chosen");
        }
    }

    /** @throws RuleViolation once a vendor was chosen, nobody was, or bidding was called off */
    void requireNotOver() {
        if (isOver()) {
            throw new RuleViolation("bidding.request.over");
        }
    }
}
