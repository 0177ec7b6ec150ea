package app.handoff.review;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** What one person is asked through a link. */
@Embeddable
record OpinionId(UUID id) implements Serializable {

    static OpinionId next() {
        return new OpinionId(Ids.next());
    }

    public static OpinionId of(String text) {
        return new OpinionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
