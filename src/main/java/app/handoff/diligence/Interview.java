package app.handoff.diligence;

import app.handoff.kernel.Actor;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A talk with the people who would do the work. */
@Entity
public class Interview extends CheckOf<InterviewId> {

    @EmbeddedId
    private InterviewId id;

    private LocalDate heldOn;
    private String people;
    private String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Heard> heard;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private Actor writtenBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected Interview() {}

    @SuppressWarnings("NullAway.Init")
    Interview(Candidate candidate, Talk talk, LocalDate today, Actor by, Instant now) {
        super(candidate);
        this.id = InterviewId.next();
        this.writtenBy = by;
        this.addedAt = now;
        write(talk, today);
        registerEvent(new Held(candidate, by, now));
    }

    final void write(Talk talk, LocalDate today) {
        talk.requireNotLaterThan(today);
        this.heldOn = talk.on();
        this.people = talk.people();
        this.notes = talk.notes();
        this.heard = talk.heard();
    }

    @Override
    public InterviewId getId() {
        return id;
    }

    public InterviewId id() {
        return id;
    }

    public Talk talk() {
        return new Talk(heldOn, people, notes, heard);
    }

    public Actor writtenBy() {
        return writtenBy;
    }

    public record Held(Candidate candidate, Actor by, Instant at) implements CheckEvent {}
}
