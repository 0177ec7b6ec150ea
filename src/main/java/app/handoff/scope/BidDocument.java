package app.handoff.scope;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The scope of work as bidders read it: frozen, or a draft that is looked at beforehand. */
interface BidDocument {

    String title();

    /** The version's number. */
    int version();

    ScopeContent content();

    /** The hash of the frozen content; null of a draft. */
    @Nullable String sha256();

    /** When it was frozen; null of a draft. */
    @Nullable Instant frozenAt();
}
