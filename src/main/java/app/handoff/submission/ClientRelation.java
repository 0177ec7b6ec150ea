package app.handoff.submission;

import app.handoff.bidding.ReferencesAsked;

/** Whether a vendor's reference is a client today or was one before. */
public enum ClientRelation {
    EXISTING,
    PRIOR;

    /** Whether one of the clients named must be of this kind. */
    boolean isRequired(ReferencesAsked asked) {
        return this == EXISTING ? asked.requiresClientOfToday() : asked.requiresFormerClient();
    }
}
