package app.handoff.bidding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question and its answer as every vendor reads them: without who asked. */
public record AskedQuestion(
        String question,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return answer == null;
    }
}
