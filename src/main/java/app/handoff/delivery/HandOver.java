package app.handoff.delivery;

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
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for one night: handed over by the end of our day, needed back when we start again. The vendor says when it takes it
 * and gives it back, with a note each.
 */
@Entity
@DynamicUpdate
class HandOver extends BusinessOwned<HandOverId> {

    static final int LONGEST_WHAT = 200;
    static final int LONGEST_NOTES = 2_000;
    static final int LONGEST_NOTE = 1_000;

    /** Nobody hands over work so far ahead. */
    private static final int MOST_DAYS_AHEAD = 31;

    @EmbeddedId
    private HandOverId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String what;
    private String notes;
    private LocalDate evening;
    private Instant handOverBy;
    private Instant backBy;

    @Enumerated(EnumType.STRING)
    private Status status = Status.HANDED_OVER;

    private Instant handedOverAt;
    private String handedOverByName;
    private @Nullable Instant takenAt;
    private @Nullable String takenBy;
    private String takenNote = "";
    private @Nullable Instant returnedAt;
    private @Nullable String returnedBy;
    private String returnedNote = "";
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnBy;

    @SuppressWarnings("NullAway.Init")
    protected HandOver() {}

    /**
     * @param evening the day of ours at whose end it is handed over
     * @param today which day it is where we are
     * @throws RuleViolation if the work has ended, at {@code what} or {@code notes} for the words, at {@code evening} if that night is
     *     over or too far ahead
     */
    @SuppressWarnings("NullAway.Init")
    HandOver(
            Delivery delivery,
            String what,
            String notes,
            LocalDate evening,
            TimeZoneOverlap.Night night,
            LocalDate today,
            Actor by,
            Instant now) {
        delivery.requireNotEnded();
        if (what.isBlank()) {
            throw new RuleViolation("delivery.handOver.what.required").at("what");
        }
        if (!night.backBy().isAfter(night.handOverBy())) {
            throw new RuleViolation("delivery.handOver.noNight").at("evening");
        }
        if (evening.isBefore(today) || !night.backBy().isAfter(now)) {
            throw new RuleViolation("delivery.handOver.over").at("evening");
        }
        if (evening.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw new RuleViolation("delivery.handOver.tooFar", MOST_DAYS_AHEAD).at("evening");
        }
        this.id = HandOverId.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.what = shortEnough(what.strip(), LONGEST_WHAT, "what");
        this.notes = shortEnough(notes.strip(), LONGEST_NOTES, "notes");
        this.evening = evening;
        this.handOverBy = night.handOverBy();
        this.backBy = night.backBy();
        this.handedOverAt = now;
        this.handedOverByName = by.name();
        registerEvent(new HandedOver(id, engagement, this.what, evening, by, now));
    }

    private static String shortEnough(String text, int longest, String field) {
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return text;
    }

    /** The vendor has begun; told twice it is once. */
    void take(String note, Actor by, Instant now) {
        if (status == Status.TAKEN) {
            return;
        }
        takenNote = shortEnough(note.strip(), LONGEST_NOTE, "note");
        moveTo(Status.TAKEN);
        takenAt = now;
        takenBy = by.name();
        registerEvent(new Taken(id, engagement, what, by, now));
    }

    /** The vendor gives it back, done or with a note on what is missing; told twice it is once. */
    void giveBack(String note, Actor by, Instant now) {
        if (status == Status.BACK) {
            return;
        }
        returnedNote = shortEnough(note.strip(), LONGEST_NOTE, "note");
        moveTo(Status.BACK);
        returnedAt = now;
        returnedBy = by.name();
        registerEvent(new GivenBack(id, engagement, what, isInTime(), by, now));
    }

    /** Ours: it is not to be done after all, as long as the vendor has not begun. */
    void withdraw(Actor by, Instant now) {
        if (status == Status.WITHDRAWN) {
            return;
        }
        moveTo(Status.WITHDRAWN);
        withdrawnAt = now;
        withdrawnBy = by.name();
        registerEvent(new Withdrawn(id, engagement, what, by, now));
    }

    private void moveTo(Status next) {
        if (!status.canBecome(next)) {
            throw new RuleViolation("delivery.handOver.cannot." + status);
        }
        status = next;
    }

    @Override
    public HandOverId getId() {
        return id;
    }

    public HandOverId id() {
        return id;
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public String what() {
        return what;
    }

    public String notes() {
        return notes;
    }

    public LocalDate evening() {
        return evening;
    }

    /** The end of our day. */
    public Instant handOverBy() {
        return handOverBy;
    }

    /** The start of our next working day. */
    public Instant backBy() {
        return backBy;
    }

    public Status status() {
        return status;
    }

    public Instant handedOverAt() {
        return handedOverAt;
    }

    public String handedOverBy() {
        return handedOverByName;
    }

    public @Nullable Instant takenAt() {
        return takenAt;
    }

    public @Nullable String takenBy() {
        return takenBy;
    }

    public String takenNote() {
        return takenNote;
    }

    public @Nullable Instant returnedAt() {
        return returnedAt;
    }

    public @Nullable String returnedBy() {
        return returnedBy;
    }

    public String returnedNote() {
        return returnedNote;
    }

    public boolean isOut() {
        return status == Status.HANDED_OVER || status == Status.TAKEN;
    }

    /** Whether it came back before we started again. */
    public boolean isInTime() {
        return returnedAt != null && !returnedAt.isAfter(backBy);
    }

    /** Whether we have started again, and it is not back. */
    public boolean isOverdue(Instant now) {
        return isOut() && now.isAfter(backBy);
    }

    public enum Status {
        HANDED_OVER,
        TAKEN,
        BACK,
        WITHDRAWN;

        boolean canBecome(Status next) {
            return switch (this) {
                case HANDED_OVER -> next != HANDED_OVER;
                case TAKEN -> next == BACK;
                case BACK, WITHDRAWN -> false;
            };
        }
    }

    record HandedOver(
            HandOverId handOver, EngagementId engagement, String what, LocalDate evening, Actor by, Instant at)
            implements EngagementEvent {}

    record Taken(HandOverId handOver, EngagementId engagement, String what, Actor by, Instant at)
            implements EngagementEvent {}

    record GivenBack(HandOverId handOver, EngagementId engagement, String what, boolean inTime, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {what};
        }

        @Override
        public String messageKey() {
            return "activity.HandOver.GivenBack" + (inTime ? "" : ".late");
        }
    }

    record Withdrawn(HandOverId handOver, EngagementId engagement, String what, Actor by, Instant at)
            implements EngagementEvent {}
}
