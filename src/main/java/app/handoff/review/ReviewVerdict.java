package app.handoff.review;

/** What the owner decides at the end of a review. */
enum ReviewVerdict {
    CONTINUE,
    EXTEND,
    EXPAND,
    AMEND,
    REBID,
    TAKE_BACK,
    END;

    /** Whether the vendor keeps the work. */
    public boolean goesOn() {
        return this == CONTINUE || this == EXTEND || this == EXPAND || this == AMEND;
    }

    /** Whether it is asked for about a one-off project: such work does not go on by itself. */
    boolean fitsOneOff() {
        return this != CONTINUE && this != EXTEND;
    }
}
