package app.handoff.diligence;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InterviewRepository extends Repository<Interview, InterviewId> {

    Interview save(Interview interview);

    void delete(Interview interview);

    @Query("select i from Interview i where i.id = ?1")
    Optional<Interview> find(InterviewId id);
}
