package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One week in which a service level stayed under its minimum. */
@Embeddable
record BreachId(UUID id) implements Serializable {

    public static BreachId next() {
        return new BreachId(Ids.next());
    }

    public static BreachId of(String text) {
        return new BreachId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
