package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

interface DeliveredVolumesRepository extends AggregateRepository<DeliveredVolumes, UUID> {

    @Query("select v from DeliveredVolumes v where v.engagement = :engagement order by v.month")
    List<DeliveredVolumes> of(EngagementId engagement);
}
