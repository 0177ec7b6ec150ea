package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RequiredEvidenceRepository extends Repository<RequiredEvidence, UUID> {

    RequiredEvidence save(RequiredEvidence evidence);

    Optional<RequiredEvidence> findByEngagement(EngagementId engagement);
}
