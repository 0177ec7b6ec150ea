package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One vendor in the directory of a business. */
@Embeddable
public record VendorId(UUID id) implements Serializable {

    public static VendorId next() {
        return new VendorId(Ids.next());
    }

    public static VendorId of(String text) {
        return new VendorId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
