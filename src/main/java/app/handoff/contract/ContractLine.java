package app.handoff.contract;

import app.handoff.evaluation.StandingAward;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a contract stands, without its text.
 *
 * @param termination how and when it ends; null as long as nobody ended it
 * @param closedBy whose side closed it; null as long as it is not closed
 * @param toAnswer questions of the vendor that we have not answered
 * @param toSettle questions of ours that are answered and that we have not settled
 * @param openQuestions all that are not settled
 * @param toDecide proposals of the vendor about which we have not decided
 * @param openProposals all about which nobody has decided
 */
record ContractLine(
        ContractId id,
        EngagementId engagement,
        int round,
        UUID bid,
        ContractStatus status,
        String vendorName,
        int edition,
        Instant preparedAt,
        @Nullable Instant sentAt,
        @Nullable Instant activeAt,
        @Nullable Termination termination,
        @Nullable Side closedBy,
        long clauses,
        long readByUs,
        long readByVendor,
        long toAnswer,
        long toSettle,
        long openQuestions,
        long toDecide,
        long openProposals) {

    /** Whether it came to nothing, and another vendor was chosen since, or the same one anew. */
    boolean isBefore(StandingAward award) {
        return status == ContractStatus.CANCELLED
                && !(bid.equals(award.bid().id()) && !preparedAt.isBefore(award.awardedAt()));
    }

    /** Whether the vendor did not want it, unlike one that we took back. */
    boolean isDeclined() {
        return status == ContractStatus.CANCELLED && closedBy == Side.VENDOR;
    }

    long unreadByUs() {
        return clauses - readByUs;
    }

    long unreadByVendor() {
        return clauses - readByVendor;
    }
}
