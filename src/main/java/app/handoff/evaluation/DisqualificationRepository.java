package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.BidId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DisqualificationRepository extends Repository<Disqualification, UUID> {

    Disqualification save(Disqualification disqualification);

    /** All of a request, those taken back too, the first one first. */
    @Query("select d from Disqualification d where d.request = :request order by d.at")
    List<Disqualification> of(BidRequestId request);

    /** All of these bids, those taken back too. */
    @Query("select d from Disqualification d where d.bid in :bids")
    List<Disqualification> about(Collection<BidId> bids);
}
