package app.handoff.contract;

/** Why a contract in force is changed. */
enum AmendmentReason {
    /** Other or more or less work. */
    SCOPE,
    /** Other prices or payment. */
    PRICE,
    /** Other agreed values of service levels, or other remedies. */
    LEVEL,
    /** Another last day, or other days of notice. */
    TERM,
    /** The law changed. */
    LAW,
    OTHER
}
