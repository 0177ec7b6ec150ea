package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One running piece of work, from the signed contract to its end. */
@Embeddable
record DeliveryId(UUID id) implements Serializable {

    public static DeliveryId next() {
        return new DeliveryId(Ids.next());
    }

    public static DeliveryId of(String text) {
        return new DeliveryId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
