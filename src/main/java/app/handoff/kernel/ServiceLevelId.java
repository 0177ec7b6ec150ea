package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One service level, from the scope that sets its target to the report that measures it. */
@Embeddable
public record ServiceLevelId(UUID id) implements Serializable {

    public static ServiceLevelId next() {
        return new ServiceLevelId(Ids.next());
    }

    public static ServiceLevelId of(String text) {
        return new ServiceLevelId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
