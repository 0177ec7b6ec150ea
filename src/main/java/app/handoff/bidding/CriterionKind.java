package app.handoff.bidding;

/** What a criterion looks at. Price and service levels are computed from the bid, the others are scored by people. */
public enum CriterionKind {
    PRICE,
    SERVICE_LEVEL,
    ANSWER,
    REFERENCE,
    SAMPLE,
    INTERVIEW,
    OTHER;

    public boolean isComputed() {
        return this == PRICE || this == SERVICE_LEVEL;
    }
}
