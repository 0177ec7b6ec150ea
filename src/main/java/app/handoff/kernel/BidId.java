package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One version of one vendor's bid, sealed until the bids are opened. */
@Embeddable
public record BidId(UUID id) implements Serializable {

    public static BidId next() {
        return new BidId(Ids.next());
    }

    public static BidId of(String text) {
        return new BidId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
