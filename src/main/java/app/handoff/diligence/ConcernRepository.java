package app.handoff.diligence;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConcernRepository extends Repository<Concern, ConcernId> {

    Concern save(Concern concern);

    @Query("select c from Concern c where c.id = ?1")
    Optional<Concern> find(ConcernId id);
}
