package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far the transition is from its end: so many weeks in a row with every measured level at what was agreed. A week
 * without a report, without data or with too few cases begins the row anew, for it proves nothing; a week skipped with a
 * reason is left out. A level that the contract judges over more than a week is judged over its own period, by all that the
 * period holds so far; it need not be measured every week, but once in these weeks it must have been.
 *
 * @param inARow weeks in a row up to now
 * @param needed weeks in a row that the contract asks for
 * @param overMoreThanAWeek levels that the contract judges over more than a week
 * @param unmeasured those of which nothing was measured in these weeks
 */
record ExitRule(int inARow, int needed, List<AgreedLevel> overMoreThanAWeek, List<AgreedLevel> unmeasured) {

    public ExitRule {
        overMoreThanAWeek = List.copyOf(overMoreThanAWeek);
        unmeasured = List.copyOf(unmeasured);
    }

    static ExitRule of(Delivery delivery, int needed, List<StatusReport> reports, Instant now) {
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
        var levels = inForce(delivery, counted);
        var periods = levels.stream()
                .map(level -> MeasurementWindows.soFar(level, delivery, counted))
                .toList();
        for (var report : counted) {
            inARow = succeeded(report, periods) ? inARow + 1 : 0;
        }
        var row = counted.subList(Math.max(0, counted.size() - Math.max(1, inARow)), counted.size());
        return new ExitRule(
                inARow,
                needed,
                levels.stream().filter(ExitRule::isOverMoreThanAWeek).toList(),
                levels.stream()
                        .filter(ExitRule::isOverMoreThanAWeek)
                        .filter(level -> row.stream().noneMatch(report -> isMeasuredBy(level, report, periods)))
                        .toList());
    }

    /** The levels that the last one of these weeks is held to; those of the start as long as there is none. */
    static List<AgreedLevel> inForce(Delivery delivery, List<StatusReport> weeks) {
        return weeks.isEmpty()
                ? delivery.levelsOn(delivery.starts())
                : delivery.levels().stream()
                        .filter(level -> delivery.isInForce(
                                level, weeks.get(weeks.size() - 1).period()))
                        .toList();
    }

    public static boolean isOverMoreThanAWeek(AgreedLevel level) {
        return level.asked().window() != ServiceLevel.Window.WEEK;
    }

    private static boolean isMeasuredBy(AgreedLevel level, StatusReport report, List<List<LevelPeriod>> periods) {
        return periods.stream()
                .flatMap(List::stream)
                .anyMatch(period ->
                        period.level().id().equals(level.id()) && period.holds(report) && period.isMeasured());
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
        return inARow >= needed && unmeasured.isEmpty();
    }

    /** What alone holds up the end: the weeks are there, and of this level nothing was measured in them. */
    public Optional<AgreedLevel> heldUpBy() {
        return inARow < needed ? Optional.empty() : unmeasured.stream().findFirst();
    }

    public int missing() {
        return Math.max(0, needed - inARow);
    }
}
