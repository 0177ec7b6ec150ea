package app.handoff.vendor;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One security statement of a vendor. */
@Embeddable
record StatementId(UUID id) implements Serializable {

    public static StatementId next() {
        return new StatementId(Ids.next());
    }

    public static StatementId of(String text) {
        return new StatementId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
