package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules make of a task: the gates that hold it, its score where none does, and what they suggest. The owner
 * decides.
 *
 * @param nature null where the task is only written down
 * @param gates in the order in which they decide
 * @param weights what each term of the score counts for the business
 */
record Assessment(@Nullable TaskProfile nature, Effort effort, List<Gate> gates, Weights weights) {

    /** From here on a task is worth handing over now; under it other tasks come first. */
    public static final int WORTH_IT = 60;

    /** A program does what is always alike and simple; a vendor pays off from here on. */
    static final BigDecimal ENOUGH_FOR_A_PARTNER = BigDecimal.valueOf(100);

    /** Explaining less than this takes longer than doing it. */
    static final BigDecimal TOO_FEW_HOURS = BigDecimal.valueOf(12);

    /** From here on an expert is needed nearly every day. */
    static final BigDecimal HALF_A_POST = BigDecimal.valueOf(800);

    /** On the scales of 1 to 5 for how alike and how simple work is. */
    private static final int TAKES_AN_EXPERT = 2;

    private static final int HALF_AND_HALF = 3;
    private static final int LEARNT_IN_DAYS = 4;

    /** Work that goes wrong badly is handed over with care, step by step. */
    static final int HIGH_RISK = 8;

    /** @param onTheCoreList whether the profile of the business names this task among what clients come for */
    static Assessment of(
            @Nullable TaskProfile taskProfile,
            Effort effort,
            boolean somebodyCanJudge,
            boolean onTheCoreList,
            Weights weights) {
        var gates = new ArrayList<Gate>();
        if (onTheCoreList || taskProfile != null && taskProfile.core() == CoreActivity.CORE) {
            gates.add(Gate.CORE);
        }
        if (taskProfile == null) {
            gates.add(Gate.NOT_ASSESSED);
            return new Assessment(null, effort, List.copyOf(gates), weights);
        }
        if (taskProfile.place() == Place.PARTLY || taskProfile.place() == Place.ON_SITE) {
            gates.add(Gate.ON_SITE);
        }
        if (!somebodyCanJudge) {
            gates.add(Gate.NO_JUDGE);
        }
        return new Assessment(taskProfile, effort, List.copyOf(gates), weights);
    }

    BigDecimal hoursPerYear() {
        return effort.hoursPerYear();
    }

    public Optional<Gate> gate() {
        return gates.stream().findFirst();
    }

    public boolean passed() {
        return gates.isEmpty();
    }

    /** Empty while a gate holds the task: the gate decides. */
    public Optional<Score> score() {
        return nature != null && passed()
                ? Optional.of(
                        Score.of(nature.repetitive(), nature.simplicity(), hoursPerYear(), nature.place(), weights))
                : Optional.empty();
    }

    /** Whether a gate stands against this verdict. */
    boolean holds(Verdict verdict) {
        return gates.stream().anyMatch(gate -> gate.standsAgainst(verdict));
    }

    /** @throws RuleViolation that says which gate stands against this verdict, unless a written reason lifts it */
    void requireNoGateAgainst(Verdict verdict, @Nullable String override) {
        boolean reasoned = override != null && !override.isBlank();
        gates.stream()
                .filter(gate -> gate.standsAgainst(verdict))
                .filter(gate -> !reasoned || !gate.canBeLifted())
                .findFirst()
                .ifPresent(gate -> {
                    throw new RuleViolation("triage.gate." + gate + ".refusal")
                            .at(gate.canBeLifted() ? "override" : "verdict");
                });
    }

    /** @throws RuleViolation if nothing of the task can be done elsewhere */
    void requireSplittable() {
        if (gates.contains(Gate.CORE)) {
            throw new RuleViolation("triage.split.core");
        }
        if (!gates.contains(Gate.ON_SITE)) {
            throw new RuleViolation("triage.split.notOnSite");
        }
    }

    public Suggestion suggestion() {
        return gate().map(this::behind).orElseGet(this::byScore);
    }

    private Suggestion behind(Gate gate) {
        return switch (gate) {
            case CORE ->
                new Suggestion(
                        Verdict.KEEP,
                        nature != null && nature.core() == CoreActivity.CORE
                                ? Suggestion.Because.CORE
                                : Suggestion.Because.ON_THE_CORE_LIST);
            case NOT_ASSESSED -> new Suggestion(Verdict.LATER, Suggestion.Because.NOT_ASSESSED);
            case ON_SITE ->
                assessed().place() == Place.PARTLY
                        ? new Suggestion(Verdict.SPLIT, Suggestion.Because.PARTLY_ON_SITE)
                        : new Suggestion(Verdict.KEEP, Suggestion.Because.ON_SITE);
            case NO_JUDGE ->
                canBeLearned()
                        ? new Suggestion(Verdict.TRAIN, Suggestion.Because.CAN_BE_LEARNED)
                        : new Suggestion(Verdict.BLOCKED, Suggestion.Because.NO_JUDGE);
        };
    }

    /** Whether somebody of the house could soon judge it: a careful person learns it in days, and it comes up enough for that. */
    private boolean canBeLearned() {
        var work = assessed();
        return work.kind() != TaskKind.EXPERTISE
                && effort.isRegular()
                && work.simplicity() >= LEARNT_IN_DAYS
                && hoursPerYear().compareTo(ENOUGH_FOR_A_PARTNER) >= 0;
    }

    private Suggestion byScore() {
        return switch (assessed().kind()) {
            case EXPERTISE -> outsource(isOften() ? Suggestion.Because.EXPERTISE_OFTEN : Suggestion.Because.EXPERTISE);
            case ONE_OFF -> effort.isSeldom() ? outsource(Suggestion.Because.ONE_OFF) : regularWork();
            case CRAFT -> isALearnedTrade() ? outsource(Suggestion.Because.TRADE) : regularWork();
            case REPETITIVE, FRONT_DESK, KNOWLEDGE, MARKETING, UPKEEP, WORKSHOP, TRANSPORT -> regularWork();
        };
    }

    private Suggestion regularWork() {
        boolean hoursKnown = effort.isKnown();
        if (isForAProgram() && hoursKnown && hoursPerYear().compareTo(ENOUGH_FOR_A_PARTNER) < 0) {
            return new Suggestion(Verdict.AUTOMATE, Suggestion.Because.FOR_A_PROGRAM);
        } else if (hoursKnown && hoursPerYear().compareTo(TOO_FEW_HOURS) < 0) {
            return new Suggestion(Verdict.LATER, Suggestion.Because.TOO_FEW_HOURS);
        } else if (score().orElseThrow().sum() < WORTH_IT) {
            return new Suggestion(Verdict.LATER, Suggestion.Because.LOW_SCORE);
        }
        return outsource(
                switch (assessed().kind()) {
                    case FRONT_DESK -> isHere() ? Suggestion.Because.FRONT_DESK_HERE : Suggestion.Because.FRONT_DESK;
                    case KNOWLEDGE, MARKETING -> Suggestion.Because.KNOWLEDGE;
                    case CRAFT, UPKEEP, WORKSHOP, TRANSPORT -> Suggestion.Because.HANDIWORK;
                    case REPETITIVE, ONE_OFF, EXPERTISE -> byItsNature();
                });
    }

    /** What is said of the work must be so, whatever its sort is called. */
    private Suggestion.Because byItsNature() {
        if (assessed().repetitive() < HALF_AND_HALF || assessed().simplicity() < HALF_AND_HALF) {
            return Suggestion.Because.HIGH_SCORE;
        }
        return effort.isKnown() ? Suggestion.Because.SIMPLE_AND_ALIKE : Suggestion.Because.HOURS_NOT_KNOWN;
    }

    private boolean isForAProgram() {
        var work = assessed();
        return work.repetitive() == 5 && work.simplicity() == 5 && !work.kind().isHandiwork() && !isHere();
    }

    private boolean isALearnedTrade() {
        return assessed().simplicity() <= TAKES_AN_EXPERT;
    }

    private boolean isHere() {
        return assessed().place() != Place.OFF_SITE;
    }

    /** So much that a person of one's own may cost less. */
    private boolean isOften() {
        return hoursPerYear().compareTo(HALF_A_POST) >= 0;
    }

    /** How work of this sort, done there and as often, is best handed over, as a key of the bundle; empty before anybody told. */
    Optional<String> advice() {
        return Optional.ofNullable(nature)
                .map(TaskProfile::kind)
                .map(kind -> "triage.advice." + kind
                        + switch (kind) {
                            case EXPERTISE -> isOften() ? ".often" : "";
                            case ONE_OFF -> effort.isSeldom() ? "" : ".again";
                            case FRONT_DESK -> isHere() ? ".here" : "";
                            default -> "";
                        });
    }

    private Suggestion outsource(Suggestion.Because because) {
        return new Suggestion(Verdict.OUTSOURCE, because);
    }

    public boolean needsCare() {
        return nature != null && nature.risk() >= HIGH_RISK;
    }

    /** Behind the gate of what is not assessed yet. */
    private TaskProfile assessed() {
        return Objects.requireNonNull(nature);
    }
}
