package app.handoff.bidding;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AwardRepository extends Repository<Award, BidRequestId> {

    Award save(Award award);

    Optional<Award> findById(BidRequestId request);
}
