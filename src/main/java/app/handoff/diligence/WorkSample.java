package app.handoff.diligence;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work to look at.
 *
 * @param task what was to be done; the same for every vendor makes them comparable
 * @param description what they delivered
 * @param link where it can be looked at
 * @param mark from 0, poor, to 5, excellent; null until somebody looked at it
 * @param note why this mark
 */
public record WorkSample(
        String task,
        String description,
        @Nullable String link,
        @Nullable Integer mark,
        @Nullable String note) {

    public WorkSample {
        if (mark != null) {
            CheckScore.checked(mark);
        }
    }
}
