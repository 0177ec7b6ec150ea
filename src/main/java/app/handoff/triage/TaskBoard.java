package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the list of tasks shows, in one transaction: lines, totals and picture tell of the same moment. */
@Component
class TaskBoard {

    private static final int PAGE = 30;

    private final TaskQuery list;
    private final NextTasks nextTasks;
    private final ProfileRepository profiles;
    private final ScoreWeightsRepository weights;
    private final DecisionRepository decisions;
    private final Format format;
    private final BusinessCache cache;

    TaskBoard(
            TaskQuery list,
            NextTasks nextTasks,
            ProfileRepository profiles,
            ScoreWeightsRepository weights,
            DecisionRepository decisions,
            Format format,
            BusinessCache cache) {
        this.list = list;
        this.nextTasks = nextTasks;
        this.profiles = profiles;
        this.weights = weights;
        this.decisions = decisions;
        this.format = format;
        this.cache = cache;
    }

    /**
     * @param next the task to decide on next
     * @param toAssess the task to assess next, where some are only written down
     * @param last the last line of this page where more follow
     * @param onward whether this is not the first page
     * @param weights what each term of the score counts at most
     */
    record Page(
            List<TaskLine> lines,
            TaskQuery.Totals totals,
            Money cost,
            ValueAgainstRisk picture,
            NextTasks.@Nullable Candidate next,
            @Nullable TaskId toAssess,
            @Nullable TaskId last,
            boolean onward,
            Weights weights,
            List<String> coreCompetencies,
            List<CoreOverride> liftedLocks) {

        public Money wholeCost() {
            return TaskLine.whole(cost);
        }

        public List<Gate> gates() {
            return List.of(Gate.values());
        }

        public boolean isEmpty() {
            return totals.all() == 0;
        }

        /** Whether this line is the task to decide on next. */
        public boolean isNext(TaskLine line) {
            return next != null && next.taskId().equals(line.id());
        }

        /** Whether there are tasks and none waits for a decision. */
        public boolean isAllDecided() {
            return next == null && toAssess == null && !isEmpty();
        }

        /** Whether the cost of this line is in the currency of the total, so that a number alone says it. */
        public boolean isInItsCurrency(TaskLine line) {
            return line.cost().currency().equals(cost.currency());
        }

        public boolean hasOtherPages() {
            return onward || last != null;
        }

        public long count(TaskQuery.Filter filter) {
            return switch (filter) {
                case ALL -> totals.all();
                case OFF_SITE -> totals.offSite();
                case PASSED -> totals.passed();
                case DECIDED -> totals.decided();
                case TO_ASSESS -> totals.toAssess();
            };
        }
    }

    @Transactional(readOnly = true)
    public Page show(TaskQuery.Filter filter, TaskQuery.Sort sort, @Nullable TaskId after) {
        var rows = list.page(filter, sort, after, PAGE);
        var lines = rows.stream().limit(PAGE).map(TaskLine::of).toList();
        var whole = cache.get(TaskBoard.class, filter, () -> whole(filter));
        return new Page(
                lines,
                whole.totals(),
                new Money(whole.totals().cost(), format.currency()),
                ValueAgainstRisk.of(lines, format),
                whole.next().orElse(null),
                whole.toAssess().orElse(null),
                rows.size() > PAGE ? lines.get(PAGE - 1).id() : null,
                after != null,
                whole.weights(),
                whole.coreCompetencies(),
                whole.liftedLocks());
    }

    private Whole whole(TaskQuery.Filter filter) {
        return new Whole(
                list.totals(filter, format.currency()),
                nextTasks.undecided(1).stream().findFirst(),
                list.nextToAssess(),
                weights.own().weights(),
                profiles.own().coreCompetencies(),
                decisions.liftedLocks());
    }

    /** What stands above and below the list, on whichever of its pages. */
    private record Whole(
            TaskQuery.Totals totals,
            Optional<NextTasks.Candidate> next,
            Optional<TaskId> toAssess,
            Weights weights,
            List<String> coreCompetencies,
            List<CoreOverride> liftedLocks) {}
}
