package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.MemberId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EvaluatorRepository extends Repository<Evaluator, UUID> {

    Evaluator save(Evaluator evaluator);

    void delete(Evaluator evaluator);

    /** For which requests a member was named. */
    @Query("select e from Evaluator e where e.member = :member order by e.namedAt, e.id")
    List<Evaluator> of(MemberId member);

    /** Who was named for a request, by name. */
    @Query("select e from Evaluator e where e.request = :request order by lower(e.name), e.id")
    List<Evaluator> of(BidRequestId request);
}
