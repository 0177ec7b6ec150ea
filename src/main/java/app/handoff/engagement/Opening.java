package app.handoff.engagement;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.DecisionId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engagement is opened with: the task as it was on the day of the decision to outsource it. The engagement keeps it.
 *
 * @param decision the decision that opens it
 * @param succeeds the engagement of the round before, whose work new bids are asked for; null for the first one
 * @param judge who in the house can tell good work from bad
 * @param data what kinds of data the work touches
 * @param baseline what the task costs in a year
 * @param yearsApart how many years lie between two times, for work that comes up once a year at most; null for all other work
 */
public record Opening(
        String name,
        TaskId task,
        DecisionId decision,
        @Nullable EngagementId succeeds,
        TaskKind kind,
        List<Reason> reasons,
        Reason leadingReason,
        String judge,
        Set<DataClass> data,
        Baseline baseline,
        @Nullable Integer yearsApart) {

    /** @throws RuleViolation at {@code name} if there is none */
    public Opening {
        name = Engagement.given(name);
    }
}
