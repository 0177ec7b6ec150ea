package app.handoff.diligence;

import app.handoff.files.FileId;
import app.handoff.kernel.Actor;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A sample of a vendor's work. Counts once somebody of ours has scored it. */
@Entity
class Sample extends VendorCheckRecord<SampleId> {

    @EmbeddedId
    private SampleId id;

    private String task;
    private String description;
    private @Nullable String link;

    @Embedded
    @EmbeddedColumnNaming("file_%s")
    private @Nullable FileId file;

    private @Nullable Integer score;
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
        var given = workSample.score();
        boolean first = score == null;
        this.task = workSample.task();
        this.description = workSample.description();
        this.link = workSample.link();
        this.file = workSample.file();
        this.score = given;
        this.note = workSample.note();
        this.writtenBy = by;
        if (first && given != null) {
            registerEvent(new Scored(candidate(), given, by, now));
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
        return new WorkSample(task, description, link, file, score, note);
    }

    public boolean isScored() {
        return score != null;
    }

    public Actor writtenBy() {
        return writtenBy;
    }

    public record Scored(CheckedVendor candidate, int score, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), score};
        }
    }
}
