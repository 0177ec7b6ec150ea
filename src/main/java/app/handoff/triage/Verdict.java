package app.handoff.triage;

/** What is to happen with a task: suggested by the rules, decided by the owner. */
enum Verdict {
    OUTSOURCE,
    AUTOMATE,
    LATER,
    /** The part that needs nobody on the premises becomes a task of its own. */
    SPLIT,
    KEEP,
    /** Somebody of the house learns to judge it before it is handed over. */
    TRAIN,
    /** Only ever suggested: nothing can be decided before somebody can judge the work. */
    BLOCKED;

    public boolean canBeDecided() {
        return this != BLOCKED;
    }
}
