package app.handoff.contract;

import app.handoff.kernel.Actor;

/** The two sides of a contract. */
enum Side {
    /** The business: the Client of the contract's text. */
    US,
    /** The vendor: the Vendor of the contract's text. */
    VENDOR;

    /** Whose side somebody acts for. */
    public static Side of(Actor actor) {
        return actor.kind() == Actor.Kind.VENDOR ? VENDOR : US;
    }

    public Side other() {
        return this == US ? VENDOR : US;
    }
}
