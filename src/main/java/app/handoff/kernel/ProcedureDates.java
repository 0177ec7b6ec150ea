package app.handoff.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days of one engagement that depend on each other: those of its scope, of its bidding and of its contract. Any of them
 * may be missing; only days that are there can contradict each other.
 */
public record ProcedureDates(Map<Day, LocalDate> days) {

    private static final List<Order> ORDERS = List.of(Order.values());

    public static final ProcedureDates NONE = new ProcedureDates(Map.of());

    public ProcedureDates {
        var copy = new EnumMap<Day, LocalDate>(Day.class);
        copy.putAll(days);
        days = Collections.unmodifiableMap(copy);
    }

    /** In the order in which they follow each other: a day stands behind all that it depends on. */
    public enum Day {
        /** The last day on which vendors may ask. */
        QUESTIONS_UNTIL,
        /** The day on which bids are due. */
        DEADLINE,
        /** By when vendors hear. */
        DECISION_BY,
        /** The last day on which a bid must still hold. */
        BIDS_VALID_UNTIL,
        /** The first day of the work, as the scope says it. */
        WORK_START,
        /** The last day on which the work goes on in-house too, as the scope says it. */
        TRANSITION_END,
        /** The last day of the work, as the scope says it. */
        WORK_END,
        CONTRACT_START,
        CONTRACT_TRANSITION_END,
        /** The last day on which one side can say that the contract is to end with its term. */
        NOTICE_DAY,
        CONTRACT_END
    }

    /** Which day must not come before which. */
    public enum Order {
        QUESTIONS_END_BY_DEADLINE(Day.QUESTIONS_UNTIL, Day.DEADLINE, false),
        VENDORS_HEAR_AFTER_DEADLINE(Day.DEADLINE, Day.DECISION_BY, false),
        BIDS_HOLD_UNTIL_DECISION(Day.DECISION_BY, Day.BIDS_VALID_UNTIL, false),
        BIDS_ARE_DUE_BEFORE_WORK(Day.DEADLINE, Day.WORK_START, true),
        VENDORS_HEAR_BEFORE_WORK(Day.DECISION_BY, Day.WORK_START, true),
        WORK_STARTS_BEFORE_IT_ENDS(Day.WORK_START, Day.WORK_END, true),
        TRANSITION_ENDS_BEFORE_WORK(Day.TRANSITION_END, Day.WORK_END, true),
        BIDS_ARE_DUE_BEFORE_CONTRACT(Day.DEADLINE, Day.CONTRACT_START, true),
        CONTRACT_STARTS_BEFORE_IT_ENDS(Day.CONTRACT_START, Day.CONTRACT_END, true),
        TRANSITION_ENDS_BEFORE_CONTRACT(Day.CONTRACT_TRANSITION_END, Day.CONTRACT_END, true),
        NOTICE_COMES_AFTER_START(Day.CONTRACT_START, Day.NOTICE_DAY, false),
        NOTICE_COMES_BY_END(Day.NOTICE_DAY, Day.CONTRACT_END, false);

        private final Day earlier;
        private final Day later;
        private final boolean anotherDay;

        /** @param anotherDay whether both on one day contradict each other too */
        Order(Day earlier, Day later, boolean anotherDay) {
            this.earlier = earlier;
            this.later = later;
            this.anotherDay = anotherDay;
        }

        public Day earlier() {
            return earlier;
        }

        public Day later() {
            return later;
        }

        /** Whether it is about days of the bidding alone, which one form can put right. */
        public boolean isWithinBidding() {
            return later.compareTo(Day.BIDS_VALID_UNTIL) <= 0;
        }

        private boolean isBrokenIn(Map<Day, LocalDate> days) {
            var first = days.get(earlier);
            var second = days.get(later);
            return first != null && second != null && (anotherDay ? !second.isAfter(first) : second.isBefore(first));
        }

        private LocalDate soonestAfter(LocalDate day) {
            return anotherDay ? day.plusDays(1) : day;
        }

        private LocalDate latestBefore(LocalDate day) {
            return anotherDay ? day.minusDays(1) : day;
        }
    }

    /** The days of both; where both have one, the other's. */
    public ProcedureDates with(ProcedureDates other) {
        var all = new EnumMap<Day, LocalDate>(Day.class);
        all.putAll(days);
        all.putAll(other.days);
        return new ProcedureDates(all);
    }

    /** The same with this day, or without it where there is none. */
    public ProcedureDates with(Day day, @Nullable LocalDate date) {
        return date == null ? this : with(new ProcedureDates(Map.of(day, date)));
    }

    /** Everything that cannot be, in the order of the days. */
    public List<Contradiction> contradictions() {
        var broken = ORDERS.stream().filter(order -> order.isBrokenIn(days)).toList();
        if (broken.isEmpty()) {
            return List.of();
        }
        var to = corrected().days;
        return broken.stream()
                .map(order ->
                        new Contradiction(order, in(days, order.earlier), in(days, order.later), in(to, order.later)))
                .toList();
    }

    /** A day that is there: only of an order that is broken, for which both are. */
    private static LocalDate in(Map<Day, LocalDate> days, Day day) {
        return Objects.requireNonNull(days.get(day));
    }

    /** The same days with each one moved on that comes too early, as little as possible, so that nothing contradicts. */
    public ProcedureDates corrected() {
        var moved = new EnumMap<Day, LocalDate>(Day.class);
        moved.putAll(days);
        for (var day : days.keySet()) {
            for (var order : ORDERS) {
                if (order.later == day && order.isBrokenIn(moved)) {
                    moved.put(day, order.soonestAfter(in(moved, order.earlier)));
                }
            }
        }
        return new ProcedureDates(moved);
    }

    /** Where days can still be changed; null for a day that cannot be any more. */
    @FunctionalInterface
    public interface Places {
        @Nullable Place of(Day day);
    }

    /**
     * Where one day can still be changed.
     *
     * @param href the page and its field
     * @param anotherVersion whether what is there is final, so that its next version changes it
     * @param backToo whether the day may also be moved back: vendors never get less time than they were told
     */
    public record Place(String href, boolean anotherVersion, boolean backToo) {

        private String key(String key) {
            return anotherVersion ? key + ".nextVersion" : key;
        }
    }

    /** One way to put two days right: what to do, and on which page. */
    public record Way(Sentence text, String href) {}

    /**
     * Two days that cannot both be.
     *
     * @param to the soonest day to which the later one can be moved, once the days before it hold together
     */
    public record Contradiction(Order order, LocalDate earlier, LocalDate later, LocalDate to) {

        /**
         * The ways to put it right that are still open and lie ahead: to move the later day on, or the earlier one back.
         *
         * @param today the first day to which a day can be moved
         */
        public List<Way> ways(Places places, LocalDate today) {
            var ways = new ArrayList<Way>();
            var on = places.of(order.later);
            if (on != null) {
                var soonest = to.isBefore(today) ? today : to;
                ways.add(new Way(Sentence.of(on.key("dates.move." + order.later), soonest), on.href()));
            }
            var back = places.of(order.earlier);
            if (back != null && back.backToo() && !order.latestBefore(later).isBefore(today)) {
                ways.add(new Way(
                        Sentence.of(back.key("dates.instead." + order.earlier), order.latestBefore(later)),
                        back.href()));
            }
            return List.copyOf(ways);
        }

        /** What is wrong. */
        public Sentence problem() {
            return Sentence.of("dates." + order, earlier, later);
        }

        /** Which day to move on, and to when. */
        public Sentence remedy() {
            return Sentence.of("dates.move." + order.later, to);
        }

        /** Which day could be moved back instead, and to when. */
        public Sentence instead() {
            return Sentence.of("dates.instead." + order.earlier, order.latestBefore(later));
        }
    }
}
