package app.handoff.diligence;

import app.handoff.kernel.Actor;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A sample of a vendor's work. Counts once somebody of ours has marked it. */
@Entity
public class Sample extends CheckOf<SampleId> {

    @EmbeddedId
    private SampleId id;

    private String task;
    private String description;
    private @Nullable String link;
    private @Nullable Integer mark;
    private @Nullable String note;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private Actor writtenBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected Sample() {}

    @SuppressWarnings("NullAway.Init")
    Sample(Candidate candidate, Work work, Actor by, Instant now) {
        super(candidate);
        this.id = SampleId.next();
        this.addedAt = now;
        write(work, by, now);
    }

    final void write(Work work, Actor by, Instant now) {
        boolean marked = mark == null && work.mark() != null;
        this.task = work.task();
        this.description = work.description();
        this.link = work.link();
        this.mark = work.mark();
        this.note = work.note();
        this.writtenBy = by;
        if (marked) {
            registerEvent(new Marked(candidate(), work.mark(), by, now));
        }
    }

    @Override
    public SampleId getId() {
        return id;
    }

    public SampleId id() {
        return id;
    }

    public Work work() {
        return new Work(task, description, link, mark, note);
    }

    public boolean isMarked() {
        return mark != null;
    }

    public Actor writtenBy() {
        return writtenBy;
    }

    public record Marked(Candidate candidate, int mark, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), mark};
        }
    }
}
