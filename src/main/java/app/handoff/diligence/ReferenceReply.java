package app.handoff.diligence;

import app.handoff.diligence.Answers.Measured;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reference wrote through its link, in its own words. Who never was a client says only that.
 *
 * @param said what the vendor did, how well, and how it ended
 * @param score their own for the work, from 0, poor, to 5, excellent
 * @param levels what they measured, per service level they were asked about, where they could say
 */
record ReferenceReply(
        Clientship client,
        @Nullable String said,
        @Nullable HireAgain hireAgain,
        @Nullable Integer score,
        List<Measured> levels) {

    /** How many characters they write at most. */
    static final int LONGEST = 4_000;

    ReferenceReply {
        levels = List.copyOf(levels);
        if (client == Clientship.NEVER) {
            said = null;
            hireAgain = null;
            score = null;
            levels = List.of();
        } else if (said == null || said.isBlank()) {
            throw new RuleViolation("diligence.answers.said.required").at("said");
        } else if (said.length() > LONGEST) {
            throw new RuleViolation("text.tooLong", LONGEST).at("said");
        } else if (hireAgain == null) {
            throw new RuleViolation("field.choose").at("hireAgain");
        } else if (score == null) {
            throw new RuleViolation("field.choose").at("score");
        } else {
            CheckScore.checked(score);
        }
    }

    static ReferenceReply neverAClient() {
        return new ReferenceReply(Clientship.NEVER, null, null, null, List.of());
    }

    Map<ServiceLevelId, BigDecimal> byLevel() {
        return levels.stream().collect(Collectors.toMap(Measured::level, Measured::value));
    }

    @JsonIgnore
    boolean isOfClient() {
        return client != Clientship.NEVER;
    }

    /** The same as a colleague would have written it down; that they are who they say nobody made sure of. Only of a client. */
    Answers answers(LocalDate on) {
        return new Answers(
                on,
                Objects.requireNonNull(said),
                Objects.requireNonNull(hireAgain),
                Objects.requireNonNull(score),
                levels,
                false);
    }
}
