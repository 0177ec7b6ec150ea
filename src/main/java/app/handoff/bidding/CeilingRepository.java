package app.handoff.bidding;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CeilingRepository extends Repository<Ceiling, BidRequestId> {

    Ceiling save(Ceiling ceiling);

    void delete(Ceiling ceiling);

    Optional<Ceiling> findById(BidRequestId request);
}
