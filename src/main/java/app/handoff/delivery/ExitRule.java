package app.handoff.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How far the transition is from its end: so many weeks in a row with every measured level at what was agreed. A week
 * without a report, without data or with too few cases begins the row anew, for it proves nothing; a week skipped with a
 * reason is left out. A level that the contract judges over more than a week is judged over its own period, by all that the
 * period holds so far.
 *
 * @param inARow weeks in a row up to now
 * @param needed weeks in a row that the contract asks for
 */
public record ExitRule(int inARow, int needed) {

    static ExitRule of(List<TrackedLevel> levels, int needed, List<StatusReport> reports, Instant now) {
        int inARow = 0;
        int last = reports.stream()
                .filter(report -> report.isIn() || report.standing(now) == StatusReport.Standing.MISSED)
                .mapToInt(StatusReport::week)
                .max()
                .orElse(0);
        var counted = reports.stream()
                .filter(report -> report.week() <= last)
                .filter(report -> report.status() != StatusReport.Status.SKIPPED)
                .sorted(Comparator.comparingInt(StatusReport::week))
                .toList();
        var periods =
                levels.stream().map(level -> Windows.soFar(level, counted)).toList();
        for (var report : counted) {
            inARow = succeeded(report, periods) ? inARow + 1 : 0;
        }
        return new ExitRule(inARow, needed);
    }

    /** The leading level must have been measured; the others must not have been missed. */
    private static boolean succeeded(StatusReport report, List<List<LevelPeriod>> periods) {
        var leading =
                periods.get(0).stream().filter(period -> period.holds(report)).findFirst();
        if (!report.isIn()
                || leading.isEmpty()
                || !leading.get().isMeasured()
                || !leading.get().isMeasuredIn(report)) {
            return false;
        }
        return periods.stream().flatMap(List::stream).noneMatch(period -> period.holds(report) && period.isMissed());
    }

    public boolean isMet() {
        return inARow >= needed;
    }

    public int missing() {
        return Math.max(0, needed - inARow);
    }
}
