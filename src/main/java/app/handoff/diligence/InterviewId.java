package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One interview with a vendor. */
@Embeddable
record InterviewId(UUID id) implements Serializable {

    public static InterviewId next() {
        return new InterviewId(Ids.next());
    }

    public static InterviewId of(String text) {
        return new InterviewId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
