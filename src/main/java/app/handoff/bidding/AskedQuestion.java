package app.handoff.bidding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer as every vendor reads them: without who asked.
 *
 * @param question null where the business told something that nobody had asked
 */
public record AskedQuestion(
        @Nullable String question,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    /** Whether nobody asked: the answer is a notice to all. */
    public boolean isNotice() {
        return question == null;
    }

    public boolean isOpen() {
        return answer == null;
    }
}
