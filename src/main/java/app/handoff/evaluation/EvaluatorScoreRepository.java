package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EvaluatorScoreRepository extends Repository<EvaluatorScore, UUID> {

    EvaluatorScore save(EvaluatorScore score);

    @Query("select s from EvaluatorScore s where s.request = :request")
    List<EvaluatorScore> of(BidRequestId request);
}
