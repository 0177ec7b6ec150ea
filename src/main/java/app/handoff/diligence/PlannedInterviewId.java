package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One appointment for an interview with a vendor. */
@Embeddable
record PlannedInterviewId(UUID id) implements Serializable {

    public static PlannedInterviewId next() {
        return new PlannedInterviewId(Ids.next());
    }

    public static PlannedInterviewId of(String text) {
        return new PlannedInterviewId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
