package app.handoff.diligence;

/** Whether a client would choose the vendor again. */
enum HireAgain {
    YES,
    WITH_CONDITIONS,
    NO
}
