package app.handoff.delivery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BreachNoticeRepository extends Repository<BreachNotice, UUID> {

    BreachNotice save(BreachNotice notice);

    Optional<BreachNotice> findById(UUID id);
}
