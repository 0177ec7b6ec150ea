package app.handoff.triage;

/** What is to happen with a task: suggested by the rules, decided by the owner. */
enum Verdict {
    OUTSOURCE,
    AUTOMATE,
    LATER,
    /** The part that needs nobody on the premises becomes a task of its own. */
    SPLIT,
    KEEP,
    /** Only ever suggested: nothing can be decided before somebody can judge the work. */
    BLOCKED;

    public boolean canBeDecided() {
        return this != BLOCKED;
    }
}
