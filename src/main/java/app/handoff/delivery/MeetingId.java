package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link Meeting} of both sides about running work. */
@Embeddable
record MeetingId(UUID id) implements Serializable {

    public static MeetingId next() {
        return new MeetingId(Ids.next());
    }

    public static MeetingId of(String text) {
        return new MeetingId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
