package app.handoff.diligence;

import app.handoff.files.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work to look at.
 *
 * @param task what was to be done; the same for every vendor makes them comparable
 * @param description what they delivered
 * @param link where it can be looked at
 * @param file the piece itself
 * @param score from 0, poor, to 5, excellent; null until somebody looked at it
 * @param note why this score
 */
record WorkSample(
        String task,
        String description,
        @Nullable String link,
        @Nullable FileId file,
        @Nullable Integer score,
        @Nullable String note) {

    public WorkSample {
        if (score != null) {
            CheckScore.checked(score);
        }
    }

    /** One that is seen elsewhere, or not at all. */
    static WorkSample withoutFile(
            String task, String description, @Nullable String link, @Nullable Integer score, @Nullable String note) {
        return new WorkSample(task, description, link, null, score, note);
    }

    /** The same with this file. */
    WorkSample with(@Nullable FileId other) {
        return new WorkSample(task, description, link, other, score, note);
    }
}
