package app.handoff.engagement;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.DecisionId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A task on its way to a vendor, through all stages. Opened by the decision to outsource; what the task was like and cost
 * at that moment never changes again. Its stage is derived from the later modules and stored nowhere.
 */
@Entity
public class Engagement extends BusinessOwned<EngagementId> {

    public static final int LONGEST_NAME = 120;

    /** How many characters a reason has at most for which an engagement is stopped. */
    public static final int LONGEST_REASON = 2_000;

    private static final int SHARE_SCALE = 8;

    private static final Pattern ROUND = Pattern.compile("(.*) \\((\\d{1,3})\\)");

    @EmbeddedId
    private EngagementId id;

    private String name;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "task_id", updatable = false))
    private TaskId task;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "decision_id", updatable = false))
    private DecisionId decision;

    /** The engagement of the round before, whose work new bids are asked for; null for the first one. */
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "succeeds", updatable = false))
    private @Nullable EngagementId succeeds;

    /** The engagement whose bids this one's vendor was chosen from, for a part of the work; null where there is none. */
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "part_of", updatable = false))
    private @Nullable EngagementId partOf;

    /** How much of what the task cost belongs to the work of this engagement, from 0 to 1. */
    private BigDecimal share;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private TaskKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<Reason> reasons;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Reason leadingReason;

    @Column(updatable = false)
    private String judge;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<DataClass> dataTouched;

    @Column(updatable = false)
    private BigDecimal hoursPerYear;

    @Column(updatable = false)
    private @Nullable Integer yearsApart;

    @Column(updatable = false)
    private BigDecimal costPerHour;

    @Column(updatable = false)
    private BigDecimal otherCostPerYear;

    @Column(updatable = false)
    private BigDecimal errorCostPerYear;

    @Column(updatable = false)
    private Currency currency;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "opened_by_kind", updatable = false))
    @AttributeOverride(name = "id", column = @Column(name = "opened_by_id", updatable = false))
    @AttributeOverride(name = "name", column = @Column(name = "opened_by_name", updatable = false))
    private Actor openedBy;

    @Column(updatable = false)
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable Actor endedBy;

    private @Nullable Instant endedAt;

    private @Nullable String endReason;

    protected Engagement() {}

    Engagement(EngagementId id, Opening opening, Actor by, Instant at) {
        var baseline = opening.baseline();
        this.id = id;
        this.name = opening.name();
        this.task = opening.task();
        this.decision = opening.decision();
        this.succeeds = opening.succeeds();
        this.share = BigDecimal.ONE;
        this.kind = opening.kind();
        this.reasons = opening.reasons();
        this.leadingReason = opening.leadingReason();
        this.judge = opening.judge();
        this.dataTouched = opening.data().isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(opening.data()));
        this.hoursPerYear = baseline.hoursPerYear();
        this.yearsApart = opening.yearsApart();
        this.costPerHour = baseline.hourlyCost().amount();
        this.otherCostPerYear = baseline.otherCostPerYear().amount();
        this.errorCostPerYear = baseline.errorCostPerYear().amount();
        this.currency = baseline.hourlyCost().currency();
        this.openedBy = by;
        this.openedAt = at;
        registerEvent(new Opened(id, this.name, this.task, kind, by, at));
    }

    private Engagement(EngagementId id, Engagement whole, String name, BigDecimal share, Actor by, Instant at) {
        this.id = id;
        this.name = name;
        this.task = whole.task;
        this.decision = whole.decision;
        this.partOf = whole.id;
        this.share = share;
        this.kind = whole.kind;
        this.reasons = whole.reasons;
        this.leadingReason = whole.leadingReason;
        this.judge = whole.judge;
        this.dataTouched = whole.dataTouched;
        this.hoursPerYear = whole.hoursPerYear;
        this.yearsApart = whole.yearsApart;
        this.costPerHour = whole.costPerHour;
        this.otherCostPerYear = whole.otherCostPerYear;
        this.errorCostPerYear = whole.errorCostPerYear;
        this.currency = whole.currency;
        this.openedBy = by;
        this.openedAt = at;
        registerEvent(new PartOpened(id, name, whole.name, by, at));
    }

    /**
     * Goes its own way with the work of another vendor, that was chosen from the same bids. What the task cost is divided: this
     * engagement keeps the rest.
     *
     * @param part what the vendor does, as its engagement is called beside the name of this one
     * @param fraction how much of this engagement's own share goes with it, from 0 to 1
     */
    Engagement openPart(String part, BigDecimal fraction, Actor by, Instant at) {
        if (partOf != null || endedAt != null) {
            throw new IllegalStateException(
                    "Only the engagement that asked for bids is divided, and while it is open.");
        }
        var own = share.multiply(fraction).setScale(SHARE_SCALE, RoundingMode.HALF_UP);
        share = share.subtract(own);
        return new Engagement(EngagementId.next(), this, nameOfPart(part), own, by, at);
    }

    private String nameOfPart(String part) {
        var full = name + ": " + part;
        return full.length() > LONGEST_NAME
                ? full.substring(0, LONGEST_NAME - 1).strip() + "…"
                : full;
    }

    /** Calls this engagement something else from now on; what vendors were sent keeps the name it was sent with. */
    void rename(String name) {
        this.name = given(name);
    }

    static String given(String name) {
        if (name.isBlank()) {
            throw new RuleViolation("field.required").at("name");
        }
        return name.strip();
    }

    /** What the next round is called: Bookkeeping is followed by Bookkeeping (2), and that by Bookkeeping (3). */
    public String nameOfNextRound() {
        return nameOfRoundAfter(name);
    }

    static String nameOfRoundAfter(String name) {
        var numbered = ROUND.matcher(name);
        var words = numbered.matches() ? numbered.group(1) : name;
        var round = " (" + (numbered.matches() ? Integer.parseInt(numbered.group(2)) + 1 : 2) + ")";
        int most = LONGEST_NAME - round.length();
        return (words.length() > most ? words.substring(0, most).strip() : words) + round;
    }

    /** Ends this engagement, well or badly. */
    void end(Outcome outcome, Actor by, Instant at) {
        end(outcome, null, by, at);
    }

    /**
     * Stops this engagement before it came to a contract.
     *
     * @param reason why, in writing
     */
    void stop(String reason, Actor by, Instant at) {
        end(Outcome.ABANDONED, WrittenReason.of(reason, LONGEST_REASON, "engagement.stop.reason.required"), by, at);
    }

    private void end(Outcome outcome, @Nullable String reason, Actor by, Instant at) {
        if (endedAt != null) {
            throw new RuleViolation("engagement.ended.already");
        }
        this.outcome = outcome;
        this.endReason = reason;
        this.endedBy = by;
        this.endedAt = at;
        registerEvent(new Ended(id, name, task, outcome, reason, by, at));
    }

    @Override
    public EngagementId getId() {
        return id;
    }

    public EngagementId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public TaskId taskId() {
        return task;
    }

    /** The engagement of the round before; empty for the first one. */
    public Optional<EngagementId> succeeds() {
        return Optional.ofNullable(succeeds);
    }

    /** The engagement that asked for the bids, where this one is about some parts of its work only. */
    public Optional<EngagementId> partOf() {
        return Optional.ofNullable(partOf);
    }

    /** The engagement that asked for the bids: this one, or the one it is a part of. */
    public EngagementId whole() {
        return partOf == null ? id : partOf;
    }

    public DecisionId decision() {
        return decision;
    }

    public TaskKind kind() {
        return kind;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    public Reason leadingReason() {
        return leadingReason;
    }

    /** Who in the house can tell good work from bad. */
    public String judge() {
        return judge;
    }

    public Set<DataClass> dataTouched() {
        return Set.copyOf(dataTouched);
    }

    /** What the work of this engagement cost: of the task, the share that belongs to it. */
    public Baseline baseline() {
        return baselineOfTask().of(share);
    }

    /** How much of what the task cost belongs to the work of this engagement, from 0 to 1. */
    public BigDecimal share() {
        return share;
    }

    /** What all of the task cost, whoever does which part of it. */
    public Baseline baselineOfTask() {
        return new Baseline(hoursPerYear, money(costPerHour), money(otherCostPerYear), money(errorCostPerYear));
    }

    /** What doing it one time cost, for work that comes up once a year at most; empty for other work, or where nobody knew. */
    public Optional<Money> costOfOneTime() {
        return Optional.ofNullable(yearsApart)
                .flatMap(years ->
                        baselineOfTask().knownCostPerYear().map(year -> year.times(BigDecimal.valueOf(years))));
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, currency);
    }

    public Actor openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public boolean isEnded() {
        return endedAt != null;
    }

    /** Why it was stopped, if it was. */
    public Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }

    /** Whether it never came to a contract and never will. */
    public boolean isStopped() {
        return outcome != null && outcome.isStop();
    }

    public boolean isRemoved() {
        return outcome == Outcome.REMOVED;
    }

    /** How an engagement ended. */
    public enum Outcome {
        /** The work is done or the contract ran its course. */
        COMPLETED,
        /** The contract was ended early. */
        TERMINATED,
        /** The business does the work itself again. */
        TAKEN_BACK,
        /** It was stopped before it came to a contract. */
        ABANDONED,
        /** It was opened by mistake and nobody outside has seen it: no list shows it any more. */
        REMOVED;

        /** Whether it ends an engagement that never came to a contract. */
        public boolean isStop() {
            return this == ABANDONED || this == REMOVED;
        }
    }

    public record Opened(EngagementId engagement, String name, TaskId task, TaskKind kind, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {name};
        }
    }

    /** @param whole the name of the engagement that asked for the bids */
    public record PartOpened(EngagementId engagement, String name, String whole, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {name, whole};
        }
    }

    public record Ended(
            EngagementId engagement,
            String name,
            TaskId task,
            Outcome outcome,
            @Nullable String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return reason == null ? new Object[] {name, outcome} : new Object[] {name, outcome, reason};
        }

        @Override
        public String messageKey() {
            return reason == null ? "activity.Engagement.Ended" : "activity.Engagement.Ended.because";
        }
    }
}
