package app.handoff.evaluation;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That a choice came to nothing, because the winner did not sign: why, noted by whom and when. */
@Embeddable
public record AwardWithdrawal(String reason, String withdrawnBy, Instant withdrawnAt) {

    public static final int LONGEST_REASON = 2_000;

    /** @throws RuleViolation at {@code reason} if there is none, or more than 2,000 characters */
    static AwardWithdrawal because(String reason, Actor by, Instant now) {
        var stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new RuleViolation("evaluation.succession.reasonMissing").at("reason");
        }
        if (stripped.length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON).at("reason");
        }
        return new AwardWithdrawal(stripped, by.name(), now);
    }
}
