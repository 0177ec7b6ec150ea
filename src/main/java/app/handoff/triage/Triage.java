package app.handoff.triage;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.DecisionId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides what happens with a task. Handing it over opens its engagement. */
@Service
@Transactional
public class Triage {

    private final TaskRepository tasks;
    private final DecisionRepository decisions;
    private final Engagements engagements;

    Triage(TaskRepository tasks, DecisionRepository decisions, Engagements engagements) {
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
        var handover = task.handOver(order.name(), order.motives(), order.why(), order.override(), by, at);
        decisions.save(handover.decision());
        tasks.saveAndFlush(task);
        return engagements.open(handover.opening(), by, at);
    }

    /**
     * Hands a task over for the reasons for which other work was handed over that went well, under the name of the task.
     *
     * @return the engagement that is open; the one there is already, if somebody pressed twice
     * @throws RuleViolation if a gate holds the task, or it is not assessed yet
     */
    public EngagementId handOverLike(TaskId id, EngagementId proven, Actor by, Instant at) {
        var open = engagements.of(id).stream()
                .filter(engagement -> !engagement.isEnded())
                .findFirst();
        if (open.isPresent()) {
            return open.get().id();
        }
        var before = engagements.get(proven);
        return handOver(
                id,
                HandingOver.of(tasks.get(id).name(), new OutsourcingReasons(before.reasons(), before.leadingReason())),
                by,
                at);
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
                .filter(other -> !goesBeside(before, other))
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
        var handover = task.handOverAgain(before, decided, by, at);
        decisions.save(handover.decision());
        tasks.saveAndFlush(task);
        return engagements.open(handover.opening(), by, at);
    }

    /** Whether one is about another part of the same work, or asks for new bids for such a part. */
    private boolean goesBeside(Engagement one, Engagement other) {
        return other.succeeds()
                .map(before -> !before.equals(one.id())
                        && engagements.all(List.of(before)).stream()
                                .anyMatch(of -> of.whole().equals(one.whole())))
                .orElseGet(() -> other.whole().equals(one.whole()));
    }

    /**
     * The task of an engagement that ended waits for a decision again, unless the work is done for good, the next round of
     * bids for it is open, or another vendor does a part of it.
     */
    @EventListener
    void on(Engagement.Ended ended) {
        var whole = engagements.all(List.of(ended.engagement())).get(0).whole();
        boolean goesOn = engagements.of(ended.task()).stream()
                .filter(other -> !other.isEnded() && !other.id().equals(ended.engagement()))
                .anyMatch(other -> !ended.outcome().isStop() || other.whole().equals(whole));
        if (goesOn) {
            return;
        }
        tasks.findById(ended.task()).ifPresent(task -> {
            if (ended.outcome() == Engagement.Outcome.COMPLETED) {
                task.settleDown();
            } else {
                task.reopen();
            }
            tasks.saveAndFlush(task);
        });
    }

    private static void expect(Task task, @Nullable Integer seen) {
        if (seen != null) {
            task.expectVersion(seen);
        }
    }
}
