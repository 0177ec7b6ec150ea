package app.handoff.review;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One look back at an engagement. */
@Embeddable
record ReviewId(UUID id) implements Serializable {

    public static ReviewId next() {
        return new ReviewId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
