package app.handoff.contract;

import app.handoff.shared.EngagementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a contract stands, without its text.
 *
 * @param toAnswer questions of the vendor that we have not answered
 * @param toSettle questions of ours that are answered and that we have not settled
 * @param openQuestions all that are not settled
 */
record ContractLine(
        ContractId id,
        EngagementId engagement,
        int round,
        Contract.Status status,
        String vendorName,
        int edition,
        Instant preparedAt,
        @Nullable Instant sentAt,
        @Nullable Instant activeAt,
        long clauses,
        long readByUs,
        long readByVendor,
        long toAnswer,
        long toSettle,
        long openQuestions) {

    long unreadByUs() {
        return clauses - readByUs;
    }

    long unreadByVendor() {
        return clauses - readByVendor;
    }
}
