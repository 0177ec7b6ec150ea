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
class Sample extends VendorCheckRecord<SampleId> {

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
    Sample(CheckedVendor checkedVendor, WorkSample workSample, Actor by, Instant now) {
        super(checkedVendor);
        this.id = SampleId.next();
        this.addedAt = now;
        write(workSample, by, now);
    }

    final void write(WorkSample workSample, Actor by, Instant now) {
        var given = workSample.mark();
        boolean firstMark = mark == null;
        this.task = workSample.task();
        this.description = workSample.description();
        this.link = workSample.link();
        this.mark = given;
        this.note = workSample.note();
        this.writtenBy = by;
        if (firstMark && given != null) {
            registerEvent(new Marked(candidate(), given, by, now));
        }
    }

    @Override
    public SampleId getId() {
        return id;
    }

    public SampleId id() {
        return id;
    }

    public WorkSample work() {
        return new WorkSample(task, description, link, mark, note);
    }

    public boolean isMarked() {
        return mark != null;
    }

    public Actor writtenBy() {
        return writtenBy;
    }

    public record Marked(CheckedVendor candidate, int mark, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), mark};
        }
    }
}
