package app.handoff.delivery;

import app.handoff.servicelevel.ServiceLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The weeks of running work that its page is made of: about the last year, whatever still needs somebody, and those in which our
 * own people did the work too. So the page costs the same in the tenth year as in the second.
 *
 * @param all in order
 * @param since the first day of those that the levels are told of; null if these are all weeks since the start
 */
record ShownWeeks(List<StatusReport> all, @Nullable LocalDate since) {

    static final int LEAST_WEEKS = 52;

    /** How many misses are shown; the others stand on the page of all of them. */
    static final int MOST_MISSES = 5;

    public ShownWeeks {
        all = List.copyOf(all);
    }

    /**
     * From when on all weeks are read: from the first day of a quarter on, so that no month and no quarter is told by a part of it.
     * Levels that are judged by cases count these from the start, and the transition is judged as a whole.
     */
    static LocalDate since(Delivery delivery, Instant now) {
        boolean byCases =
                delivery.levels().stream().anyMatch(level -> level.asked().window() == ServiceLevel.Window.ITEMS);
        if (byCases || delivery.phase() == Delivery.Phase.TRANSITION) {
            return delivery.starts();
        }
        return Stream.of(LocalDate.ofInstant(now, delivery.schedule().zone()), delivery.lastDay())
                .min(LocalDate::compareTo)
                .map(last -> last.minusWeeks(
                        Math.max(LEAST_WEEKS, delivery.transition().weeks())))
                .map(first -> first.withDayOfMonth(1).with(IsoFields.DAY_OF_QUARTER, 1))
                .filter(first -> first.isAfter(delivery.starts()))
                .orElse(delivery.starts());
    }

    /** Until when all weeks are read because our own people did the work in them; null while they still do. */
    static @Nullable LocalDate inHouseUntil(Delivery delivery) {
        return delivery.liveFrom() == null
                ? null
                : LocalDate.ofInstant(delivery.liveFrom(), delivery.schedule().zone())
                        .plusWeeks(1);
    }

    /** The misses that are shown: the newest that count. */
    static Stream<Breach> misses(List<Breach> newestFirst) {
        return newestFirst.stream().filter(Breach::counts).limit(MOST_MISSES);
    }

    /** Those of which the levels are told. */
    public List<StatusReport> recent() {
        return since == null
                ? all
                : all.stream()
                        .filter(report -> !report.period().to().isBefore(since))
                        .toList();
    }
}
