package app.handoff.engagement;

/** Why a task is to be handed over. The leading reason decides in the review what success means. */
public enum Reason {
    /** Success: the judge accepts the work. */
    MISSING_EXPERTISE,
    /** Success: hours freed and hours covered. */
    EXTEND_RESOURCES,
    /** Success: money saved. */
    LOWER_MONEY_COST,
    /** Success: time saved. */
    LOWER_TIME_COST,
    /** Success: delivered, on time, by somebody to ask again. */
    ONE_OFF
}
