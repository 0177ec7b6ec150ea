package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a bidder has to bring: experience, a licence, insurance, people in certain roles. Every vendor is asked about it in the
 * bid.
 *
 * @param text the requirement
 * @param need whether a bid without it can win; null where it is not told yet
 * @param proof what shows it; empty where their word is enough
 */
public record Qualification(String text, @Nullable Need need, String proof) {

    public Qualification {
        text = Blank.text(text);
        proof = Blank.text(proof);
    }

    @JsonIgnore
    public boolean isRequired() {
        return need == Need.MUST;
    }

    /** How much depends on it. */
    public enum Need {
        MUST,
        WISH
    }
}
