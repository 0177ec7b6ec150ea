package app.handoff.contract;

/** How the work is paid. */
public enum RateModel {
    /** One price for each period, whatever the quantity. */
    FIXED,
    /** One price for all of the work, paid when it is delivered and accepted. */
    ONCE,
    /** By the hour worked. */
    TIME,
    /** By the unit or hour, never more than the total of the bid. */
    CAPPED,
    /** By the unit delivered. */
    PER_UNIT
}
