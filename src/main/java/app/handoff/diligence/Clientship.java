package app.handoff.diligence;

import org.jspecify.annotations.Nullable;

/** What somebody says they are, or were, to a vendor who names them as a client. */
enum Clientship {
    EXISTING(Relation.EXISTING),
    PRIOR(Relation.PRIOR),
    /** Nobody's client: what they think of the vendor is no reference. */
    NEVER(null);

    private final @Nullable Relation relation;

    Clientship(@Nullable Relation relation) {
        this.relation = relation;
    }

    /** Null of somebody who never was a client. */
    @Nullable Relation relation() {
        return relation;
    }
}
