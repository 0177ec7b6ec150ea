package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Money;
import app.handoff.kernel.TaskId;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that could be handed over next: nothing stands against them. */
@Service
public class NextTasks {

    private final EntityManager database;

    NextTasks(EntityManager database) {
        this.database = database;
    }

    /**
     * What nobody decided yet or was put off until later. The highest score first; of equal ones off-site work, then what
     * frees more hours.
     */
    @Transactional(readOnly = true)
    public List<Candidate> ranked(int limit) {
        return best("(t.standing = OPEN or t.standing = DECIDED and d.verdict in (LATER, TRAIN))", limit);
    }

    /** Like {@link #ranked}, without what was put off. */
    @Transactional(readOnly = true)
    public List<Candidate> undecided(int limit) {
        return best("t.standing = OPEN", limit);
    }

    private List<Candidate> best(String condition, int limit) {
        return database.createQuery(
                        "select t from Task t left join Decision d on d.id = t.decision"
                                + " where t.removedAt is null and t.score is not null and " + condition
                                + " order by t.rank desc, t.offSite desc, t.hoursPerYear desc, t.id.id desc",
                        Task.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(task -> new Candidate(
                        task.id(),
                        task.name(),
                        task.assessment().score().orElseThrow().sum(),
                        task.hoursPerYear(),
                        task.costPerYear(),
                        task.nature().orElseThrow().kind(),
                        task.assessment().suggestion().verdict()))
                .toList();
    }

    public record Candidate(
            TaskId taskId,
            String name,
            int score,
            BigDecimal hoursPerYear,
            Money costPerYear,
            TaskKind kind,
            Verdict suggested) {}
}
