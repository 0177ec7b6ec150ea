package app.handoff.kernel;

/** What a member of a business may do. */
public enum Role {
    /** Everything. */
    OWNER,
    /** Everything but people, settings and deleting. */
    MANAGER,
    /** Reads engagements, judges work, writes weekly reports. */
    STAFF;

    public boolean includes(Role other) {
        return ordinal() <= other.ordinal();
    }
}
