package app.handoff.triage;

/** Where a task is done, and whether people from outside can do it there. */
enum Place {
    /** Anywhere. */
    OFF_SITE,
    /** On the premises, and a vendor can come and do it there: cleaning, repairs, the garden. */
    VISITS,
    /** A part of it needs the business's own people on the premises. */
    PARTLY,
    /** On the premises, by the business's own people only. */
    ON_SITE
}
