package app.handoff.contract;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface KeptClauseRepository extends Repository<KeptClause, KeptClauseId> {

    KeptClause saveAndFlush(KeptClause clause);

    Optional<KeptClause> findById(KeptClauseId id);

    List<KeptClause> findByRetiredAtIsNullOrderByTitle();
}
