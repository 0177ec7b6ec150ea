package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One clause of one contract. It stays the same when the clause's text changes. */
@Embeddable
record ClauseId(UUID id) implements Serializable {

    public static ClauseId next() {
        return new ClauseId(Ids.next());
    }

    public static ClauseId of(String text) {
        return new ClauseId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
