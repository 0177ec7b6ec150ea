package app.handoff.evaluation;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One choice of a bid; a request has another one where the first came to nothing. */
@Embeddable
record AwardId(UUID id) implements Serializable {

    public static AwardId next() {
        return new AwardId(Ids.next());
    }

    public static AwardId of(String text) {
        return new AwardId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
