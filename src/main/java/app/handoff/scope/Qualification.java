package app.handoff.scope;

import app.handoff.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bidder has to bring: experience, a licence, insurance, people in certain roles. Every vendor is asked about it in the
 * bid.
 *
 * @param text the requirement
 * @param need whether a bid without it may be disqualified; null where it is not told yet
 * @param proof what shows it; empty where their word is enough
 * @param id stays the same through all versions, so that an answer can refer to it; null of one in words from before it had one
 * @param answer how it is answered and what is enough; null where it is answered in words
 */
public record Qualification(
        String text,
        @Nullable Need need,
        String proof,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AcceptedAnswer answer) {

    public Qualification {
        text = Blank.text(text);
        proof = Blank.text(proof);
        answer = AcceptedAnswer.IN_WORDS.equals(answer) ? null : answer;
        id = id == null && answer != null ? Ids.next() : id;
    }

    /** One that is answered in words. */
    Qualification(String text, @Nullable Need need, String proof) {
        this(text, need, proof, null, null);
    }

    @JsonIgnore
    public boolean isRequired() {
        return need == Need.MUST;
    }

    /** Whether a rule says if an answer is enough; else a person does. */
    @JsonIgnore
    public boolean isChecked() {
        return answer != null;
    }

    /** How it is answered, in words too. */
    public AcceptedAnswer accepted() {
        return Objects.requireNonNullElse(answer, AcceptedAnswer.IN_WORDS);
    }

    /** Whether both ask about the same thing and no answer could be enough for both. */
    boolean contradicts(Qualification other) {
        return accepted().contradicts(other.accepted()) && subject().equals(other.subject());
    }

    private String subject() {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    Qualification withoutDay() {
        return new Qualification(text, need, proof, id, answer == null ? null : answer.withoutDay());
    }

    /** How much depends on it. */
    public enum Need {
        MUST,
        WISH
    }
}
