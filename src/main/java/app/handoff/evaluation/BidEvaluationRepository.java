package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BidEvaluationRepository extends Repository<BidEvaluation, BidRequestId> {

    BidEvaluation save(BidEvaluation evaluation);

    Optional<BidEvaluation> findById(BidRequestId request);
}
