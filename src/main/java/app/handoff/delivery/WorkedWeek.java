package app.handoff.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One week of reports as far as it lies within a period. Of a week that the period cuts, hours count by its days.
 *
 * @param week its number, from 1
 * @param from the first and {@code to} the last day of it that is counted
 * @param days that are counted, of the {@code ofDays} that were worked in this week
 * @param parallel ours in parallel; null where nobody entered them
 * @param assumed what the task took before, where nobody entered our hours and all was still done in-house
 * @param oversight ours, spent on looking after the work
 */
public record WorkedWeek(
        int week,
        LocalDate from,
        LocalDate to,
        int days,
        int ofDays,
        Told told,
        @Nullable BigDecimal parallel,
        BigDecimal assumed,
        BigDecimal oversight) {

    /** What is known of a week. */
    public enum Told {
        REPORTED,
        /** Somebody of ours said why it needs no report. */
        SKIPPED,
        MISSING
    }
}
