package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One thing we go without. */
@Embeddable
record WaiverId(UUID id) implements Serializable {

    public static WaiverId next() {
        return new WaiverId(Ids.next());
    }

    public static WaiverId of(String text) {
        return new WaiverId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
