package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.WrittenReason;
import app.handoff.servicelevel.AgreedLevel;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A service level that missed what was agreed in a measuring period after the transition. A person sends the vendor a notice of it,
 * the vendor replies through its link, and we decide: it stands, it is excused, or both sides settle what they disagree on. A
 * plan says how the level comes back. A corrected report can take the miss back at any stage.
 */
@Entity
@DynamicUpdate
class Breach extends BusinessOwned<BreachId> {

    static final int LONGEST_TEXT = 4_000;

    @EmbeddedId
    private BreachId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "report_id"))
    private StatusReportId report;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "level_id"))
    private ServiceLevelId level;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String levelName;
    private int week;
    private LocalDate endsOn;
    private BigDecimal value;
    private BigDecimal minimum;
    private BigDecimal agreed;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DETECTED;

    @Enumerated(EnumType.STRING)
    private @Nullable Status statusBefore;

    private Instant detectedAt;
    private @Nullable UUID noticeId;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision withdrawal;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable BreachReply reply;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision decision;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable CurePlan plan;

    private @Nullable LocalDate planDue;
    private @Nullable Integer curedWeek;

    @SuppressWarnings("NullAway.Init")
    protected Breach() {}

    Breach(StatusReport report, EngagementId engagement, AgreedLevel level, BigDecimal value, Actor by, Instant now) {
        this.id = BreachId.next();
        this.delivery = report.delivery();
        this.report = report.id();
        this.engagement = engagement;
        this.level = level.id();
        this.levelName = level.name();
        this.week = report.week();
        this.endsOn = report.period().to();
        missed(level, value);
        this.detectedAt = now;
        registerEvent(new Detected(engagement, level.name(), week, by, now));
        registerEvent(new Judged(id, now));
    }

    private void missed(AgreedLevel level, BigDecimal value) {
        this.value = value;
        this.minimum = level.asked().leastFor(value);
        this.agreed = level.boundFor(value);
    }

    /** The report was sent again with another number that still misses the level; a miss that was taken back stands where it did. */
    void confirm(AgreedLevel level, BigDecimal value, Actor by, Instant now) {
        missed(level, value);
        if (status == Status.CORRECTED) {
            status = statusBefore == null ? Status.DETECTED : statusBefore;
            statusBefore = null;
            registerEvent(new Detected(engagement, levelName, week, by, now));
            registerEvent(new Judged(id, now));
        }
    }

    /** The report was sent again and the level is no longer missed. */
    void correct(Actor by, Instant now) {
        if (status != Status.CORRECTED) {
            statusBefore = status;
            status = Status.CORRECTED;
            registerEvent(new TakenBack(engagement, levelName, week, by, now));
            registerEvent(new Judged(id, now));
        }
    }

    /** It is named in a notice to the vendor. */
    void notify(BreachNotice notice) {
        require(status == Status.DETECTED, "delivery.breach.noticedAlready");
        noticeId = notice.getId();
        withdrawal = null;
        status = Status.NOTIFIED;
    }

    /**
     * The notice was not to name it: the vendor need not reply. Another notice can name it again.
     *
     * @throws RuleViolation unless a notice names it to which the vendor did not reply; at {@code reason} without one
     */
    void withdrawNotice(@Nullable String reason, List<SentFile> files, Actor by, Instant now) {
        require(status == Status.NOTIFIED, "delivery.breach.notWithdrawable");
        withdrawal = ReasonedDecision.toldToVendor(by, now, because(reason), files);
        status = Status.DETECTED;
        registerEvent(new NoticeWithdrawn(engagement, levelName, week, because(reason), by, now));
    }

    /** Whether the vendor was told of it, and is held to it. */
    boolean isTold() {
        return noticeId != null && withdrawal == null;
    }

    /**
     * @throws RuleViolation unless the vendor can reply to it: once, after a notice; once the work has ended, until we have decided
     */
    void requireRepliable(Delivery work) {
        require(isTold() && status != Status.CORRECTED, "delivery.breach.notNoticed");
        require(reply == null, "delivery.breach.repliedAlready");
        require(!work.hasEnded() || status.isOpen(), "delivery.breach.closedWithTheWork");
    }

    /**
     * The vendor replies, once. A reply that comes after we decided without it is kept beside the decision, as long as the work runs.
     *
     * @throws RuleViolation at {@code kind} or {@code text} if that is missing; as {@link #requireRepliable} says
     */
    void reply(
            Delivery work,
            BreachNotice notice,
            BreachReply.@Nullable Kind kind,
            @Nullable String text,
            List<SentFile> files,
            Actor by,
            Instant now) {
        requireRepliable(work);
        if (kind == null) {
            throw new RuleViolation("field.choose").at("kind");
        }
        var words = kind == BreachReply.Kind.ACCEPTS && (text == null || text.isBlank())
                ? ""
                : CurePlan.text(text, LONGEST_TEXT, "delivery.reply.textMissing." + kind, "text");
        reply = new BreachReply(kind, words, by, now, notice.isDue(now), files);
        if (status == Status.NOTIFIED) {
            status = Status.REPLIED;
        }
        registerEvent(new Replied(engagement, levelName, week, kind, by, now));
    }

    /**
     * The miss stands as it was found.
     *
     * @param notice that was sent
     * @param words why, in answer to a vendor that disputes it or asks to be excused; else it may be empty
     * @throws RuleViolation before the vendor replied or its day is over; at {@code reason} without words where they are needed
     */
    void stand(@Nullable BreachNotice notice, @Nullable String words, List<SentFile> files, Actor by, Instant now) {
        requireDecidable(notice, now);
        boolean answers = reply != null && reply.kind() != BreachReply.Kind.ACCEPTS;
        decide(Status.CONFIRMED, answers ? because(words) : orNull(words), files, by, now);
        registerEvent(new Confirmed(engagement, levelName, week, by, now));
    }

    /**
     * It does not count as missed, by the clause on remedies.
     *
     * @throws RuleViolation at {@code reason} without one; once it was decided
     */
    void excuse(@Nullable String reason, List<SentFile> files, Actor by, Instant now) {
        require(status.isOpen(), "delivery.breach.decidedAlready");
        decide(Status.EXCUSED, because(reason), files, by, now);
        registerEvent(new Excused(engagement, levelName, week, because(reason), by, now));
        registerEvent(new Judged(id, now));
    }

    /**
     * Both sides settled what they did not agree on.
     *
     * @param words what they settled on
     * @throws RuleViolation unless the vendor disputes it or asks to be excused; at {@code reason} without words
     */
    void settle(@Nullable String words, List<SentFile> files, Actor by, Instant now) {
        require(
                status == Status.REPLIED && reply != null && reply.kind() != BreachReply.Kind.ACCEPTS,
                "delivery.breach.nothingToSettle");
        decide(Status.SETTLED, because(words), files, by, now);
        registerEvent(new Settled(engagement, levelName, week, because(words), by, now));
    }

    private void decide(Status to, @Nullable String words, List<SentFile> files, Actor by, Instant now) {
        decision = ReasonedDecision.toldToVendor(by, now, words, files);
        status = to;
    }

    /** @throws RuleViolation before the vendor replied or the day for its reply is over, and once it was decided */
    void requireDecidable(@Nullable BreachNotice notice, Instant now) {
        require(status.isOpen(), "delivery.breach.decidedAlready");
        require(status != Status.DETECTED, "delivery.breach.noticeFirst");
        require(status == Status.REPLIED || (notice != null && notice.isDue(now)), "delivery.breach.replyAwaited");
    }

    /**
     * Somebody says how the level comes back. Until it is accepted another plan takes its place.
     *
     * @throws RuleViolation before a notice was sent, once it is excused or taken back or the work has ended, or a plan was accepted
     *     that runs
     */
    void propose(Delivery work, CurePlan proposed) {
        requirePlannable(work);
        plan = proposed;
        planDue = null;
        registerEvent(new PlanProposed(
                engagement, levelName, week, proposed.by(), proposed.proposedBy(), proposed.proposedAt()));
    }

    /** @throws RuleViolation as {@link #propose} says */
    void requirePlannable(Delivery work) {
        work.requireNotEnded();
        require(isTold() && counts(), "delivery.breach.notNoticed");
        require(plan == null || plan.state().canBeFollowed(), "delivery.cure.acceptedAlready");
    }

    /** @throws RuleViolation unless a plan is proposed */
    void acceptPlan(Actor by, Instant now) {
        var proposed = plan;
        if (!counts() || proposed == null || proposed.state() != CurePlan.State.PROPOSED) {
            throw new RuleViolation("delivery.cure.notProposed");
        }
        plan = proposed.acceptedBy(by, now);
        planDue = proposed.by();
        registerEvent(new PlanAccepted(engagement, levelName, week, proposed.by(), by, now));
    }

    /**
     * The plan does not convince us; the vendor can propose another one.
     *
     * @throws RuleViolation unless a plan is proposed; at {@code reason} without one
     */
    void refusePlan(@Nullable String reason, List<SentFile> files, Actor by, Instant now) {
        var proposed = plan;
        if (!counts() || proposed == null || proposed.state() != CurePlan.State.PROPOSED) {
            throw new RuleViolation("delivery.cure.notProposed");
        }
        plan = proposed.refusedBy(because(reason), files, by, now);
        registerEvent(new PlanRefused(engagement, levelName, week, because(reason), by, now));
    }

    /**
     * Says whether the plan was kept.
     *
     * @throws RuleViolation unless a plan was accepted and nobody said so before
     */
    void closePlan(boolean kept, Actor by, Instant now) {
        var accepted = plan;
        if (accepted == null || accepted.state() != CurePlan.State.ACCEPTED) {
            throw new RuleViolation("delivery.cure.notAccepted");
        }
        plan = accepted.closed(kept, by, now);
        planDue = null;
        registerEvent(
                kept
                        ? new PlanKept(engagement, levelName, week, by, now)
                        : new PlanMissed(engagement, levelName, week, by, now));
    }

    /** A later period reached the level again; null where it was missed again or its report was corrected. */
    void curedIn(@Nullable Integer week) {
        this.curedWeek = week;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new RuleViolation(rule);
        }
    }

    private static String because(@Nullable String reason) {
        return WrittenReason.of(reason, LONGEST_TEXT, "delivery.reason.required");
    }

    private static @Nullable String orNull(@Nullable String words) {
        return words == null || words.isBlank() ? null : because(words);
    }

    @Override
    public BreachId getId() {
        return id;
    }

    BreachId id() {
        return id;
    }

    DeliveryId delivery() {
        return delivery;
    }

    EngagementId engagement() {
        return engagement;
    }

    public ServiceLevelId level() {
        return level;
    }

    /** The name of the level, as it was when it was missed. */
    public String levelName() {
        return levelName;
    }

    public StatusReportId report() {
        return report;
    }

    public int week() {
        return week;
    }

    /** The last day of the measuring period. */
    public LocalDate endsOn() {
        return endsOn;
    }

    public BigDecimal value() {
        return value;
    }

    public BigDecimal minimum() {
        return minimum;
    }

    /** What the value should have reached, by what both sides had agreed on for its period. */
    public BigDecimal agreed() {
        return agreed;
    }

    /** The level with the value that was agreed on for the period that missed it. */
    AgreedLevel heldTo(Delivery delivery) {
        return delivery.levels().stream()
                .filter(one -> one.id().equals(level))
                .findFirst()
                .map(one -> new AgreedLevel(one.asked(), agreed))
                .orElseThrow();
    }

    public Status status() {
        return status;
    }

    /** Where it stood before a corrected report took it back; null where none did. */
    @Nullable Status statusBefore() {
        return statusBefore;
    }

    Instant detectedAt() {
        return detectedAt;
    }

    /** The notice that names it; null before one was sent. */
    @Nullable UUID notice() {
        return noticeId;
    }

    /** Why the notice that named it was withdrawn; null where none was, or another one was sent since. */
    @Nullable ReasonedDecision withdrawal() {
        return withdrawal;
    }

    @Nullable BreachReply reply() {
        return reply;
    }

    @Nullable ReasonedDecision decision() {
        return decision;
    }

    @Nullable CurePlan plan() {
        return plan;
    }

    /** The first later week in which the level was reached again; null while it was not. */
    @Nullable Integer curedWeek() {
        return curedWeek;
    }

    /** What both sides sent about it, beside the files of the notice. */
    Stream<SentFile> files() {
        return Stream.of(
                        reply == null ? List.<SentFile>of() : reply.files(),
                        filesOf(decision),
                        filesOf(withdrawal),
                        filesOf(plan == null ? null : plan.refused()))
                .flatMap(List::stream);
    }

    private static List<SentFile> filesOf(@Nullable ReasonedDecision made) {
        return made == null ? List.of() : made.files();
    }

    /** Whether a corrected report took it back. */
    boolean isCorrected() {
        return status == Status.CORRECTED;
    }

    /** Whether it counts as missed: for credits, and for the right to end the contract. */
    boolean counts() {
        return status != Status.CORRECTED && status != Status.EXCUSED;
    }

    public enum Status {
        /** Found in a report; nobody told the vendor yet. */
        DETECTED,
        NOTIFIED,
        REPLIED,
        CONFIRMED,
        EXCUSED,
        SETTLED,
        /** A corrected report took it back. */
        CORRECTED;

        /** Whether it waits for a decision of ours. */
        boolean isOpen() {
            return this == DETECTED || this == NOTIFIED || this == REPLIED;
        }

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case DETECTED, REPLIED -> "wait";
                case NOTIFIED -> "info";
                case CONFIRMED -> "bad";
                case EXCUSED, CORRECTED -> "idle";
                case SETTLED -> "good";
            };
        }
    }

    /** A level was missed, or a corrected report or an excuse took that back. */
    record Judged(BreachId breach, Instant at) {}

    public record Detected(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record TakenBack(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record Replied(EngagementId engagement, String level, int week, BreachReply.Kind kind, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {level, week};
        }

        @Override
        public String messageKey() {
            return "activity.Breach.Replied." + kind;
        }
    }

    public record NoticeWithdrawn(EngagementId engagement, String level, int week, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Confirmed(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record Excused(EngagementId engagement, String level, int week, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Settled(EngagementId engagement, String level, int week, String settlement, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlanProposed(EngagementId engagement, String level, int week, LocalDate until, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlanAccepted(EngagementId engagement, String level, int week, LocalDate until, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlanRefused(EngagementId engagement, String level, int week, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlanKept(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlanMissed(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
