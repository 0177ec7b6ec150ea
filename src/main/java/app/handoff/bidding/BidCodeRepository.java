package app.handoff.bidding;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BidCodeRepository extends Repository<BidCode, InvitationId> {

    BidCode save(BidCode code);

    Optional<BidCode> findById(InvitationId invitation);
}
