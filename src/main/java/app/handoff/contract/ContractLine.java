package app.handoff.contract;

import app.handoff.evaluation.StandingAward;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
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
 * @param noticeBy the last day of notice of the present term
 * @param termDecidedFor the last day of notice for which somebody decided to leave the term as it is; null where nobody did
 * @param amendment the number of the change that is drafted, read or signed; null where there is none
 * @param amendmentUnread clauses of it that we have not ticked while both sides read it
 * @param amendmentQuestions questions about it that wait for us
 * @param amendmentProposals other words for its clauses about which we have not decided
 * @param signBy by which day it is to be signed; null as long as it was not sent
 * @param askedSince since when the first question of the vendor waits for our answer, about it or the change; null where none does
 * @param signatories how many of our people are named to sign it; 0 where any owner or manager may
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
        long openProposals,
        LocalDate noticeBy,
        Renewal renewal,
        @Nullable LocalDate termDecidedFor,
        @Nullable Integer amendment,
        @Nullable ContractStatus amendmentStatus,
        long amendmentUnread,
        long amendmentQuestions,
        long amendmentProposals,
        @Nullable LocalDate signBy,
        long signatories,
        @Nullable Instant askedSince) {

    /** Whether it came to nothing, and another vendor was chosen since, or the same one anew. */
    boolean isBefore(StandingAward award) {
        return status == ContractStatus.CANCELLED
                && !(bid.equals(award.bid().id()) && !preparedAt.isBefore(award.awardedAt()));
    }

    /** Whether the end of its term is to be decided soon, and nobody has yet. */
    boolean isTermToDecide(LocalDate today) {
        return status == ContractStatus.ACTIVE
                && termination == null
                && !noticeBy.isBefore(today)
                && !noticeBy.isAfter(today.plusDays(TermView.AHEAD_DAYS))
                && !noticeBy.equals(termDecidedFor);
    }

    /** Whether the vendor did not want it, unlike one that we took back. */
    boolean isDeclined() {
        return status == ContractStatus.CANCELLED && closedBy == Side.VENDOR;
    }

    /** Whether the day by which it was to be signed has passed. */
    boolean isLate(LocalDate today) {
        return signBy != null && today.isAfter(signBy);
    }

    long unreadByUs() {
        return clauses - readByUs;
    }

    long unreadByVendor() {
        return clauses - readByVendor;
    }
}
