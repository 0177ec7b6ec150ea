package app.handoff.triage;

/** What a column of somebody's own table tells of a task. */
enum ImportColumn {
    NAME,
    HOURS,
    PERIOD,
    DONE_BY,
    COST_PER_HOUR,
    TOOLS,
    NOTES,
    /** Nothing that is taken over. */
    NOTHING
}
