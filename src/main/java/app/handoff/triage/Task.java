package app.handoff.triage;

import app.handoff.engagement.Baseline;
import app.handoff.engagement.Engagement;
import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.DecisionId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A task of the business: what it is like, what it costs today, who could judge it. It is open until somebody decides, and
 * engaged while a vendor is sought for it or does it.
 */
@Entity
class Task extends BusinessOwned<TaskId> {

    public static final int LONGEST_NAME = 120;

    @EmbeddedId
    private TaskId id;

    private String name;

    // Null where nobody has assessed it yet.
    @Embedded
    private @Nullable TaskProfile nature;

    @Embedded
    private Effort effort;

    // Null where nothing of it is known.
    @Embedded
    private @Nullable TaskCost cost;

    private Currency currency;

    private @Nullable String doneBy;

    private @Nullable String judge;

    // What the core list says about the name is kept beside it as well: a gate holds the task, and lists are sorted by
    // it.
    private @Nullable String coreLine;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<DataClass> dataTouched;

    private @Nullable String tools;

    private @Nullable String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Volume> volumes;

    // Lists are sorted and added up in the database, so what follows from the above is kept beside it.
    private BigDecimal hoursPerYear;

    private BigDecimal costPerYear;

    private @Nullable Integer score;

    // What the score was reckoned with.
    @Embedded
    private Weights weights = Weights.USUAL;

    @Column(insertable = false, updatable = false)
    private @Nullable String foldedName;

    @Column(insertable = false, updatable = false)
    private @Nullable Integer rank;

    @Column(insertable = false, updatable = false)
    private @Nullable Boolean offSite;

    @Enumerated(EnumType.STRING)
    private Standing standing = Standing.OPEN;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "decision_id"))
    private @Nullable DecisionId decision;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "split_from"))
    private @Nullable TaskId splitFrom;

    @Embedded
    @EmbeddedColumnNaming("added_by_%s")
    private Actor addedBy;

    private Instant addedAt;

    private @Nullable Instant removedAt;

    protected Task() {}

    public Task(TaskId id, TaskDetails details, Currency currency, Actor by, Instant at) {
        this.id = id;
        this.currency = currency;
        this.addedBy = by;
        this.addedAt = at;
        take(details);
        reckon();
    }

    public void change(TaskDetails details) {
        take(details);
        reckon();
    }

    /** @throws RuleViolation at the field whose number no small business has, or that another one asks for */
    static void expectPlausible(TaskDetails details, Currency currency) {
        if (details.effort().isKnown() && details.cost().perHour() == null) {
            throw new RuleViolation("triage.task.hoursWithoutCost").at("costPerHour");
        }
        details.effort().expectPlausible();
        details.expectTheHoursThereAre();
        details.cost().expectPlausible(currency);
    }

    private void take(TaskDetails details) {
        expectPlausible(details, currency);
        name = details.name();
        nature = details.nature();
        effort = details.effort();
        cost = TaskCost.of(details.cost(), currency);
        doneBy = details.doneBy();
        judge = details.judge();
        dataTouched = details.data().isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(details.data()));
        tools = details.tools();
        notes = details.notes();
        volumes = details.volumes();
    }

    private void reckon() {
        hoursPerYear = effort.hoursPerYear();
        costPerYear = cost().perYear(hoursPerYear, currency).amount();
        score = assessment().score().map(Score::sum).orElse(null);
    }

    /** Holds this task as core where the profile of the business names it among what clients come for. */
    void compareWith(Profile profile) {
        coreLine = profile.coreCompetencyCalled(name).orElse(null);
        reckon();
    }

    /** Reckons its score by the weights of the business. */
    void weigh(Weights weights) {
        this.weights = weights;
        reckon();
    }

    /** The way out of {@link Gate#NO_JUDGE}. */
    public void nameJudge(String person) {
        if (person.isBlank()) {
            throw new RuleViolation("field.required").at("judge");
        }
        judge = person.strip();
        reckon();
    }

    /**
     * The way out of {@link Gate#ON_SITE}: what needs nobody on the premises becomes a task of its own, the rest stays here.
     * Other costs and costs of errors stay with the rest.
     *
     * @param hours the hours of the part, in the period of the whole; null where the hours of the whole are not known
     */
    public Task splitOff(TaskId part, String partName, @Nullable BigDecimal hours, Actor by, Instant at) {
        requireSplittable();
        var whole = Objects.requireNonNull(nature);
        var split = effort.partOfAll(hours);
        var details = new TaskDetails(
                partName,
                whole.at(Place.OFF_SITE),
                effort.only(split),
                new Cost(cost().perHour(), null, null, null),
                doneBy,
                judge,
                dataTouched(),
                tools,
                null,
                List.of());
        var partTask = new Task(part, details, currency, by, at);
        partTask.splitFrom = id;
        effort = split == null ? effort : effort.less(split);
        nature = whole.at(Place.ON_SITE);
        reckon();
        return partTask;
    }

    /**
     * Decides what happens with this task.
     *
     * @param why in the decider's own words, if any
     * @param override why a gate does not hold, in writing; null leaves it closed
     */
    public Decision decide(Verdict verdict, @Nullable String why, @Nullable String override, Actor by, Instant at) {
        if (verdict == Verdict.OUTSOURCE) {
            throw new IllegalArgumentException("handOver opens the engagement that goes with this verdict");
        }
        return settle(verdict, null, why, override, by, at);
    }

    /** Decides that this task is handed over, and freezes what it costs today. */
    public Handover handOver(
            String engagementName,
            OutsourcingReasons outsourcingReasons,
            @Nullable String why,
            @Nullable String override,
            Actor by,
            Instant at) {
        var decision = settle(Verdict.OUTSOURCE, outsourcingReasons, why, override, by, at);
        standing = Standing.ENGAGED;
        return Handover.of(this, decision, engagementName, outsourcingReasons, null, BigDecimal.ONE);
    }

    /**
     * Decides to ask for new bids while a vendor does the work, or after it did. What the task costs today is frozen anew.
     *
     * @param before the engagement whose work it is
     * @param decided what was decided about the task then; a lifted lock stays lifted
     */
    Handover handOverAgain(Engagement before, Decision decided, Actor by, Instant at) {
        if (removedAt != null) {
            throw new RuleViolation("triage.task.removed");
        }
        var outsourcingReasons = new OutsourcingReasons(before.reasons(), before.leadingReason());
        var taken = new Decision(
                DecisionId.next(),
                this,
                Verdict.OUTSOURCE,
                outsourcingReasons,
                null,
                decided.overrideReason().orElse(null),
                by,
                at);
        decision = taken.id();
        standing = Standing.ENGAGED;
        return Handover.of(this, taken, before.nameOfNextRound(), outsourcingReasons, before.id(), before.share());
    }

    private Decision settle(
            Verdict verdict,
            @Nullable OutsourcingReasons outsourcingReasons,
            @Nullable String why,
            @Nullable String override,
            Actor by,
            Instant at) {
        expectMayBe(verdict, override);
        var lifted = assessment().holds(verdict) ? override : null;
        var taken = new Decision(DecisionId.next(), this, verdict, outsourcingReasons, why, lifted, by, at);
        standing = Standing.DECIDED;
        decision = taken.id();
        return taken;
    }

    /**
     * Makes sure that no gate and no vendor stands against a verdict.
     *
     * @throws RuleViolation that says what does and how to mend it
     */
    public void expectMayBe(Verdict verdict, @Nullable String override) {
        requireNotEngaged();
        if (removedAt != null) {
            throw new RuleViolation("triage.task.removed");
        }
        if (!verdict.canBeDecided()) {
            throw new RuleViolation("field.choose").at("verdict");
        }
        if (verdict == Verdict.TRAIN && judge != null) {
            throw new RuleViolation("triage.train.judgeNamed", judge).at("verdict");
        }
        assessment().requireNoGateAgainst(verdict, override);
    }

    /** Back to the tasks that wait for a decision: a decision taken back, or work that came back from a vendor. */
    public void reopen() {
        standing = Standing.OPEN;
        decision = null;
    }

    /** The engagement is over and its work done for good: the decision to outsource stands, nothing is left to decide. */
    void settleDown() {
        standing = Standing.DECIDED;
    }

    public void remove(Instant at) {
        requireNotEngaged();
        if (removedAt == null) {
            removedAt = at;
        }
    }

    public void restore() {
        removedAt = null;
    }

    /** @throws RuleViolation if nothing of it can be done elsewhere, or it is with a vendor */
    public void requireSplittable() {
        requireNotEngaged();
        assessment().requireSplittable();
    }

    /** Whether an engagement is open for this task. */
    public boolean isEngaged() {
        return standing == Standing.ENGAGED;
    }

    /** @throws RuleViolation while an engagement is open for this task */
    public void requireNotEngaged() {
        if (isEngaged()) {
            throw new RuleViolation("triage.task.engaged");
        }
    }

    public Assessment assessment() {
        return Assessment.of(nature, effort, judge != null, coreLine != null, weights);
    }

    /** What this task costs in a year as it is today. */
    public Baseline baseline() {
        return new Baseline(
                hoursPerYear, cost().hourly(currency), cost().other(currency), cost().errors(hoursPerYear, currency));
    }

    public Cost cost() {
        return cost == null ? Cost.unknown() : cost.in(currency);
    }

    public TaskDetails details() {
        return new TaskDetails(
                name, nature, effort, cost(), doneBy, judge, Set.copyOf(dataTouched), tools, notes, volumes);
    }

    @Override
    public TaskId getId() {
        return id;
    }

    public TaskId id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** What it is like; empty where nobody has assessed it yet. */
    public Optional<TaskProfile> nature() {
        return Optional.ofNullable(nature);
    }

    /** Whether somebody has told what it is like; else it is only written down. */
    boolean isAssessed() {
        return nature != null;
    }

    public Effort effort() {
        return effort;
    }

    public Currency currency() {
        return currency;
    }

    public Optional<String> judge() {
        return Optional.ofNullable(judge);
    }

    /** The line of the core list that names this task. */
    public Optional<String> coreLine() {
        return Optional.ofNullable(coreLine);
    }

    public Set<DataClass> dataTouched() {
        return Set.copyOf(dataTouched);
    }

    public BigDecimal hoursPerYear() {
        return hoursPerYear;
    }

    public Money costPerYear() {
        return new Money(costPerYear, currency);
    }

    public Standing standing() {
        return standing;
    }

    public Optional<DecisionId> decision() {
        return Optional.ofNullable(decision);
    }

    public Optional<TaskId> splitFrom() {
        return Optional.ofNullable(splitFrom);
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    public enum Standing {
        OPEN,
        DECIDED,
        /** A vendor is sought for it, or does it. */
        ENGAGED
    }
}
