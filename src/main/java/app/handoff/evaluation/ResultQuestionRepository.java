package app.handoff.evaluation;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.EngagementId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ResultQuestionRepository extends Repository<ResultQuestion, UUID> {

    ResultQuestion save(ResultQuestion question);

    Optional<ResultQuestion> findById(UUID id);

    /** What one vendor has asked, the first one first. */
    @Query("select q from ResultQuestion q where q.invitation = :invitation order by q.askedAt, q.id")
    List<ResultQuestion> by(InvitationId invitation);

    /** What the vendors of an engagement have asked, the last one first. */
    @Query("select q from ResultQuestion q where q.engagement = :engagement order by q.askedAt desc, q.id")
    List<ResultQuestion> of(EngagementId engagement);

    /** How many questions wait for an answer, by engagement, the longest waiting first. */
    @Query(
            "select q.engagement.id as engagement, count(q) as questions from ResultQuestion q where q.answeredAt is null"
                    + " group by q.engagement.id order by min(q.askedAt), q.engagement.id")
    List<Waiting> waiting(Limit limit);

    interface Waiting {
        UUID getEngagement();

        int getQuestions();
    }
}
