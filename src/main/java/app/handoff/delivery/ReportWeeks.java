package app.handoff.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The weeks of running work in the order in which they matter: those that still need somebody, then the newest that are
 * settled; both newest first.
 *
 * @param older settled weeks before those shown, folded away
 */
record ReportWeeks(List<WeekLine> shown, List<WeekLine> older) {

    private static final int SETTLED_SHOWN = 4;
    private static final int SETTLED_KEPT = 12;

    /** @param transitionWeeks how long the transition is planned; its weeks can always be unfolded */
    static ReportWeeks of(List<WeekLine> begun, int transitionWeeks) {
        var newestFirst = begun.stream()
                .sorted(Comparator.comparingInt(WeekLine::week).reversed())
                .toList();
        var settled = newestFirst.stream()
                .filter(week -> !week.isOpen())
                .limit(Math.max(SETTLED_KEPT, transitionWeeks))
                .toList();
        int first = Math.min(SETTLED_SHOWN, settled.size());
        return new ReportWeeks(
                Stream.concat(newestFirst.stream().filter(WeekLine::isOpen), settled.subList(0, first).stream())
                        .toList(),
                settled.subList(first, settled.size()));
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }
}
