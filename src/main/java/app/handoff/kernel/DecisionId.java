package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One decision about a task. */
@Embeddable
public record DecisionId(UUID id) implements Serializable {

    public static DecisionId next() {
        return new DecisionId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
