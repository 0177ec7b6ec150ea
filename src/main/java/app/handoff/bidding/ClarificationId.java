package app.handoff.bidding;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One question of a vendor, answered to all of them. */
@Embeddable
record ClarificationId(UUID id) implements Serializable {

    public static ClarificationId next() {
        return new ClarificationId(Ids.next());
    }

    public static ClarificationId of(String text) {
        return new ClarificationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
