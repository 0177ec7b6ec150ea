package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One lawyer's reading of a contract. */
@Embeddable
record LawyerReadingId(UUID id) implements Serializable {

    public static LawyerReadingId next() {
        return new LawyerReadingId(Ids.next());
    }

    public static LawyerReadingId of(String text) {
        return new LawyerReadingId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
