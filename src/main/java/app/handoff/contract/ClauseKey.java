package app.handoff.contract;

import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which clause of a contract it is, in the contract and in each of its amendments: one of our library by what it settles, or one
 * of the business's own. Written as {@code PAY}, or {@code OWN:} with an id.
 *
 * @param own null of a clause of our library
 */
record ClauseKey(ClauseType type, @Nullable UUID own) {

    private static final String OWN = ClauseType.OWN + ":";

    public ClauseKey {
        if (type == ClauseType.OWN != (own != null)) {
            throw new IllegalArgumentException("Not a clause: " + type + " " + own);
        }
    }

    static ClauseKey of(ClauseType type) {
        return new ClauseKey(type, null);
    }

    /** A further clause of the business's own. */
    static ClauseKey nextOwn() {
        return new ClauseKey(ClauseType.OWN, Ids.next());
    }

    /** @throws NotFound if this names no clause */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ClauseKey of(String text) {
        try {
            return text.startsWith(OWN)
                    ? new ClauseKey(ClauseType.OWN, Ids.parse(text.substring(OWN.length())))
                    : of(ClauseType.valueOf(text));
        } catch (IllegalArgumentException unknown) {
            throw new NotFound();
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return own == null ? type.name() : OWN + own;
    }
}
