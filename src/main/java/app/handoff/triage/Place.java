package app.handoff.triage;

/** Whether hands are needed on the premises. */
public enum Place {
    OFF_SITE,
    PARTLY,
    ON_SITE
}
