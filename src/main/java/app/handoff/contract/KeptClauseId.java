package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One clause that a business keeps for its next contracts. */
@Embeddable
record KeptClauseId(UUID id) implements Serializable {

    public static KeptClauseId next() {
        return new KeptClauseId(Ids.next());
    }

    public static KeptClauseId of(String text) {
        return new KeptClauseId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
