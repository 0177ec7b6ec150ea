package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link MeetingAction}: what somebody is to do after a meeting. */
@Embeddable
record MeetingActionId(UUID id) implements Serializable {

    public static MeetingActionId next() {
        return new MeetingActionId(Ids.next());
    }

    public static MeetingActionId of(String text) {
        return new MeetingActionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
