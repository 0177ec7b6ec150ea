package app.handoff.diligence;

import app.handoff.tenancy.AggregateRepository;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface InterviewRepository extends AggregateRepository<Interview, InterviewId> {

    void delete(Interview interview);

    @Query("select i from Interview i where i.id = ?1")
    Optional<Interview> find(InterviewId id);
}
