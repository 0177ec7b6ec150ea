package app.handoff.vendor;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** A kind of evidence that a business added to the usual ones. */
@Embeddable
record OwnNeedId(UUID id) implements Serializable {

    public static OwnNeedId next() {
        return new OwnNeedId(Ids.next());
    }

    public static OwnNeedId of(String text) {
        return new OwnNeedId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
