package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reviews of earlier work say that the next scope or decision should know. Implemented by {@code review}. */
public interface LessonsLearnt {

    /** Of these engagements, in one statement; the newest first. */
    List<Lesson> of(Collection<EngagementId> engagements);

    /**
     * What one review wrote down.
     *
     * @param text in the words of who reviewed; null where only the work was taken back
     * @param inHouse who does the work in-house again, and in how many hours; null unless it was taken back
     */
    record Lesson(
            EngagementId engagement,
            @Nullable String text,
            @Nullable Sentence inHouse,
            String by,
            Instant at) {}
}
