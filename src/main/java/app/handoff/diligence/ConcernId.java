package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One concern about a vendor. */
@Embeddable
record ConcernId(UUID id) implements Serializable {

    public static ConcernId next() {
        return new ConcernId(Ids.next());
    }

    public static ConcernId of(String text) {
        return new ConcernId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
