package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bid that is chosen for an engagement, and since when.
 *
 * @param reserve the vendor that is asked next should the winner refuse; null where none was named
 */
public record StandingAward(
        EngagementId engagement,
        BidId bid,
        Instant awardedAt,
        @Nullable String reserve) {}
