package app.handoff.triage;

/** What stands before any score. The first one that holds decides. */
public enum Gate {
    /** What clients come for is kept. */
    CORE,
    /** What needs hands on the premises is kept, or its off-site part is split off. */
    ON_SITE,
    /** What nobody here can judge is not handed over. */
    NO_JUDGE
}
