package app.handoff.contract;

import app.handoff.kernel.BidId;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** From which scope of work and which bid a contract was drafted, and when. */
@Embeddable
record ContractOrigin(UUID scopeId, UUID bidId, Instant preparedAt) {

    /** Whether it was drafted for this bid, chosen at this time; a bid may be chosen a second time. */
    boolean isFor(BidId bid, Instant chosenAt) {
        return bidId.equals(bid.id()) && !preparedAt.isBefore(chosenAt);
    }
}
