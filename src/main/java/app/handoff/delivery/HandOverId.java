package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link HandOver}: one piece of work that the vendor does while we sleep. */
@Embeddable
record HandOverId(UUID id) implements Serializable {

    public static HandOverId next() {
        return new HandOverId(Ids.next());
    }

    public static HandOverId of(String text) {
        return new HandOverId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
