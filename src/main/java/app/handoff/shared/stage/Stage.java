package app.handoff.shared.stage;

/** The six stages of an engagement, in their order. */
public enum Stage {
    TRIAGE,
    SCOPE,
    BIDDING,
    CONTRACT,
    RUNNING,
    REVIEW
}
