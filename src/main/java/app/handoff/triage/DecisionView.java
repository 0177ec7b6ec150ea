package app.handoff.triage;

import app.handoff.engagement.Baseline;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.TaskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about one task rests on.
 *
 * @param kind null where nobody has assessed it yet
 * @param effort "Jonas, 7.5 h weekly"
 * @param year how the hours of a year come about: "7.5 h × 52 weeks = 390 h"
 * @param doubt what may be a mistake about its hours
 * @param coreLine the line of the core list that names this task, where the task itself is not called core
 * @param coreNear the line of the core list that has a word in common with it, where no gate holds it as core
 * @param terms what makes the score, term by term; none where a gate holds the task
 * @param comparable whether a vendor's price can be compared with what it costs today, month by month
 * @param advice how such work is best handed over, as a key of the bundle; null where nobody has assessed it yet
 * @param bearings what the business is good at and stands for, where it bears on this task
 * @param standing the decision that counts now
 * @param earlier decisions before it
 * @param engagement the one that is open
 */
record DecisionView(
        TaskId id,
        String name,
        @Nullable TaskKind kind,
        Sentence effort,
        @Nullable Sentence year,
        @Nullable Sentence doubt,
        Baseline baseline,
        List<Gate> gates,
        @Nullable String coreLine,
        @Nullable String coreNear,
        boolean partly,
        @Nullable Score score,
        List<Term> terms,
        boolean comparable,
        Suggestion suggestion,
        @Nullable String advice,
        List<Profile.Bearing> bearings,
        boolean needsCare,
        @Nullable String judge,
        @Nullable Taken standing,
        List<Taken> earlier,
        @Nullable EngagementId engagement,
        List<Past> past) {

    /**
     * A term of the score.
     *
     * @param name as a key of the bundle
     * @param how why it counts as much
     * @param weight what it counts at most
     */
    record Term(String name, Sentence how, int points, int weight) {

        static List<Term> of(Score score, TaskProfile nature, BigDecimal hoursPerYear) {
            var weights = score.weights();
            return List.of(
                    new Term("repeats", step(nature.repetitive()), score.repeats(), weights.repeats()),
                    new Term("simple", step(nature.simplicity()), score.simple(), weights.simple()),
                    new Term(
                            "hours",
                            Sentence.of("triage.score.hours.how", hoursPerYear, Score.HOURS_FOR_THE_MOST),
                            score.hours(),
                            weights.hours()),
                    new Term(
                            "offSite",
                            Sentence.of("triage.score.offSite." + nature.place()),
                            score.offSite(),
                            weights.offSite()));
        }

        private static Sentence step(int step) {
            return Sentence.of("triage.score.step", step, Score.STEPS);
        }
    }

    /** What somebody decided. */
    record Taken(
            Verdict verdict,
            @Nullable Reason leadingReason,
            @Nullable String why,
            @Nullable String lifted,
            String by,
            Instant at) {

        static Taken of(Decision decision) {
            return new Taken(
                    decision.verdict(),
                    decision.leadingReason().orElse(null),
                    decision.why().orElse(null),
                    decision.overrideReason().orElse(null),
                    decision.takenBy().name(),
                    decision.takenAt());
        }
    }

    /** An engagement of this task that is over. */
    record Past(EngagementId id, String name, Engagement.Outcome outcome) {}

    /** @param names what the task is called, also in other words */
    static DecisionView of(
            Task task, List<String> names, Profile profile, List<Decision> decisions, List<Engagement> engagements) {
        var assessment = task.assessment();
        boolean core = assessment.gates().contains(Gate.CORE);
        var current = task.decision().orElse(null);
        return new DecisionView(
                task.id(),
                task.name(),
                task.nature().map(TaskProfile::kind).orElse(null),
                TaskLine.said(task.effort(), task.details().doneBy()),
                year(task),
                task.details()
                        .longWeek()
                        .map(hours -> Sentence.of(
                                "triage.effort.longWeek", hours, task.details().doneBy()))
                        .orElse(null),
                task.baseline(),
                assessment.gates(),
                task.nature()
                                .filter(nature -> nature.core() == CoreActivity.CORE)
                                .isPresent()
                        ? null
                        : task.coreLine().orElse(null),
                core ? null : profile.coreCompetencyNear(task.name()).orElse(null),
                task.nature().filter(nature -> nature.place() == Place.PARTLY).isPresent(),
                assessment.score().orElse(null),
                terms(assessment),
                !core && task.effort().isRegular(),
                assessment.suggestion(),
                assessment.advice().orElse(null),
                profile.bearingOn(names),
                assessment.needsCare(),
                task.judge().orElse(null),
                decisions.stream()
                        .filter(decision -> decision.id().equals(current))
                        .findFirst()
                        .map(Taken::of)
                        .orElse(null),
                decisions.stream()
                        .filter(decision -> !decision.id().equals(current))
                        .map(Taken::of)
                        .toList(),
                engagements.stream()
                        .filter(engagement -> !engagement.isEnded())
                        .map(Engagement::id)
                        .findFirst()
                        .orElse(null),
                engagements.stream()
                        .filter(Engagement::isEnded)
                        .map(engagement -> new Past(
                                engagement.id(),
                                engagement.name(),
                                engagement.outcome().orElseThrow()))
                        .toList());
    }

    /** How the hours of a year come about; null where they are not known. */
    static @Nullable Sentence year(Task task) {
        var effort = task.effort();
        return effort.isKnown()
                ? Sentence.of(
                        "triage.year." + effort.period(), effort.hours(), effort.everyYears(), task.hoursPerYear())
                : null;
    }

    private static List<Term> terms(Assessment assessment) {
        var nature = assessment.nature();
        return nature == null
                ? List.of()
                : assessment
                        .score()
                        .map(score -> Term.of(score, nature, assessment.hoursPerYear()))
                        .orElse(List.of());
    }

    public boolean core() {
        return gates.contains(Gate.CORE);
    }

    /** Whether this gate holds the task because a line of the core list names it. */
    public boolean isListed(Gate gate) {
        return gate == Gate.CORE && coreLine != null;
    }

    /** What one can do about a gate, as a key of the bundle. */
    public String wayOut(Gate gate) {
        return "triage.gate." + gate + (gate == Gate.ON_SITE && partly ? ".wayOutPartly" : ".wayOut");
    }

    /** Whether something was decided or bought before. */
    public boolean hasHistory() {
        return !earlier.isEmpty() || !past.isEmpty();
    }

    /** The gate that a written reason lifts, the first of them; null where there is none. */
    public @Nullable Gate liftable() {
        return gates.stream().filter(Gate::canBeLifted).findFirst().orElse(null);
    }

    /** A gate that can be lifted leaves every way open; another one closes those that it stands against. */
    List<Verdict> choices() {
        return Stream.of(Verdict.OUTSOURCE, Verdict.TRAIN, Verdict.AUTOMATE, Verdict.LATER, Verdict.KEEP)
                .filter(verdict -> verdict != Verdict.TRAIN || gates.contains(Gate.NO_JUDGE))
                .filter(verdict -> gates.stream().allMatch(gate -> gate.canBeLifted() || !gate.standsAgainst(verdict)))
                .toList();
    }

    /** Whether somebody has told what the task is like. */
    public boolean isAssessed() {
        return kind != null;
    }
}
