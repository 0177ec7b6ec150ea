package app.handoff.submission;

/** The parts of a bid as its vendor fills them in. */
enum BidPart {
    DOCUMENT,
    BIDDER,
    OFFER,
    ANSWERS,
    TERMS,
    REFERENCES,
    FILES
}
