package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of an {@link Issue}: a question, a fault or a change asked for. */
@Embeddable
record IssueId(UUID id) implements Serializable {

    public static IssueId next() {
        return new IssueId(Ids.next());
    }

    public static IssueId of(String text) {
        return new IssueId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
