package app.handoff.bidding;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

public interface BidRequestRepository extends AggregateRepository<BidRequest, BidRequestId> {

    Optional<BidRequest> findById(BidRequestId id);

    /** The request as it is until the transaction ends: bids are not opened meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select r from BidRequest r where r.id = :id")
    Optional<BidRequest> lock(BidRequestId id);

    @Query("select r from BidRequest r where r.engagement = :engagement order by r.id.id desc")
    List<BidRequest> newestFirst(EngagementId engagement, Limit limit);

    /** The request of an engagement; when one was called off and begun anew, the newest. */
    default Optional<BidRequest> findLatest(EngagementId engagement) {
        return newestFirst(engagement, Limit.of(1)).stream().findFirst();
    }

    @Query("select r from BidRequest r where r.engagement in :engagements order by r.id.id")
    List<BidRequest> oldestFirst(Collection<EngagementId> engagements);

    /** Opened ones, and open ones with an open question or a deadline that has passed. */
    @Query(
            "select r from BidRequest r where r.status = 'OPENED' or (r.status = 'OPEN' and (r.timetable.deadline <= :now"
                    + " or exists (select 1 from Clarification c where c.request = r.id and c.answeredAt is null)))"
                    + " order by r.timetable.deadline")
    List<BidRequest> waitingForUs(Instant now, Limit limit);

    /** Those whose vendors may have to be reminded. */
    @Query("select r from BidRequest r where r.reminding = true"
            + " and ((r.status = 'OPEN' and r.timetable.deadline between :from and :to)"
            + " or (r.status = 'OPENED' and r.finalRound.openedAt is null and r.finalRound.calledOffAt is null"
            + " and r.finalRound.deadline between :from and :to))")
    List<BidRequest> reminding(Instant from, Instant to);

    @Query("select r from BidRequest r where (r.status = 'OPEN'"
            + " and (r.timetable.deadline between :from and :to or r.timetable.questionsUntil between :from and :to))"
            + " or (r.status = 'OPENED' and r.finalRound.openedAt is null and r.finalRound.calledOffAt is null"
            + " and r.finalRound.deadline between :from and :to) order by r.timetable.deadline")
    List<BidRequest> endingBetween(Instant from, Instant to, Limit limit);
}
