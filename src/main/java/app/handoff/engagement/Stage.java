package app.handoff.engagement;

/** The six stages of an engagement, in their order. */
public enum Stage {
    TRIAGE,
    SCOPE,
    BIDDING,
    CONTRACT,
    RUNNING,
    REVIEW
}
