package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface InvoicePlanRepository extends AggregateRepository<InvoicePlan, EngagementId> {

    Optional<InvoicePlan> findById(EngagementId engagement);

    @Query("select p from InvoicePlan p where p.engagement in :engagements")
    List<InvoicePlan> all(Collection<EngagementId> engagements);

    /**
     * Those of which an invoice is missing, those that wait longest first.
     *
     * @param last the first day of the last month whose invoice should have come
     */
    @Query(nativeQuery = true, value = """
            select p.* from invoice_plan p where p.monthly and exists (
                select from generate_series(p.asked_from, least(p.ends, :last), interval '1 month') month
                where not exists (
                    select from invoice i where i.engagement_id = p.engagement_id and i.month = cast(month as date)
                    and i.status not in ('REJECTED', 'WITHDRAWN')))
            order by p.asked_from, p.engagement_id limit :limit
            """)
    List<InvoicePlan> missing(LocalDate last, int limit);
}
