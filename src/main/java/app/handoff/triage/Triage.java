package app.handoff.triage;

import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides what happens with a task. Handing it over opens its engagement. */
@Service
@Transactional
public class Triage {

    private final TaskRepository tasks;
    private final DecisionRepository decisions;
    private final EngagementRepository engagements;
    private final List<OutsideTies> ties;

    Triage(
            TaskRepository tasks,
            DecisionRepository decisions,
            EngagementRepository engagements,
            List<OutsideTies> ties) {
        this.ties = ties;
        this.tasks = tasks;
        this.decisions = decisions;
        this.engagements = engagements;
    }

    /**
     * A decision that leaves the task in the house.
     *
     * @param override why the lock of a core task is lifted
     * @param seen the version the person saw while deciding; null where nobody looked at a form
     */
    public record Ruling(
            Verdict verdict,
            @Nullable String why,
            @Nullable String override,
            @Nullable Integer seen) {

        public static Ruling of(Verdict verdict, @Nullable String why) {
            return new Ruling(verdict, why, null, null);
        }
    }

    /**
     * The decision to hand a task over.
     *
     * @param name of the engagement
     * @param override why the lock of a core task is lifted
     * @param seen the version the person saw while deciding; null where nobody looked at a form
     */
    public record HandingOver(
            String name,
            OutsourcingReasons motives,
            @Nullable String why,
            @Nullable String override,
            @Nullable Integer seen) {

        public static HandingOver of(String name, OutsourcingReasons outsourcingReasons) {
            return new HandingOver(name, outsourcingReasons, null, null, null);
        }
    }

    public DecisionId decide(TaskId id, Ruling ruling, Actor by, Instant at) {
        var task = tasks.get(id);
        expect(task, ruling.seen());
        var decision = task.decide(ruling.verdict(), ruling.why(), ruling.override(), by, at);
        decisions.save(decision);
        tasks.saveAndFlush(task);
        return decision.id();
    }

    public EngagementId handOver(TaskId id, HandingOver order, Actor by, Instant at) {
        var task = tasks.get(id);
        expect(task, order.seen());
        var handover = task.handOver(
                EngagementId.next(), order.name(), order.motives(), order.why(), order.override(), by, at);
        decisions.save(handover.decision());
        tasks.saveAndFlush(task);
        return engagements.save(handover.engagement()).id();
    }

    /** Takes a decision back: the task waits for a new one. The record of the old one stays. */
    public void reopen(TaskId id) {
        var task = tasks.get(id);
        if (engagements.of(id).stream().anyMatch(engagement -> !engagement.isEnded())) {
            throw new RuleViolation("triage.task.engaged");
        }
        task.reopen();
        tasks.saveAndFlush(task);
    }

    /**
     * Opens the next round of an engagement: new bids for the same work. The engagement before may still run; until it ends
     * both are open.
     *
     * @return the open next round; the one there is already, if somebody pressed twice
     * @throws RuleViolation {@code triage.task.engaged} if the task has been handed over in another engagement meanwhile
     */
    public EngagementId askAgain(EngagementId id, Actor by, Instant at) {
        var before = engagements.get(id);
        var task = tasks.get(before.taskId());
        var others = engagements.of(task.id()).stream()
                .filter(other -> !other.isEnded() && !other.id().equals(id))
                .toList();
        var next = others.stream()
                .filter(other -> other.succeeds().filter(id::equals).isPresent())
                .findFirst();
        if (next.isPresent()) {
            return next.get().id();
        }
        if (!others.isEmpty()) {
            throw new RuleViolation("triage.task.engaged");
        }
        var decided = decisions.findById(before.decision()).orElseThrow();
        var handover = task.handOverAgain(EngagementId.next(), before, decided, by, at);
        decisions.save(handover.decision());
        tasks.saveAndFlush(task);
        return engagements.save(handover.engagement()).id();
    }

    /**
     * Ends an engagement. Its task waits for a decision again, unless the work is done for good, or the next round of bids
     * for it is open.
     */
    public void end(EngagementId id, Engagement.Outcome outcome, Actor by, Instant at) {
        var engagement = engagements.get(id);
        engagement.end(outcome, by, at);
        engagements.save(engagement);
        boolean goesOn = engagements.of(engagement.taskId()).stream()
                .anyMatch(other -> !other.isEnded() && !other.id().equals(id));
        if (goesOn) {
            return;
        }
        tasks.findById(engagement.taskId()).ifPresent(task -> {
            if (outcome == Engagement.Outcome.COMPLETED) {
                task.settleDown();
            } else {
                task.reopen();
            }
            tasks.saveAndFlush(task);
        });
    }

    /** @param seen the version the person saw while writing */
    public void rename(EngagementId id, int seen, String name) {
        var engagement = engagements.get(id);
        engagement.expectVersion(seen);
        engagement.rename(name);
        engagements.saveAndFlush(engagement);
    }

    /**
     * Stops an engagement that has not come to a contract. Its task waits for a decision again.
     *
     * @throws RuleViolation while bidding or a contract binds somebody outside, with what has to end first
     */
    public void stop(EngagementId id, String reason, Actor by, Instant at) {
        var engagement = engagements.get(id);
        bindingOutside(id).ifPresent(bound -> {
            throw new RuleViolation("triage.engagement.bound", bound);
        });
        engagement.stop(reason, by, at);
        free(engagement);
    }

    /**
     * Removes an engagement that was opened by mistake. Its task waits for a decision again.
     *
     * @throws RuleViolation if somebody outside has seen it: then it stays on record
     */
    public void remove(EngagementId id, Actor by, Instant at) {
        var engagement = engagements.get(id);
        if (isSeenOutside(id)) {
            throw new RuleViolation("triage.engagement.seenOutside");
        }
        engagement.end(Engagement.Outcome.REMOVED, by, at);
        free(engagement);
    }

    /** What of an engagement binds somebody outside; empty if it can be stopped. */
    @Transactional(readOnly = true)
    public Optional<Sentence> bindingOutside(EngagementId id) {
        return ties.stream()
                .map(tie -> tie.bindsOutside(id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Transactional(readOnly = true)
    public boolean isSeenOutside(EngagementId id) {
        return ties.stream().anyMatch(tie -> tie.seenOutside(id));
    }

    private void free(Engagement ended) {
        engagements.save(ended);
        tasks.findById(ended.taskId()).ifPresent(task -> {
            task.reopen();
            tasks.saveAndFlush(task);
        });
    }

    private static void expect(Task task, @Nullable Integer seen) {
        if (seen != null) {
            task.expectVersion(seen);
        }
    }
}
