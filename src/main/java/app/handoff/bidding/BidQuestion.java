package app.handoff.bidding;

import java.io.Serializable;
import java.util.UUID;

/** A question that every vendor answers in the bid, in at most so many words. */
public record BidQuestion(UUID id, String text, int wordLimit) implements Serializable {

    /** Room for the long words of any language, and for none of a thousand letters. */
    private static final int LETTERS_A_WORD = 12;

    /** The longest answer in characters, spaces included. */
    public int characterLimit() {
        return wordLimit * LETTERS_A_WORD;
    }
}
