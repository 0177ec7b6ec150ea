package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One reference of a vendor, asked for one engagement. */
@Embeddable
record ReferenceCheckId(UUID id) implements Serializable {

    public static ReferenceCheckId next() {
        return new ReferenceCheckId(Ids.next());
    }

    public static ReferenceCheckId of(String text) {
        return new ReferenceCheckId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
