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
    /** They came by the public link of a request and proved their address. */
    PUBLIC_LINK,
    OTHER;

    /** Whether there is a text for it, to send or to post. */
    boolean isAsked() {
        return isWrittenTo() || this == SOCIAL || this == MARKETPLACE;
    }

    /** Whether the text goes to a person, and not to a page where it is posted. */
    boolean isWrittenTo() {
        return this == REFERRAL || this == ASSOCIATION || this == PAST_VENDOR;
    }

    /** Whether its text has a subject. */
    boolean hasSubject() {
        return this != SOCIAL;
    }
}
