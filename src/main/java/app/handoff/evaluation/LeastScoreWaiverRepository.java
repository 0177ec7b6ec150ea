package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LeastScoreWaiverRepository extends Repository<LeastScoreWaiver, UUID> {

    LeastScoreWaiver save(LeastScoreWaiver waiver);

    /** All of a request, those taken back too, the first one first. */
    @Query("select w from LeastScoreWaiver w where w.request = :request order by w.at")
    List<LeastScoreWaiver> of(BidRequestId request);
}
