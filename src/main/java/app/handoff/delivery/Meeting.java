package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of both sides about running work, such as the weekly call: planned, perhaps moved, then held and written down, or called
 * off. What was written down may stand for the weekly report.
 */
@Entity
class Meeting extends BusinessOwned<MeetingId> {

    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_REASON = 1_000;

    @EmbeddedId
    private MeetingId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private Instant startsAt;
    private ZoneId zone;
    private int minutes;
    private String ourPeople;
    private String vendorPeople;
    private String place;
    private String agenda;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PLANNED;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MeetingMove> moves = List.of();

    /** How often it was changed: calendars that have it believe the highest. */
    private int sequence;

    private Instant changedAt;

    /** Of which change the vendor was told last. */
    private @Nullable Integer toldSequence;

    private @Nullable Instant toldAt;

    @Embedded
    @EmbeddedColumnNaming("planned_by_%s")
    private Actor plannedBy;

    private String organizerEmail;
    private String notes = "";
    private String decisions = "";
    private @Nullable Instant heldAt;
    private @Nullable String heldBy;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancelledBy;
    private @Nullable String cancelReason;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "report_id"))
    private @Nullable StatusReportId report;

    @SuppressWarnings("NullAway.Init")
    protected Meeting() {}

    /** @param organizerEmail where answers to the invitation go */
    @SuppressWarnings("NullAway.Init")
    Meeting(Delivery delivery, MeetingPlan plan, Actor by, String organizerEmail, Instant now) {
        delivery.requireNotEnded();
        plan.requireAhead(now);
        this.id = MeetingId.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.plannedBy = by;
        this.organizerEmail = organizerEmail;
        set(plan, now);
        registerEvent(new Planned(id, engagement, when(), by, now));
    }

    private void set(MeetingPlan plan, Instant now) {
        startsAt = plan.start();
        zone = plan.zone();
        minutes = plan.minutes();
        ourPeople = plan.ourPeople();
        vendorPeople = plan.vendorPeople();
        place = plan.place();
        agenda = plan.agenda();
        changedAt = now;
    }

    /**
     * Changes when, where or with whom it takes place; what stays as it was is no change.
     *
     * @return whether anything changed
     * @throws RuleViolation if it was called off or took place, or would be in the past
     */
    boolean change(MeetingPlan plan, Actor by, Instant now) {
        requirePlanned();
        var before = plan();
        if (plan.equals(before)) {
            return false;
        }
        boolean moved = !plan.start().equals(before.start());
        if (moved) {
            plan.requireAhead(now);
            moves = Stream.concat(moves.stream(), Stream.of(new MeetingMove(before.start(), plan.start(), by, now)))
                    .toList();
        }
        set(plan, now);
        sequence++;
        if (moved) {
            registerEvent(new Moved(id, engagement, when(), by, now));
        }
        return true;
    }

    /** What was written about it to the vendor never left and is withdrawn: as before, the vendor has not heard of it. */
    void untold() {
        toldSequence = null;
        toldAt = null;
    }

    /** @throws RuleViolation if it was called off or took place */
    void requirePlanned() {
        if (status != Status.PLANNED) {
            throw new RuleViolation("delivery.meeting.is." + status);
        }
    }

    /** It does not take place; calendars are told by the same invitation, called off. */
    void cancel(String reason, Actor by, Instant now) {
        requirePlanned();
        cancelReason = WrittenReason.of(reason, LONGEST_REASON, "delivery.reason.required");
        cancelledAt = now;
        cancelledBy = by.name();
        status = Status.CANCELLED;
        sequence++;
        changedAt = now;
        registerEvent(new Cancelled(id, engagement, when(), cancelReason, by, now));
    }

    /**
     * Writes down how it went; what is written down already is corrected.
     *
     * @param written what was said
     * @param decided what was decided; empty for nothing
     */
    void writeDown(String written, String decided, Actor by, Instant now) {
        requireWritable(now);
        if (written.isBlank()) {
            throw new RuleViolation("delivery.meeting.notes.required").at("notes");
        }
        notes = shortEnough(written, "notes");
        decisions = shortEnough(decided, "decisions");
        if (status == Status.PLANNED) {
            status = Status.HELD;
            registerEvent(new Held(id, engagement, when(), by, now));
        } else {
            registerEvent(new Corrected(id, engagement, when(), by, now));
        }
        heldAt = now;
        heldBy = by.name();
    }

    private static String shortEnough(String text, String field) {
        if (text.strip().length() > LONGEST_TEXT) {
            throw new RuleViolation("text.tooLong", LONGEST_TEXT).at(field);
        }
        return text.strip();
    }

    /** @throws RuleViolation if it was called off, or has not begun */
    void requireWritable(Instant now) {
        if (status == Status.CANCELLED) {
            throw new RuleViolation("delivery.meeting.is.CANCELLED");
        }
        if (!hasBegun(now)) {
            throw new RuleViolation("delivery.meeting.notBegun");
        }
    }

    /**
     * What was written down stands for the report of a week, which was sent with it.
     *
     * @throws RuleViolation if it was not held, or stands for another report already
     */
    void standFor(StatusReport sent, Actor by, Instant now) {
        requireReportable();
        if (sent.id().equals(report)) {
            return;
        }
        if (!sent.delivery().equals(delivery) || !sent.isIn()) {
            throw new RuleViolation("delivery.meeting.noReport");
        }
        if (report != null) {
            throw new RuleViolation("delivery.meeting.standsAlready");
        }
        report = sent.id();
        registerEvent(new StoodForReport(id, engagement, when(), sent.week(), by, now));
    }

    /** Whether what was written down may stand for this report of the same work. */
    boolean mayStandFor(StatusReport wanted) {
        return isHeld() && (report == null || report.equals(wanted.id()));
    }

    /** @throws RuleViolation if it was not held */
    void requireReportable() {
        if (status != Status.HELD) {
            throw new RuleViolation("delivery.meeting.notHeld");
        }
    }

    /** What a message could tell the vendor now; empty where it knows how it stands, never heard of it, or it is too late. */
    Optional<News> untold(Instant now) {
        if (status == Status.HELD || hasBegun(now) || Objects.equals(toldSequence, sequence)) {
            return Optional.empty();
        }
        if (status == Status.CANCELLED) {
            return toldSequence == null ? Optional.empty() : Optional.of(News.CALLED_OFF);
        }
        return Optional.of(toldSequence == null ? News.INVITED : News.CHANGED);
    }

    /** The vendor is told how it stands; told twice it is once. */
    Optional<News> tell(Instant now) {
        var news = untold(now);
        if (news.isPresent()) {
            toldSequence = sequence;
            toldAt = now;
        }
        return news;
    }

    @Override
    public MeetingId getId() {
        return id;
    }

    public MeetingId id() {
        return id;
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public MeetingPlan plan() {
        return new MeetingPlan(WallTime.of(startsAt, zone), zone, minutes, ourPeople, vendorPeople, place, agenda);
    }

    public Deadline when() {
        return new Deadline(startsAt, zone);
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Status status() {
        return status;
    }

    public boolean isPlanned() {
        return status == Status.PLANNED;
    }

    public boolean isHeld() {
        return status == Status.HELD;
    }

    /** Whether its hour has come. */
    public boolean hasBegun(Instant now) {
        return !startsAt.isAfter(now);
    }

    /** From when to when it was moved, the first time in front. */
    public List<MeetingMove> moves() {
        return moves;
    }

    public int sequence() {
        return sequence;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** When the vendor was told last; null before. */
    public @Nullable Instant toldAt() {
        return toldAt;
    }

    public Actor plannedBy() {
        return plannedBy;
    }

    public String organizerEmail() {
        return organizerEmail;
    }

    /** What was said; empty before. */
    public String notes() {
        return notes;
    }

    /** What was decided; empty for nothing. */
    public String decisions() {
        return decisions;
    }

    public @Nullable Instant heldAt() {
        return heldAt;
    }

    public @Nullable String heldBy() {
        return heldBy;
    }

    public @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    public @Nullable String cancelledBy() {
        return cancelledBy;
    }

    public @Nullable String cancelReason() {
        return cancelReason;
    }

    /** The weekly report for which it stands; null for none. */
    public @Nullable StatusReportId report() {
        return report;
    }

    /** What a vendor is told of a meeting. */
    enum News {
        INVITED,
        CHANGED,
        CALLED_OFF
    }

    public enum Status {
        PLANNED,
        HELD,
        CANCELLED
    }

    record Planned(MeetingId meeting, EngagementId engagement, Deadline when, Actor by, Instant at)
            implements EngagementEvent {}

    record Moved(MeetingId meeting, EngagementId engagement, Deadline when, Actor by, Instant at)
            implements EngagementEvent {}

    record Cancelled(MeetingId meeting, EngagementId engagement, Deadline when, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    record Held(MeetingId meeting, EngagementId engagement, Deadline when, Actor by, Instant at)
            implements EngagementEvent {}

    record Corrected(MeetingId meeting, EngagementId engagement, Deadline when, Actor by, Instant at)
            implements EngagementEvent {}

    record StoodForReport(MeetingId meeting, EngagementId engagement, Deadline when, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
