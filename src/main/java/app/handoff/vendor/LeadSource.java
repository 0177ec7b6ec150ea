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
    /** We found them on the web. */
    WEB,
    /** They worked for us before. */
    PAST_VENDOR,
    /** They came to us. */
    CAME_TO_US,
    OTHER;

    /** Whether there is somewhere to send a text, or to post it. */
    boolean isAsked() {
        return this == REFERRAL || this == ASSOCIATION || this == SOCIAL || this == MARKETPLACE;
    }
}
