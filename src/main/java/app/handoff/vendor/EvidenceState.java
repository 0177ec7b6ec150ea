package app.handoff.vendor;

/** How a vendor stands with a need for evidence, from good to bad. */
public enum EvidenceState {
    ACCEPTED,
    /** Not enough, and a reason is written why we go on. */
    WAIVED,
    /** Here, and nobody of ours has read it. */
    TO_READ,
    LAPSED,
    REJECTED,
    NONE
}
