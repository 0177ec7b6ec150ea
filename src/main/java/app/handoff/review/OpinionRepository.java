package app.handoff.review;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface OpinionRepository extends AggregateRepository<Opinion, OpinionId> {

    @Query("select o from Opinion o where o.id = ?1")
    Optional<Opinion> find(OpinionId id);

    /** Of this engagement, the first one asked in front. */
    @Query("select o from Opinion o where o.engagement = ?1 order by o.askedAt, o.id.id")
    List<Opinion> of(EngagementId engagement);
}
