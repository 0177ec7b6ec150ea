package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface InvoicePlanRepository extends AggregateRepository<InvoicePlan, EngagementId> {

    Optional<InvoicePlan> findById(EngagementId engagement);

    @Query("select p from InvoicePlan p where p.engagement in :engagements")
    List<InvoicePlan> all(Collection<EngagementId> engagements);

    /** Those of which an invoice may be missing: a month that is asked for is over. */
    @Query("select p from InvoicePlan p where p.monthly = true and p.askedFrom < :today and p.askedFrom <= p.ends"
            + " order by p.askedFrom, p.engagement.id")
    List<InvoicePlan> asked(LocalDate today, Limit limit);
}
