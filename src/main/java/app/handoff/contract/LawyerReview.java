package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a lawyer has seen the contract. Recorded, not forced. */
@Embeddable
record LawyerReview(
        @Column(name = "lawyer_seen") boolean seen,

        @Column(name = "lawyer_name") @Nullable String lawyer,

        @Column(name = "lawyer_seen_on") @Nullable LocalDate seenOn)
        implements Serializable {

    public static final LawyerReview NOT_SEEN = new LawyerReview(false, null, null);

    private static final int LONGEST_NAME = 120;

    public static LawyerReview by(@Nullable String lawyer, @Nullable LocalDate on, LocalDate today) {
        if (lawyer == null || lawyer.isBlank()) {
            throw new RuleViolation("contract.lawyer.nameMissing").at("lawyer");
        }
        if (lawyer.strip().length() > LONGEST_NAME) {
            throw new RuleViolation("text.tooLong", LONGEST_NAME).at("lawyer");
        }
        if (on == null) {
            throw new RuleViolation("contract.lawyer.dayMissing").at("seenOn");
        }
        if (on.isAfter(today)) {
            throw new RuleViolation("contract.lawyer.dayAhead").at("seenOn");
        }
        return new LawyerReview(true, lawyer.strip(), on);
    }

    public record Recorded(ContractId contract, EngagementId engagement, String lawyer, Actor by, Instant at)
            implements EngagementEvent {}
}
