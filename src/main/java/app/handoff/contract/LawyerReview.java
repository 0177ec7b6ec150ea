package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a lawyer has seen the contract. Recorded, not forced. */
@Embeddable
public record LawyerReview(
        boolean seen, @Nullable String lawyer, @Nullable LocalDate seenOn) implements Serializable {

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
}
