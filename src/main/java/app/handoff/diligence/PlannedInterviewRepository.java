package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface PlannedInterviewRepository extends AggregateRepository<PlannedInterview, PlannedInterviewId> {

    @Query("select p from PlannedInterview p where p.id = ?1")
    Optional<PlannedInterview> find(PlannedInterviewId id);

    /** All that are or were planned with this vendor and not held, the next one first. */
    @Query("select p from PlannedInterview p where p.engagement = ?1 and p.vendor = ?2 and p.status <> HELD"
            + " order by p.startsAt, p.id.id")
    List<PlannedInterview> notHeld(EngagementId engagement, VendorId vendor);

    /** Those that are to take place from one moment to another, the next one first. */
    @Query("select p from PlannedInterview p where p.status = PLANNED and p.startsAt between ?1 and ?2"
            + " order by p.startsAt, p.id.id")
    List<PlannedInterview> between(Instant from, Instant to, Limit limit);
}
