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
        CAN_BE_LEARNED,
        SIMPLE_AND_ALIKE,
        HOURS_NOT_KNOWN,
        HIGH_SCORE,
        FRONT_DESK,
        FRONT_DESK_HERE,
        EXPERTISE,
        EXPERTISE_OFTEN,
        KNOWLEDGE,
        HANDIWORK,
        TRADE,
        ONE_OFF,
        FOR_A_PROGRAM,
        TOO_FEW_HOURS,
        LOW_SCORE
    }
}
