package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.util.Optional;

interface OversightRecordRepository extends AggregateRepository<OversightRecord, EngagementId> {

    Optional<OversightRecord> findById(EngagementId engagement);
}
