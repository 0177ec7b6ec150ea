package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * An interview that is to take place. It shows nothing about a vendor yet: only what was written down after it does, see {@link
 * Interview}.
 */
@Entity
class PlannedInterview extends VendorCheckRecord<PlannedInterviewId> {

    @EmbeddedId
    private PlannedInterviewId id;

    private Instant startsAt;
    private ZoneId zone;
    private int minutes;
    private String people;
    private String place;
    private String agenda;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PLANNED;

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

    @SuppressWarnings("NullAway.Init")
    protected PlannedInterview() {}

    /** @param organizerEmail where answers to the invitation go */
    @SuppressWarnings("NullAway.Init")
    PlannedInterview(CheckedVendor checkedVendor, InterviewPlan plan, Actor by, String organizerEmail, Instant now) {
        super(checkedVendor);
        plan.requireAhead(now);
        this.id = PlannedInterviewId.next();
        this.plannedBy = by;
        this.organizerEmail = organizerEmail;
        set(plan, now);
        registerEvent(new Planned(checkedVendor, when(), by, now));
    }

    /**
     * Changes when or how it takes place; what stays as it was is no change.
     *
     * @throws RuleViolation if it was called off or took place, or would be in the past
     */
    void change(InterviewPlan plan, Actor by, Instant now) {
        requirePlanned();
        var before = plan();
        if (plan.equals(before)) {
            return;
        }
        plan.requireAhead(now);
        set(plan, now);
        sequence++;
        if (!plan.start().equals(before.start())) {
            registerEvent(new Moved(candidate(), when(), by, now));
        }
    }

    private void set(InterviewPlan plan, Instant now) {
        this.startsAt = plan.start();
        this.zone = plan.zone();
        this.minutes = plan.minutes();
        this.people = plan.people();
        this.place = plan.place();
        this.agenda = plan.agenda();
        this.changedAt = now;
    }

    /** @throws RuleViolation if it was called off or took place */
    void requirePlanned() {
        if (status != Status.PLANNED) {
            throw new RuleViolation("diligence.plan." + status);
        }
    }

    /** It does not take place; calendars are told by the same invitation, called off. */
    void callOff(Actor by, Instant now) {
        if (status == Status.CALLED_OFF) {
            return;
        }
        requirePlanned();
        status = Status.CALLED_OFF;
        sequence++;
        changedAt = now;
        registerEvent(new CalledOff(candidate(), when(), by, now));
    }

    /**
     * It took place, and what was learned is written down.
     *
     * @throws RuleViolation if it was called off
     */
    void hold(Instant now) {
        requirePlanned();
        status = Status.HELD;
        changedAt = now;
    }

    /** What a message could tell the vendor now; empty where it knows how it stands, never heard of it, or it is too late. */
    Optional<News> untold(Instant now) {
        if (status == Status.HELD || hasBegun(now) || Objects.equals(toldSequence, sequence)) {
            return Optional.empty();
        }
        if (status == Status.CALLED_OFF) {
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

    /** When the vendor was told last; empty before. */
    Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    @Override
    public PlannedInterviewId getId() {
        return id;
    }

    public PlannedInterviewId id() {
        return id;
    }

    public InterviewPlan plan() {
        return new InterviewPlan(WallTime.of(startsAt, zone), zone, minutes, people, place, agenda);
    }

    public Deadline when() {
        return new Deadline(startsAt, zone);
    }

    public Status status() {
        return status;
    }

    public boolean isPlanned() {
        return status == Status.PLANNED;
    }

    /** Whether its hour has come. */
    public boolean hasBegun(Instant now) {
        return !startsAt.isAfter(now);
    }

    public int sequence() {
        return sequence;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public Actor plannedBy() {
        return plannedBy;
    }

    public String organizerEmail() {
        return organizerEmail;
    }

    /** What a vendor is told of an interview. */
    enum News {
        INVITED,
        CHANGED,
        CALLED_OFF
    }

    public enum Status {
        PLANNED,
        CALLED_OFF,
        HELD
    }

    public record Planned(CheckedVendor candidate, Deadline when, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), when};
        }
    }

    public record Moved(CheckedVendor candidate, Deadline when, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), when};
        }
    }

    public record CalledOff(CheckedVendor candidate, Deadline when, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), when};
        }
    }
}
