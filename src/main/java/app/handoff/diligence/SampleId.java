package app.handoff.diligence;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One sample of a vendor's work. */
@Embeddable
record SampleId(UUID id) implements Serializable {

    public static SampleId next() {
        return new SampleId(Ids.next());
    }

    public static SampleId of(String text) {
        return new SampleId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
