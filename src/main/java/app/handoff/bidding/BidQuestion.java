package app.handoff.bidding;

import app.handoff.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that every vendor answers in the bid, in at most so many words.
 *
 * @param requirement the requirement of the scope whose answer a person judges; null where the question follows from none
 */
public record BidQuestion(
        UUID id,
        String text,
        int wordLimit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID requirement) implements Serializable {

    /** Room for the long words of any language, and for none of a thousand letters. */
    private static final int LETTERS_A_WORD = 12;

    public BidQuestion(UUID id, String text, int wordLimit) {
        this(id, text, wordLimit, null);
    }

    /** The same for another bidding. */
    BidQuestion anew() {
        return new BidQuestion(Ids.next(), text, wordLimit, requirement);
    }

    /** The longest answer in characters, spaces included. */
    public int characterLimit() {
        return wordLimit * LETTERS_A_WORD;
    }
}
