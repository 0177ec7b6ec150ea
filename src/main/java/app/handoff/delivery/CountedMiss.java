package app.handoff.delivery;

import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A missed level that counts for the right to end the contract: no corrected report took it back, and nobody excused it.
 *
 * @param week whose report closed the period
 * @param endsOn the last day of the period
 */
record CountedMiss(ServiceLevelId level, int week, LocalDate endsOn) {

    /**
     * The same with the number of its period among the complete ones of its level.
     *
     * @param name of the level
     */
    record Numbered(String name, int number, LocalDate endsOn) {}

    /**
     * Numbers misses by level, in the order of the contract.
     *
     * @param numbering how the periods of each level that has misses are numbered
     */
    static List<List<Numbered>> numbered(
            Delivery delivery, List<CountedMiss> misses, Map<ServiceLevelId, Numbering> numbering) {
        var numbered = new ArrayList<List<Numbered>>();
        for (var level : delivery.levels()) {
            var numbers = numbering.get(level.id());
            if (numbers != null) {
                numbered.add(misses.stream()
                        .filter(miss -> miss.level().equals(level.id()))
                        .flatMap(miss ->
                                numbers
                                        .of(miss)
                                        .map(number -> new Numbered(level.name(), number, miss.endsOn()))
                                        .stream())
                        .sorted(Comparator.comparingInt(Numbered::number))
                        .toList());
            }
        }
        return numbered;
    }

    /** Numbers the complete periods of a level, one after the other. */
    interface Numbering {

        /** The number of the period that a miss closed; empty where it is complete no more. */
        Optional<Integer> of(CountedMiss miss);

        /** Of complete periods by the weeks that close them, in order. */
        static Numbering closedBy(List<Integer> weeks) {
            var numbers = new HashMap<Integer, Integer>();
            weeks.forEach(week -> numbers.putIfAbsent(week, numbers.size()));
            return miss -> Optional.ofNullable(numbers.get(miss.week()));
        }

        /**
         * Of weeks, all of which are complete but some.
         *
         * @param without those that were skipped, or whose report is not in, in order
         */
        static Numbering weeks(List<Integer> without) {
            return miss -> {
                int found = Collections.binarySearch(without, miss.week());
                return found >= 0 ? Optional.empty() : Optional.of(miss.week() + found + 1);
            };
        }

        /** Of months or quarters, all of which are complete. */
        static Numbering calendar(ServiceLevel.Window length) {
            return miss -> Optional.of(MeasurementWindows.numberOf(miss.endsOn(), length));
        }
    }

    /** The first miss with which there were enough of one level in so many periods in a row; empty while there is none. */
    static Optional<Numbered> first(List<List<Numbered>> levels, int enough, int inARow) {
        return levels.stream()
                .flatMap(misses -> first(enough, inARow, misses).stream())
                .min(Comparator.comparing(Numbered::endsOn));
    }

    private static Optional<Numbered> first(int enough, int inARow, List<Numbered> misses) {
        for (int last = Math.max(0, enough - 1); last < misses.size(); last++) {
            int first = last - Math.max(1, enough) + 1;
            if (misses.get(last).number() - misses.get(first).number() < inARow) {
                return Optional.of(misses.get(last));
            }
        }
        return Optional.empty();
    }

    /** The most misses of one level in so many periods in a row. */
    static int most(List<Numbered> misses, int inARow) {
        int most = 0;
        for (int first = 0, last = 0; last < misses.size(); last++) {
            while (misses.get(last).number() - misses.get(first).number() >= inARow) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
