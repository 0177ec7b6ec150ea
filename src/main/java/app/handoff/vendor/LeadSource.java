package app.handoff.vendor;

/** Where one finds vendors. */
enum LeadSource {
    /** Somebody we know named them. */
    REFERRAL,
    /** A professional association lists them. */
    ASSOCIATION,
    /** They answered a post, or somebody did for them. */
    SOCIAL,
    /** A marketplace for freelancers lists them. */
    MARKETPLACE,
    /** They worked for us before. */
    PAST_VENDOR
}
