package app.handoff.contract;

import app.handoff.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a lawyer says about a contract. It is open until somebody of the business has handled it; the vendor never sees it.
 *
 * @param clause which clause it is about; null for the whole contract
 * @param handledBy the name of who handled it; null while it is open
 */
record LawyerComment(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID clause,
        String text,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String handledBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant handledAt) {

    static final int LONGEST = 2_000;

    static LawyerComment open(@Nullable ClauseId clause, String text, Instant at) {
        return new LawyerComment(Ids.next(), clause == null ? null : clause.id(), text, at, null, null);
    }

    LawyerComment handled(String by, Instant now) {
        return new LawyerComment(id, clause, text, at, by, now);
    }

    LawyerComment reopened() {
        return new LawyerComment(id, clause, text, at, null, null);
    }

    boolean says(@Nullable ClauseId about, String said) {
        return Objects.equals(clause, about == null ? null : about.id()) && text.equals(said);
    }

    @JsonIgnore
    public boolean isOpen() {
        return handledAt == null;
    }
}
