package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link Breach}: one measuring period in which a service level was worse than agreed. */
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
