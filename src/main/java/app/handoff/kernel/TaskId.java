package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One task of the business. */
@Embeddable
public record TaskId(UUID id) implements Serializable {

    public static TaskId next() {
        return new TaskId(Ids.next());
    }

    public static TaskId of(String text) {
        return new TaskId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
