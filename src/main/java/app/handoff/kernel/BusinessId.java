package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One business of this installation. It stands first in every key of the database. */
@Embeddable
public record BusinessId(UUID id) implements Serializable {

    public static BusinessId next() {
        return new BusinessId(Ids.next());
    }

    public static BusinessId of(String text) {
        return new BusinessId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
