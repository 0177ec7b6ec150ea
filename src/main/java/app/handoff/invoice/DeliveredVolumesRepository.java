package app.handoff.invoice;

import app.handoff.tenancy.AggregateRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

interface DeliveredVolumesRepository extends AggregateRepository<DeliveredVolumes, UUID> {

    @Query("select v from DeliveredVolumes v where v.contractId = :contract order by v.month")
    List<DeliveredVolumes> of(UUID contract);

    @Query("select v from DeliveredVolumes v where v.contractId in :contracts")
    List<DeliveredVolumes> ofAll(Collection<UUID> contracts);
}
