package app.handoff.contract;

import app.handoff.kernel.RuleViolation;

/** How far a contract is. */
enum ContractStatus {
    /** Only the business sees it. */
    DRAFT,
    /** Both sides read it, tick and ask. */
    SENT,
    /** Some of the vendor's people have signed, not all; the text is fixed. */
    SIGNING,
    /** The vendor has signed; the text is fixed. */
    SIGNED_BY_VENDOR,
    /** Both have signed. */
    ACTIVE,
    /** It was in force and is over. */
    ENDED,
    /** It never came into force. */
    CANCELLED;

    boolean mayChangeText() {
        return this == DRAFT || this == SENT;
    }

    /** Whether another contract may take its place. */
    public boolean isOver() {
        return this == ENDED || this == CANCELLED;
    }

    public boolean isBeforeActive() {
        return this == DRAFT || isAwaitingSignatures();
    }

    /** Whether the vendor has it and not both sides have signed. */
    public boolean isAwaitingSignatures() {
        return isVendorsTurn() || this == SIGNED_BY_VENDOR;
    }

    /** Whether the vendor has it and has not signed, or not with all of its people. */
    public boolean isVendorsTurn() {
        return this == SENT || this == SIGNING;
    }

    /** @throws RuleViolation unless it is this side's turn to sign: the vendor first, then the business */
    void requireTurnOf(Side side) {
        if (side == Side.VENDOR ? !isVendorsTurn() : this != SIGNED_BY_VENDOR) {
            throw new RuleViolation(
                    side == Side.US && isVendorsTurn() ? "contract.sign.vendorFirst" : "contract.sign.notNow", this);
        }
    }
}
