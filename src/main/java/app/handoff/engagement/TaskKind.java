package app.handoff.engagement;

/** What sort of work a task is. Each sort is handed over in its own way and gets its own advice. */
public enum TaskKind {
    /** Bookkeeping, payroll, data entry. */
    REPETITIVE,
    /** Reception, phone, calendar: a virtual assistant instead of a receptionist. */
    FRONT_DESK,
    /** Customer support, IT upkeep: must keep the business's own service level. */
    KNOWLEDGE,
    /** Newsletters, social media, a web shop. */
    MARKETING,
    /** A tax lawyer a few times a year instead of a finance chief. */
    EXPERTISE,
    /** An electrician, a plumber, a painter, whoever repairs the machines. */
    CRAFT,
    /** Cleaning, the garden, snow, the caretaker. */
    UPKEEP,
    /** Parts, sewing, assembly, packing, a kitchen. */
    WORKSHOP,
    /** Delivery rounds, couriers, storage. */
    TRANSPORT,
    /** A logo, a web site every few years: nobody is hired for it. */
    ONE_OFF;

    /** Whether it is done by hand, which no program can do instead. */
    public boolean isHandiwork() {
        return this == CRAFT || this == UPKEEP || this == WORKSHOP || this == TRANSPORT;
    }
}
