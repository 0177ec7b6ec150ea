package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EvaluatorRepository extends Repository<Evaluator, UUID> {

    Evaluator save(Evaluator evaluator);

    void delete(Evaluator evaluator);

    /** Who was named for a request, by name. */
    @Query("select e from Evaluator e where e.request = :request order by lower(e.name), e.id")
    List<Evaluator> of(BidRequestId request);
}
