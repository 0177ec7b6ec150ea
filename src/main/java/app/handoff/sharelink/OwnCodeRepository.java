package app.handoff.sharelink;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OwnCodeRepository extends Repository<OwnCode, UUID> {

    OwnCode save(OwnCode code);

    Optional<OwnCode> findById(UUID holder);
}
