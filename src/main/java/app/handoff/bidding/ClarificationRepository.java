package app.handoff.bidding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClarificationRepository extends Repository<Clarification, ClarificationId> {

    Clarification save(Clarification clarification);

    Optional<Clarification> findById(ClarificationId id);

    @Query("select c from Clarification c where c.request = :request order by c.askedAt, c.id.id")
    List<Clarification> of(BidRequestId request);

    /** What a vendor may read: everything answered and its own open questions, without who asked. */
    @Query(
            "select new app.handoff.bidding.AskedQuestion(coalesce(c.wording, c.question), c.askedAt, c.answer, c.answeredAt)"
                    + " from Clarification c where c.request = :request order by c.askedAt, c.id.id")
    List<AskedQuestion> readBy(BidRequestId request);

    @Query(
            "select new app.handoff.bidding.AskedQuestions(c.request, count(c), count(c.answeredAt)) from Clarification c"
                    + " where c.request in :requests and c.question is not null group by c.request")
    List<AskedQuestions> counted(Collection<BidRequestId> requests);
}
