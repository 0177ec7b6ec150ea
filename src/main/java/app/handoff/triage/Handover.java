package app.handoff.triage;

import app.handoff.engagement.Opening;
import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The decision to outsource, and what it opens an engagement with: what the task is like and costs is frozen in it. */
record Handover(Decision decision, Opening opening) {

    /**
     * @param succeeds the engagement whose work is asked for anew; null for the first
     * @param share how much of the task is handed over, from 0 to 1
     */
    static Handover of(
            Task task,
            Decision decision,
            String engagementName,
            OutsourcingReasons outsourcingReasons,
            @Nullable EngagementId succeeds,
            BigDecimal share) {
        return new Handover(
                decision,
                new Opening(
                        engagementName,
                        task.id(),
                        decision.id(),
                        succeeds,
                        task.nature().orElseThrow().kind(),
                        outsourcingReasons.reasons(),
                        outsourcingReasons.leading(),
                        task.judge().orElseThrow(),
                        task.dataTouched(),
                        task.baseline().of(share),
                        task.effort().yearsApart().orElse(null)));
    }
}
