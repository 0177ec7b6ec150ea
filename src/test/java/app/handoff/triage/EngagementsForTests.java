package app.handoff.triage;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;

import app.handoff.engagement.Reason;
import app.handoff.kernel.EngagementId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens engagements for the tests of later modules. */
@Component
public class EngagementsForTests {

    private final Tasks tasks;
    private final Triage triage;

    EngagementsForTests(Tasks tasks, Triage triage) {
        this.tasks = tasks;
        this.triage = triage;
    }

    /** Hands a task over, to save money. */
    @Transactional
    public EngagementId open(String name) {
        var task = tasks.add(aTask().named(name).details(), ANA, MONDAY);
        return triage.handOver(
                task, Triage.HandingOver.of(name, OutsourcingReasons.leading(Reason.LOWER_MONEY_COST)), ANA, MONDAY);
    }
}
