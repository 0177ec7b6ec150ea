package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface ReferenceRequestRepository extends AggregateRepository<ReferenceRequest, ReferenceRequestId> {

    @Query("select r from ReferenceRequest r where r.id = ?1")
    Optional<ReferenceRequest> find(ReferenceRequestId id);

    @Query("select r from ReferenceRequest r where r.reference = ?1")
    Optional<ReferenceRequest> of(ReferenceCheckId reference);

    @Query("select count(r) > 0 from ReferenceRequest r where r.engagement = ?1")
    boolean isAnyAsked(EngagementId engagement);

    /** Those whose answer nobody says to have read, the first answer in front. */
    @Query("select r from ReferenceRequest r where r.repliedAt is not null and r.readAt is null"
            + " order by r.repliedAt, r.id.id")
    List<ReferenceRequest> unread(Limit limit);

    /** Those of this engagement whose link still opens. */
    @Query("select r from ReferenceRequest r where r.engagement = ?1 and r.endedAt is null and r.openUntil > ?2")
    List<ReferenceRequest> open(EngagementId engagement, Instant now);
}
