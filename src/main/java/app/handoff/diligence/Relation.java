package app.handoff.diligence;

/** Whether a reference buys from the vendor today. */
public enum Relation {
    /** Was a client and is none any more: knows how it ends. */
    PRIOR,
    /** Is a client now: knows how it goes. */
    EXISTING
}
