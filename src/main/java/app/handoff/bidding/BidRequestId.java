package app.handoff.bidding;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One request for bids on the scope of one engagement. */
@Embeddable
public record BidRequestId(UUID id) implements Serializable {

    public static BidRequestId next() {
        return new BidRequestId(Ids.next());
    }

    public static BidRequestId of(String text) {
        return new BidRequestId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
