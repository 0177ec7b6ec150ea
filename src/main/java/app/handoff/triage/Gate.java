package app.handoff.triage;

/** What stands before any score. The first one that holds decides. */
enum Gate {
    /** What clients come for is kept, whether the task says so or the core list of the business names it. */
    CORE,
    /** What needs the business's own people on the premises is kept, or its other part is split off. */
    ON_SITE,
    /** What nobody here can judge is not handed over. */
    NO_JUDGE;

    /** Whether a written reason lifts this gate. No reason makes up for work that nobody can judge. */
    public boolean canBeLifted() {
        return this != NO_JUDGE;
    }

    boolean standsAgainst(Verdict verdict) {
        return this == CORE ? verdict != Verdict.KEEP : verdict == Verdict.OUTSOURCE;
    }
}
