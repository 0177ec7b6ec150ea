package app.handoff.triage;

/** What the rules would do with a task, and why. */
record Suggestion(Verdict verdict, Because because) {

    /** Each has a short text for lists and a sentence for the decision. */
    public enum Because {
        CORE,
        ON_THE_CORE_LIST,
        NOT_ASSESSED,
        ON_SITE,
        PARTLY_ON_SITE,
        NO_JUDGE,
        SIMPLE_AND_ALIKE,
        FRONT_DESK,
        EXPERTISE,
        KNOWLEDGE,
        HANDIWORK,
        ONE_OFF,
        FOR_A_PROGRAM,
        TOO_FEW_HOURS,
        LOW_SCORE
    }
}
