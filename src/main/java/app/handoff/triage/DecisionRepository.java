package app.handoff.triage;

import app.handoff.kernel.DecisionId;
import app.handoff.kernel.TaskId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about tasks. */
@Transactional(readOnly = true)
interface DecisionRepository extends Repository<Decision, DecisionId> {

    @Transactional
    Decision save(Decision decision);

    Optional<Decision> findById(DecisionId id);

    @Query("select d from Decision d where d.task = :task order by d.takenAt desc, d.id.id desc limit 20")
    List<Decision> about(TaskId task);

    /** The core tasks whose lock was lifted, and why: for the pages of triage and review. */
    @Query(
            "select new app.handoff.triage.CoreOverride(t.id, t.name, d.verdict, d.overrideReason, d.takenBy.name, d.takenAt)"
                    + " from Task t join Decision d on d.id = t.decision"
                    + " where t.removedAt is null and d.overrideReason is not null order by d.takenAt desc limit 50")
    List<CoreOverride> liftedLocks();
}
