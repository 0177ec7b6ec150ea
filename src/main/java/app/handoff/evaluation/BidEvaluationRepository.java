package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BidEvaluationRepository extends Repository<BidEvaluation, BidRequestId> {

    BidEvaluation save(BidEvaluation evaluation);

    Optional<BidEvaluation> findById(BidRequestId request);

    @Query("select e from BidEvaluation e where e.request in :requests")
    List<BidEvaluation> ofAll(Collection<BidRequestId> requests);
}
