package app.handoff.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** Finds the reports over which a level is judged together. */
final class Windows {

    private Windows() {}

    /**
     * The window that this report belongs to, or nothing while it is not complete.
     *
     * @param live the reports after the transition, in order, without skipped weeks
     */
    static List<StatusReport> around(StatusReport report, TrackedLevel level, List<StatusReport> live) {
        return switch (level.window()) {
            case WEEK -> List.of(report);
            case MONTH -> ofSame(report, live, TrackedLevel.Window.MONTH);
            case QUARTER -> ofSame(report, live, TrackedLevel.Window.QUARTER);
            case ITEMS -> ofCases(report, level, live);
        };
    }

    private static List<StatusReport> ofSame(StatusReport report, List<StatusReport> live, TrackedLevel.Window length) {
        int number = numberOf(report.periodTo(), length);
        var window = live.stream()
                .filter(other -> numberOf(other.periodTo(), length) == number)
                .toList();
        return !window.isEmpty() && window.get(window.size() - 1).isIn() ? window : List.of();
    }

    private static int numberOf(LocalDate day, TrackedLevel.Window length) {
        return length == TrackedLevel.Window.QUARTER
                ? day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR)
                : day.getYear() * 12 + day.getMonthValue();
    }

    private static List<StatusReport> ofCases(StatusReport report, TrackedLevel level, List<StatusReport> live) {
        var needed = BigDecimal.valueOf(Math.max(1, level.windowItems()));
        var window = new ArrayList<StatusReport>();
        var cases = BigDecimal.ZERO;
        for (var other : live) {
            if (!other.isIn()) {
                continue;
            }
            window.add(other);
            cases = cases.add(
                    other.measurement(level.id()).map(Measurement::denominator).orElse(BigDecimal.ZERO));
            if (cases.compareTo(needed) >= 0) {
                if (window.contains(report)) {
                    return window;
                }
                window.clear();
                cases = BigDecimal.ZERO;
            }
        }
        return List.of();
    }
}
