package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

interface InvoicePlanRepository extends AggregateRepository<InvoicePlan, UUID> {

    Optional<InvoicePlan> findById(UUID contract);

    /** Those of each contract of an engagement, the first one first. */
    @Query("select p from InvoicePlan p where p.engagement = :engagement order by p.starts, p.contractId")
    List<InvoicePlan> of(EngagementId engagement);

    @Query("select p from InvoicePlan p where p.contractId in :contracts")
    List<InvoicePlan> all(Collection<UUID> contracts);

    /**
     * Those of which an invoice is missing, those that wait longest first.
     *
     * @param last the first day of the last month whose invoice should have come
     */
    @Query(nativeQuery = true, value = """
            select p.* from invoice_plan p where p.monthly and exists (
                select from generate_series(p.asked_from, least(p.ends, :last), interval '1 month') month
                where not exists (
                    select from invoice i where i.contract_id = p.contract_id and i.month = cast(month as date)
                    and i.status not in ('REJECTED', 'WITHDRAWN')))
            order by p.asked_from, p.contract_id limit :limit
            """)
    List<InvoicePlan> missing(LocalDate last, int limit);
}
