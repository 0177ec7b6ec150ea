package app.handoff.delivery;

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

interface DeliveryRepository extends AggregateRepository<Delivery, DeliveryId> {

    Optional<Delivery> findById(DeliveryId id);

    boolean existsByContractId(UUID contract);

    /** An engagement whose vendor was replaced has several; the newest counts. */
    @Query("select d from Delivery d where d.engagement = :engagement order by d.id.id desc")
    List<Delivery> ofEngagement(EngagementId engagement, Limit limit);

    @Query("select d from Delivery d where d.engagement in :engagements order by d.id.id")
    List<Delivery> ofEngagements(Collection<EngagementId> engagements);

    @Query("select d from Delivery d where d.vendor.vendor = :vendor and d.phase <> Phase.ENDED")
    List<Delivery> notEndedOf(VendorId vendor);

    @Query("select d from Delivery d where d.reporter.reportedBy = ReportedBy.STAFF"
            + " and d.reporter.reporterName is not null")
    List<Delivery> reportedByColleagues();

    /** What is signed and has not ended; work that is yet to begin comes last. */
    @Query("select d from Delivery d where d.phase <> Phase.ENDED"
            + " order by case when d.starts > :today then 1 else 0 end, d.id.id")
    List<Delivery> running(LocalDate today, Limit limit);

    @Query("select d from Delivery d where d.phase = Phase.TRANSITION and d.ends >= :today order by d.id.id")
    List<Delivery> inTransition(LocalDate today, Limit limit);
}
