package app.handoff.review;

/** What makes a review due. */
enum DueRule {
    END_OF_TRANSITION,
    QUARTER,
    BEFORE_NOTICE,
    END
}
