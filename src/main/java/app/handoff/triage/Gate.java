package app.handoff.triage;

/** What stands before any score. The first one that holds decides. */
enum Gate {
    /** What clients come for is kept, whether the task says so or the core list of the business names it. */
    CORE,
    /** What is only written down, by its name and its hours, cannot be weighed. */
    NOT_ASSESSED,
    /** What needs the business's own people on the premises is kept, or its other part is split off. */
    ON_SITE,
    /** What nobody here can judge is not handed over. */
    NO_JUDGE;

    /** Whether a written reason lifts this gate. No reason makes up for work that nobody can judge, or that nobody knows. */
    public boolean canBeLifted() {
        return this == CORE || this == ON_SITE;
    }

    boolean standsAgainst(Verdict verdict) {
        return switch (this) {
            case CORE -> verdict != Verdict.KEEP;
            case NOT_ASSESSED -> verdict != Verdict.KEEP && verdict != Verdict.LATER;
            case ON_SITE, NO_JUDGE -> verdict == Verdict.OUTSOURCE;
        };
    }
}
