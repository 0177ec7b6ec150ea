package app.handoff.bidding;

/** Whether a vendor's reference is a client today or was one before. */
public enum ClientRelation {
    EXISTING,
    PRIOR
}
