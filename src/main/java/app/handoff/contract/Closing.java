package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * How a contract was closed, whether it was taken back, declined or ended: why, by whom, for which side and when.
 */
@Embeddable
record Closing(
        String reason,
        String closedBy,

        @Enumerated(EnumType.STRING) @Column(name = "closed_by_side")
        Side side,

        Instant closedAt) {

    public static final int LONGEST_REASON = 1_000;

    /** @throws RuleViolation at {@code reason} if there is none, or more than 1,000 characters */
    static Closing because(String reason, Actor by, Instant now) {
        return new Closing(WrittenReason.of(reason, LONGEST_REASON, "reason.missing"), by.name(), Side.of(by), now);
    }

    public record Declined(ContractId contract, EngagementId engagement, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Voided(
            ContractId contract, EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
