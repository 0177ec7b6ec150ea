package app.handoff.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What running the work looked like between two days: for the review.
 *
 * @param weeks weeks that ended in this time and were not skipped
 * @param reportsDue reports whose due instant passed, skipped weeks left out
 * @param reportsLate sent after they were due
 * @param reportsMissing due and still not sent
 * @param worked its days and our hours
 * @param levels the agreed levels with their weeks, the leading one first
 * @param liveFrom when the transition ended; null while it lasts
 * @param liveEarlyBecause why it ended before the exit rule was met; null when the rule was met or it still lasts
 */
public record DeliverySummary(
        Delivery.Phase phase,
        int weeks,
        int reportsDue,
        int reportsOnTime,
        int reportsLate,
        int reportsMissing,
        int reportsSkipped,
        WorkedPeriod worked,
        BigDecimal oversightHoursPlanned,
        List<LevelTrend> levels,
        int transitionWeeks,
        @Nullable Instant liveFrom,
        @Nullable String liveEarlyBecause) {}
