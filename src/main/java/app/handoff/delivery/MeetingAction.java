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

/** What one person is to do by a day, as agreed in a meeting. It stays open until somebody says that it is done. */
@Entity
@DynamicUpdate
class MeetingAction extends BusinessOwned<MeetingActionId> {

    static final int LONGEST_WHAT = 500;
    static final int LONGEST_OWNER = 120;
    static final int LONGEST_NOTE = 1_000;

    @EmbeddedId
    private MeetingActionId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "meeting_id"))
    private MeetingId meeting;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String what;

    @Enumerated(EnumType.STRING)
    private Side side;

    private String ownerName;
    private LocalDate dueOn;
    private Instant addedAt;
    private @Nullable Instant doneAt;
    private @Nullable String doneBy;
    private String doneNote = "";

    @SuppressWarnings("NullAway.Init")
    protected MeetingAction() {}

    @SuppressWarnings("NullAway.Init")
    MeetingAction(Meeting meeting, Wanted wanted, Instant now) {
        meeting.requireReportable();
        this.id = MeetingActionId.next();
        this.meeting = meeting.id();
        this.delivery = meeting.delivery();
        this.engagement = meeting.engagement();
        this.what = wanted.what();
        this.side = wanted.side();
        this.ownerName = wanted.owner();
        this.dueOn = wanted.dueOn();
        this.addedAt = now;
    }

    /** What is to be done, by whom and by when. */
    record Wanted(String what, Side side, String owner, LocalDate dueOn) {

        boolean is(MeetingAction action) {
            return action.what.equals(what)
                    && action.side == side
                    && action.ownerName.equals(owner)
                    && action.dueOn.equals(dueOn);
        }
    }

    /**
     * It is done; told twice it is once.
     *
     * @throws RuleViolation at {@code note} if the note is too long; if a vendor ticks what is ours to do
     */
    void finish(String note, Actor by, Instant now) {
        if (isDone()) {
            return;
        }
        if (by.kind() == Actor.Kind.VENDOR && side != Side.VENDOR) {
            throw new RuleViolation("delivery.action.notTheirs");
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw new RuleViolation("text.tooLong", LONGEST_NOTE).at("note");
        }
        doneAt = now;
        doneBy = by.name();
        doneNote = note.strip();
        registerEvent(new Done(id, engagement, what, by, now));
    }

    /** It is not done after all. */
    void reopen(Actor by, Instant now) {
        if (!isDone()) {
            return;
        }
        doneAt = null;
        doneBy = null;
        doneNote = "";
        registerEvent(new Reopened(id, engagement, what, by, now));
    }

    @Override
    public MeetingActionId getId() {
        return id;
    }

    public MeetingActionId id() {
        return id;
    }

    public MeetingId meeting() {
        return meeting;
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

    public Side side() {
        return side;
    }

    public String owner() {
        return ownerName;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public boolean isDone() {
        return doneAt != null;
    }

    public boolean isLate(LocalDate today) {
        return !isDone() && dueOn.isBefore(today);
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }

    public @Nullable String doneBy() {
        return doneBy;
    }

    public String doneNote() {
        return doneNote;
    }

    /** Who is to do it. */
    public enum Side {
        OURS,
        VENDOR
    }

    record Done(MeetingActionId action, EngagementId engagement, String what, Actor by, Instant at)
            implements EngagementEvent {}

    record Reopened(MeetingActionId action, EngagementId engagement, String what, Actor by, Instant at)
            implements EngagementEvent {}
}
