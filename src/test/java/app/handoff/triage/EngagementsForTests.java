package app.handoff.triage;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;

import app.handoff.engagement.Reason;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.TaskId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens engagements for the tests of later modules. */
@Component
public class EngagementsForTests {

    private final Tasks tasks;
    private final Triage triage;
    private final TaskRepository repository;

    EngagementsForTests(Tasks tasks, Triage triage, TaskRepository repository) {
        this.tasks = tasks;
        this.triage = triage;
        this.repository = repository;
    }

    /** A task that nobody has decided about. */
    public TaskId undecided(String name) {
        return tasks.add(aTask().named(name).details(), ANA, MONDAY);
    }

    /** Hands a task over, to save money. */
    @Transactional
    public EngagementId open(String name) {
        var task = tasks.add(aTask().named(name).details(), ANA, MONDAY);
        return open(task, name, ANA, MONDAY);
    }

    /** Hands this task over to save money, and for these reasons besides. */
    public EngagementId open(TaskId task, String name, Actor by, Instant now, Reason... besides) {
        var reasons = OutsourcingReasons.leading(Reason.LOWER_MONEY_COST, besides);
        return triage.handOver(task, Triage.HandingOver.of(name, reasons), by, now);
    }

    /** Whether this task may be handed over. */
    public boolean isOpen(TaskId task) {
        return repository.get(task).standing() == Task.Standing.OPEN;
    }

    /** Whether this task is handed over now. */
    public boolean isEngaged(TaskId task) {
        return repository.get(task).standing() == Task.Standing.ENGAGED;
    }

    public TaskDetails details(TaskId task) {
        return repository.get(task).details();
    }
}
