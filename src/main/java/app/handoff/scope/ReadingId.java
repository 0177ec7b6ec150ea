package app.handoff.scope;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The reading of a scope by somebody who was asked to. */
@Embeddable
record ReadingId(UUID id) implements Serializable {

    public static ReadingId next() {
        return new ReadingId(Ids.next());
    }

    public static ReadingId of(String text) {
        return new ReadingId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
