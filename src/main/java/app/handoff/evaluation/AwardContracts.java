package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How far the contract with a chosen vendor is; told by the step that makes contracts. */
public interface AwardContracts {

    /** The newest contract drafted for this bid since it was chosen. */
    AwardContract of(EngagementId engagement, BidId bid, Instant chosenAt);

    /**
     * @param reason why it was cancelled, by {@code closedBy} at {@code closedAt}; null where it was not
     * @param lastDay of a signed one the last day that both sides know of, in the past once it is over; null where it goes on
     */
    record AwardContract(
            State state,
            @Nullable String reason,
            @Nullable String closedBy,
            @Nullable Instant closedAt,
            @Nullable LocalDate lastDay) {

        public static AwardContract in(State state) {
            return new AwardContract(state, null, null, null, null);
        }

        /** Whether the vendor refused it, or we took it back. */
        public boolean isCancelled() {
            return state == State.CANCELLED;
        }
    }

    /** How far such a contract is. */
    enum State {
        /** Nobody has drafted one yet. */
        NONE,
        /** Drafted or being read, not signed by both sides. */
        UNDER_WAY,
        /** Both sides have signed, whether it is in force or over. */
        SIGNED,
        /** Declined by the vendor or taken back by us before it was signed. */
        CANCELLED
    }
}
