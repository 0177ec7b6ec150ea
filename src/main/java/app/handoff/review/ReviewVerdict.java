package app.handoff.review;

/** What the owner decides at the end of a review. */
enum ReviewVerdict {
    CONTINUE,
    EXPAND,
    AMEND,
    REBID,
    END;

    /** Whether the vendor keeps the work. */
    public boolean goesOn() {
        return this == CONTINUE || this == EXPAND || this == AMEND;
    }
}
