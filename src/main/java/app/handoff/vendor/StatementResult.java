package app.handoff.vendor;

/** What we made of a statement after reading it. */
enum StatementResult {
    /** Nobody has read it yet. */
    PENDING,
    ACCEPTED,
    REJECTED,
    /** It is not enough, and we go on all the same, for a written reason. */
    WAIVED
}
