package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many references of a vendor are contacted before it can be chosen, and which must be among them.
 *
 * @param number 0 to 2
 */
public record ReferencesNeeded(int number, Set<Relation> among) {

    /** Two, a former client and a client of today. */
    public static final ReferencesNeeded USUAL = new ReferencesNeeded(2, EnumSet.allOf(Relation.class));

    /**
     * Where vendors are asked for fewer than two, no more can be required of them: one, of the kind that was asked for, or none.
     *
     * @param asked how many clients vendors name
     * @param kinds which must be among those that they name
     */
    public static ReferencesNeeded where(int asked, Set<Relation> kinds) {
        return asked >= USUAL.number
                ? USUAL
                : new ReferencesNeeded(asked, asked == 0 ? EnumSet.noneOf(Relation.class) : kinds);
    }

    boolean isNone() {
        return number == 0;
    }

    /** The later step that asks vendors to name clients. */
    public interface Source {

        /** What follows for an engagement; {@link #USUAL} before anything was asked. */
        ReferencesNeeded of(EngagementId engagement);
    }
}
