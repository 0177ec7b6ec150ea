package app.handoff.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The weeks that whoever writes the reports sees.
 *
 * @param begun the newest that were sent or have begun, the newest first
 * @param toCome those that will be due next, the next one first
 */
record WeeksToWrite(List<StatusReport> begun, List<StatusReport> toCome) {

    /** @param around weeks before and after today, the newest first */
    static WeeksToWrite of(List<StatusReport> around, LocalDate today, Instant now, int begun) {
        return new WeeksToWrite(
                around.stream()
                        .filter(report -> report.status() != StatusReport.Status.OPEN
                                || !report.period().from().isAfter(today))
                        .limit(begun)
                        .toList(),
                around.stream()
                        .filter(report -> report.status() == StatusReport.Status.OPEN
                                && report.dueAt().isAfter(now))
                        .sorted(Comparator.comparingInt(StatusReport::week))
                        .toList());
    }
}
