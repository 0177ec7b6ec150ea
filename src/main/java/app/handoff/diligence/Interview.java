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
class Interview extends VendorCheckRecord<InterviewId> {

    @EmbeddedId
    private InterviewId id;

    private LocalDate heldOn;
    private String people;
    private String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LanguageHeard> heard;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private Actor writtenBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected Interview() {}

    @SuppressWarnings("NullAway.Init")
    Interview(CheckedVendor checkedVendor, InterviewNotes interviewNotes, LocalDate today, Actor by, Instant now) {
        super(checkedVendor);
        this.id = InterviewId.next();
        this.writtenBy = by;
        this.addedAt = now;
        write(interviewNotes, today);
        registerEvent(new Held(checkedVendor, by, now));
    }

    final void write(InterviewNotes interviewNotes, LocalDate today) {
        interviewNotes.requireNotLaterThan(today);
        this.heldOn = interviewNotes.on();
        this.people = interviewNotes.people();
        this.notes = interviewNotes.notes();
        this.heard = interviewNotes.heard();
    }

    @Override
    public InterviewId getId() {
        return id;
    }

    public InterviewId id() {
        return id;
    }

    public InterviewNotes talk() {
        return new InterviewNotes(heldOn, people, notes, heard);
    }

    public Actor writtenBy() {
        return writtenBy;
    }

    public record Held(CheckedVendor candidate, Actor by, Instant at) implements CheckEvent {}
}
