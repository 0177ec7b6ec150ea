package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One engagement: a task on its way to a vendor, through all stages. Opened by triage, referred to by every later stage. */
@Embeddable
public record EngagementId(UUID id) implements Serializable {

    public static EngagementId next() {
        return new EngagementId(Ids.next());
    }

    public static EngagementId of(String text) {
        return new EngagementId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
