package app.handoff.contract;

/** How far an amendment is. */
enum AmendmentState {
    /** Only the business sees it. */
    DRAFT,
    /** Both sides read it, tick and ask. */
    SENT,
    /** Some of the vendor's people have signed, not all; the text is fixed. */
    SIGNING,
    /** The vendor has signed; the text is fixed. */
    SIGNED_BY_VENDOR,
    /** Both have signed: it holds from its day on. */
    IN_FORCE,
    /** The vendor did not want it. */
    DECLINED,
    /** The business took it back before it was signed. */
    WITHDRAWN;

    public boolean isOpen() {
        return this == DRAFT || this == SENT || this == SIGNING || this == SIGNED_BY_VENDOR;
    }
}
