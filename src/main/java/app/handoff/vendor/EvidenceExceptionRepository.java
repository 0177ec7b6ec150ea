package app.handoff.vendor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface EvidenceExceptionRepository extends Repository<EvidenceException, UUID> {

    EvidenceException save(EvidenceException exception);

    void delete(EvidenceException exception);

    List<EvidenceException> findAll();

    Optional<EvidenceException> findByNeed(String need);
}
