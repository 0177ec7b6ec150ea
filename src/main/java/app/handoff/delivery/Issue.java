package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What one side asks of the other between the weekly reports: a question, a fault, a change asked for. Who raised it closes it; until
 * then exactly one side has to act. The time that the other side takes counts in the working hours of that side, and only while it is
 * its turn.
 */
@Entity
@DynamicUpdate
class Issue extends BusinessOwned<IssueId> {

    static final int LONGEST_TITLE = 120;

    /** So often people write about one thing; then they had better talk. */
    static final int MOST_ENTRIES = 100;

    @EmbeddedId
    private IssueId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String title;
    private boolean stopsWork;

    @Enumerated(EnumType.STRING)
    private Side raisedBySide;

    private String raisedByName;
    private Instant raisedAt;

    @Enumerated(EnumType.STRING)
    private Status status = Status.OPEN;

    private Instant askedAt;
    private Instant turnSince;
    private @Nullable Instant answeredAt;
    private @Nullable Integer answerMinutes;
    private int workedMinutes;
    private @Nullable Instant settledAt;
    private @Nullable Instant closedAt;
    private int reopened;
    private int entries = 1;
    private @Nullable String ourName;
    private @Nullable String ourEmail;

    @SuppressWarnings("NullAway.Init")
    protected Issue() {}

    /**
     * @param stopsWork whether the work stands still because of it, which only a fault does
     * @throws RuleViolation if the work has ended; at {@code kind} or {@code title} if that is missing
     */
    @SuppressWarnings("NullAway.Init")
    Issue(
            Delivery delivery,
            @Nullable Kind kind,
            @Nullable String title,
            boolean stopsWork,
            Side side,
            Actor by,
            Instant now) {
        delivery.requireNotEnded();
        if (kind == null) {
            throw new RuleViolation("field.choose").at("kind");
        }
        this.id = IssueId.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.kind = kind;
        this.title = CurePlan.text(title, LONGEST_TITLE, "delivery.issue.titleMissing", "title");
        this.stopsWork = stopsWork && kind == Kind.FAULT;
        this.raisedBySide = side;
        this.raisedByName = by.name();
        this.raisedAt = now;
        this.askedAt = now;
        this.turnSince = now;
        registerEvent(new Raised(id, engagement, kind, this.title, by, now));
        registerEvent(new Written(id, side, Step.RAISED, now));
    }

    /** What a side can do about it now; nothing where it is the other one's turn alone. */
    Set<Step> steps(Side side) {
        boolean raiser = side == raisedBySide;
        return switch (status) {
            case OPEN, IN_WORK ->
                raiser ? EnumSet.of(Step.ADDED, Step.CLOSED) : EnumSet.of(Step.WORKING, Step.ASKED, Step.SETTLED);
            case ASKED_BACK -> raiser ? EnumSet.of(Step.ADDED, Step.CLOSED) : EnumSet.of(Step.WORKING, Step.SETTLED);
            case SETTLED -> raiser ? EnumSet.of(Step.CLOSED, Step.REOPENED) : EnumSet.noneOf(Step.class);
            case CLOSED -> raiser ? EnumSet.of(Step.REOPENED) : EnumSet.noneOf(Step.class);
        };
    }

    /**
     * One side goes on with it.
     *
     * @param clock that of the side that answers
     * @throws RuleViolation at {@code step} if it can do no such thing now; if too much was written about it already
     */
    void take(@Nullable Step step, Side side, WorkingClock clock, Delivery work, Actor by, Instant now) {
        if (step == null) {
            throw new RuleViolation("field.choose").at("step");
        }
        if (!steps(side).contains(step)) {
            throw new RuleViolation("delivery.issue.cannot." + status);
        }
        if (entries >= MOST_ENTRIES && step != Step.CLOSED) {
            throw new RuleViolation("delivery.issue.tooMany", MOST_ENTRIES);
        }
        if (status.isTheirTurn()) {
            workedMinutes += clock.minutes(turnSince, now);
            turnSince = now;
        }
        entries++;
        switch (step) {
            case ADDED -> {
                if (status == Status.ASKED_BACK) {
                    beTheirs(Status.IN_WORK, now);
                }
                registerEvent(new Answered(id, engagement, title, by, now));
            }
            case WORKING, ASKED -> {
                answered(now);
                beTheirs(step == Step.ASKED ? Status.ASKED_BACK : Status.IN_WORK, now);
                registerEvent(new Answered(id, engagement, title, by, now));
            }
            case SETTLED -> {
                answered(now);
                status = Status.SETTLED;
                turnSince = now;
                settledAt = now;
                registerEvent(new Settled(id, engagement, title, by, now));
            }
            case CLOSED -> {
                status = Status.CLOSED;
                closedAt = now;
                registerEvent(new Closed(id, engagement, title, by, now));
            }
            case REOPENED -> {
                work.requireNotEnded();
                reopened++;
                settledAt = null;
                closedAt = null;
                if (answeredAt == null) {
                    askedAt = now;
                }
                beTheirs(answerMinutes == null ? Status.OPEN : Status.IN_WORK, now);
                registerEvent(new Reopened(id, engagement, title, by, now));
            }
            case RAISED -> throw new RuleViolation("delivery.issue.cannot." + status);
        }
        registerEvent(new Written(id, side, step, now));
    }

    private void beTheirs(Status next, Instant now) {
        status = next;
        turnSince = now;
    }

    private void answered(Instant now) {
        if (answerMinutes == null) {
            answerMinutes = workedMinutes;
            answeredAt = now;
        }
    }

    /** Whether nobody wrote about it since it was raised. */
    boolean isJustRaised() {
        return entries == 1;
    }

    /** By when the first answer is to come, within so many working minutes of the side that answers. */
    Instant answerDue(WorkingClock clock, int minutes) {
        return clock.after(askedAt, minutes);
    }

    /** How its first answer stands, which is to come within so many working minutes of the side that answers. */
    FirstAnswer answer(WorkingClock clock, int minutes, Instant now) {
        if (answeredAt != null) {
            return clock.minutes(askedAt, answeredAt) <= minutes ? FirstAnswer.IN_TIME : FirstAnswer.LATE;
        }
        var due = answerDue(clock, minutes);
        if (closedAt != null && closedAt.isBefore(due)) {
            return FirstAnswer.TAKEN_BACK;
        }
        return now.isBefore(due) ? FirstAnswer.AWAITED : FirstAnswer.LATE;
    }

    /** Where we hear of what the vendor writes next. */
    void heardBy(String name, String email) {
        ourName = name;
        ourEmail = email;
    }

    @Override
    public IssueId getId() {
        return id;
    }

    public IssueId id() {
        return id;
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    /** Whether the work stands still because of it: no longer once it is settled, and again where that did not hold. */
    public boolean stopsWork() {
        return stopsWork && status != Status.SETTLED && status != Status.CLOSED;
    }

    /** The side that raised it; the other one answers. */
    public Side raisedBySide() {
        return raisedBySide;
    }

    Side answeringSide() {
        return raisedBySide == Side.OURS ? Side.VENDOR : Side.OURS;
    }

    public String raisedByName() {
        return raisedByName;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public Status status() {
        return status;
    }

    /** The side that has to act; null once it is closed. */
    public @Nullable Side turn() {
        return status == Status.CLOSED ? null : status.isTheirTurn() ? answeringSide() : raisedBySide;
    }

    /** Since when it is the turn of the side that has to act. */
    public Instant turnSince() {
        return turnSince;
    }

    /** Working minutes of the side that answers until its first answer; null before. */
    public @Nullable Integer answerMinutes() {
        return answerMinutes;
    }

    /** Working minutes that the side which answers took until it was settled; null while it is not. */
    public @Nullable Integer settledMinutes() {
        return settledAt == null ? null : workedMinutes;
    }

    /** When the side that answers said that it is settled; null while it has not. */
    public @Nullable Instant settledAt() {
        return settledAt;
    }

    /** How often it was not settled after all. */
    public int reopened() {
        return reopened;
    }

    @Nullable String ourName() {
        return ourName;
    }

    @Nullable String ourEmail() {
        return ourEmail;
    }

    /** How a first answer stands that is to come within a time. */
    enum FirstAnswer {
        IN_TIME,
        /** It came late, or has not come. */
        LATE,
        /** It has not come, and there is time. */
        AWAITED,
        /** Who raised it closed it before it had to be answered. */
        TAKEN_BACK
    }

    public enum Kind {
        QUESTION,
        FAULT,
        /** A change asked for; where both sides want it, the contract is amended. */
        CHANGE
    }

    public enum Status {
        /** Nobody answered yet. */
        OPEN,
        IN_WORK,
        /** Who raised it was asked something. */
        ASKED_BACK,
        /** Who raised it says whether it is. */
        SETTLED,
        CLOSED;

        /** Whether it is the turn of the side that answers. */
        boolean isTheirTurn() {
            return this == OPEN || this == IN_WORK;
        }

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case OPEN, ASKED_BACK -> "wait";
                case IN_WORK -> "info";
                case SETTLED -> "good";
                case CLOSED -> "idle";
            };
        }
    }

    /** What somebody does about it, with words. */
    public enum Step {
        RAISED,
        /** The side that raised it says more. */
        ADDED,
        /** The side that answers goes on with it. */
        WORKING,
        /** The side that answers needs something of the other one. */
        ASKED,
        SETTLED,
        CLOSED,
        REOPENED;

        /** Whether it needs words. */
        boolean needsWords() {
            return this != CLOSED;
        }
    }

    /** Somebody wrote about it, so that the other side is to hear of it. */
    record Written(IssueId issue, Side side, Step step, Instant at) {}

    record Raised(IssueId issue, EngagementId engagement, Kind kind, String title, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {title};
        }

        @Override
        public String messageKey() {
            return "activity.Issue.Raised." + kind;
        }
    }

    record Answered(IssueId issue, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}

    record Settled(IssueId issue, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}

    record Closed(IssueId issue, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}

    record Reopened(IssueId issue, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}
}
