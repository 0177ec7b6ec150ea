package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** What one reference of a vendor is asked through a link. */
@Embeddable
record ReferenceRequestId(UUID id) implements Serializable {

    public static ReferenceRequestId next() {
        return new ReferenceRequestId(Ids.next());
    }

    public static ReferenceRequestId of(String text) {
        return new ReferenceRequestId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
