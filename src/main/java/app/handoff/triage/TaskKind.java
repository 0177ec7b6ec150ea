package app.handoff.triage;

/** What sort of work a task is. Each sort is handed over in its own way and gets its own advice. */
public enum TaskKind {
    /** Bookkeeping, payroll, data entry. */
    REPETITIVE,
    /** Reception, phone, calendar: a virtual assistant instead of a receptionist. */
    FRONT_DESK,
    /** A tax lawyer a few times a year instead of a finance chief. */
    EXPERTISE,
    /** Customer support, IT upkeep: must keep the business's own service level. */
    KNOWLEDGE,
    /** A logo, a web site every few years: nobody is hired for it. */
    ONE_OFF
}
