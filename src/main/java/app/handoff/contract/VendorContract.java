package app.handoff.contract;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last contract with a vendor in one engagement, and what came of it.
 *
 * @param activeAt when both sides had signed; null as long as one has not
 * @param termination how and when it ends; null as long as nobody ended it
 * @param closedBy whose side closed it; null as long as it is not closed
 * @param closedAt when it was closed; null as long as it is not
 */
record VendorContract(
        EngagementId engagement,
        ContractStatus status,
        @Nullable Instant activeAt,
        @Nullable Termination termination,
        @Nullable Side closedBy,
        @Nullable Instant closedAt) {

    /** @param zone in which the days are told */
    Sentence text(ZoneId zone) {
        return switch (status) {
            case DRAFT, SENT, SIGNING, SIGNED_BY_VENDOR -> Sentence.of("contract.past." + status);
            case ACTIVE ->
                termination == null
                        ? Sentence.of("contract.past.ACTIVE", day(activeAt, zone))
                        : Sentence.of("contract.past.ends", termination.on(), ground(termination));
            case ENDED ->
                termination == null
                        ? Sentence.of("contract.past.ended", day(closedAt, zone))
                        : Sentence.of("contract.past.ended.ground", termination.on(), ground(termination));
            case CANCELLED ->
                Sentence.of(closedBy == Side.VENDOR ? "contract.past.declined" : "contract.past.takenBack");
        };
    }

    private static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
        return Optional.ofNullable(at)
                .map(instant -> LocalDate.ofInstant(instant, zone))
                .orElse(null);
    }

    private static Sentence ground(Termination termination) {
        return Sentence.of("contract.past.ground." + termination.ground());
    }

    Badge.Kind kind() {
        return switch (status) {
            case ACTIVE -> Badge.Kind.GOOD;
            case DRAFT, SENT, SIGNING, SIGNED_BY_VENDOR -> Badge.Kind.INFO;
            case ENDED, CANCELLED -> Badge.Kind.IDLE;
        };
    }
}
