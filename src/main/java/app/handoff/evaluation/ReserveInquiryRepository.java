package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReserveInquiryRepository extends Repository<ReserveInquiry, UUID> {

    ReserveInquiry save(ReserveInquiry inquiry);

    Optional<ReserveInquiry> findById(UUID id);

    /** All about bids of a request, the first one first. */
    @Query("select q from ReserveInquiry q where q.request = :request order by q.askedAt, q.id")
    List<ReserveInquiry> about(BidRequestId request);

    /** All in an engagement, the last one first. */
    @Query("select q from ReserveInquiry q where q.engagement = :engagement order by q.askedAt desc, q.id desc")
    List<ReserveInquiry> in(EngagementId engagement);

    /** What one vendor is asked, the last one first. */
    @Query("select q from ReserveInquiry q where q.invitation = :invitation order by q.askedAt desc, q.id desc")
    List<ReserveInquiry> to(InvitationId invitation);

    /** Those to which the reserve said yes until this day or later, the oldest first. */
    @Query(
            "select q from ReserveInquiry q where q.answer = CONFIRMS and q.holdUntil >= :today order by q.answeredAt, q.id")
    List<ReserveInquiry> confirmed(LocalDate today, Limit limit);

    /** Those of these engagements in which a reserve was asked. */
    @Query("select q.engagement from ReserveInquiry q where q.engagement in :engagements")
    Set<EngagementId> asked(Collection<EngagementId> engagements);
}
