package app.handoff.submission;

/** Whether a vendor's reference is a client today or was one before. */
public enum ClientRelation {
    EXISTING,
    PRIOR
}
