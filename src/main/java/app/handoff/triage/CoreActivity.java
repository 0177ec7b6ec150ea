package app.handoff.triage;

/** How close a task is to what clients come for. */
enum CoreActivity {
    NONE,
    /** Helps a core competence but is none itself. */
    SUPPORTS,
    /** What clients come for: it stays. */
    CORE
}
