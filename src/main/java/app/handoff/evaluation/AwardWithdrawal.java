package app.handoff.evaluation;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That a choice came to nothing, because the winner did not sign: why, noted by whom and when. */
@Embeddable
record AwardWithdrawal(String reason, String withdrawnBy, Instant withdrawnAt) {

    public static final int LONGEST_REASON = 2_000;

    /** @throws RuleViolation at {@code reason} if there is none, or more than 2,000 characters */
    static AwardWithdrawal because(String reason, Actor by, Instant now) {
        var written = WrittenReason.of(reason, LONGEST_REASON, "evaluation.succession.reasonMissing");
        return new AwardWithdrawal(written, by.name(), now);
    }
}
