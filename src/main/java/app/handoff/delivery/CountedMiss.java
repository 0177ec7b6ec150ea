package app.handoff.delivery;

import app.handoff.kernel.ServiceLevelId;
import java.time.LocalDate;
import java.util.ArrayList;
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
     * @param periods the complete ones of each level that has misses, by the week that closes them, in order
     */
    static List<List<Numbered>> numbered(
            Delivery delivery, List<CountedMiss> misses, Map<ServiceLevelId, List<Integer>> periods) {
        var numbered = new ArrayList<List<Numbered>>();
        for (var level : delivery.levels()) {
            var numbers = new HashMap<Integer, Integer>();
            periods.getOrDefault(level.id(), List.of()).forEach(week -> numbers.putIfAbsent(week, numbers.size()));
            numbered.add(misses.stream()
                    .filter(miss -> miss.level().equals(level.id()) && numbers.containsKey(miss.week()))
                    .map(miss -> new Numbered(level.name(), numbers.get(miss.week()), miss.endsOn()))
                    .sorted(Comparator.comparingInt(Numbered::number))
                    .toList());
        }
        return numbered;
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
