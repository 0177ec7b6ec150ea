package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface InvoiceRepository extends AggregateRepository<Invoice, InvoiceId> {

    Optional<Invoice> findById(InvoiceId id);

    @Query("select i from Invoice i where i.vendor = :vendor and i.numberKey = :number and i.status <> WITHDRAWN")
    Optional<Invoice> numbered(VendorId vendor, String number);

    /** Those under a contract for the months between two days, both included, in the order in which they came. */
    @Query("select i from Invoice i where i.engagement = :engagement and i.contractId = :contract"
            + " and i.month between :from and :to order by i.month, i.id.id")
    List<Invoice> between(EngagementId engagement, UUID contract, LocalDate from, LocalDate to);

    /** The same of several contracts. */
    @Query("select i from Invoice i where i.contractId in :contracts and i.month between :from and :to"
            + " order by i.month, i.id.id")
    List<Invoice> between(Collection<UUID> contracts, LocalDate from, LocalDate to);

    @Query("select count(i) from Invoice i where i.engagement = :engagement and i.status in (RECEIVED, QUERIED)")
    long undecided(EngagementId engagement);

    /** One page of all invoices of an engagement, the newest month first. */
    @Query("select i from Invoice i where i.engagement = :engagement"
            + " and (i.month < :before or (i.month = :before and i.id.id < :idBefore))"
            + " order by i.month desc, i.id.id desc")
    List<Invoice> page(EngagementId engagement, LocalDate before, UUID idBefore, Limit limit);

    /** Those that somebody has to decide on or to pay, the most urgent first. */
    @Query("select i from Invoice i where i.status in :statuses order by i.dueOn, i.id.id")
    List<Invoice> inState(Collection<InvoiceStatus> statuses, Limit limit);

    @Query(
            "select i from Invoice i where i.status = APPROVED and i.dueOn between :from and :to order by i.dueOn, i.id.id")
    List<Invoice> dueBetween(LocalDate from, LocalDate to, Limit limit);

    /** The months of these contracts for which an invoice came. */
    @Query("select distinct new app.handoff.invoice.BilledMonth(i.contractId, i.month) from Invoice i"
            + " where i.contractId in :contracts and i.status not in :without")
    List<BilledMonth> months(Collection<UUID> contracts, Collection<InvoiceStatus> without);
}
