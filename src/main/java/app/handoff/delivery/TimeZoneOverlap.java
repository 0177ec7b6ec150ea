package app.handoff.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How the working hours of two places lie to each other, on a day, in instants: right across every change of clocks,
 * because nothing is computed from an offset that is only true today.
 */
record TimeZoneOverlap(Side ours, Side theirs) {

    /** How many days in a row nobody works at most, before a night ends all the same. */
    private static final int LONGEST_BREAK = 14;

    /** @param here where our clocks are */
    static TimeZoneOverlap of(Delivery delivery, ZoneId here) {
        return new TimeZoneOverlap(
                new Side(delivery.times().ours(), here),
                new Side(delivery.times().theirs(), delivery.vendor().zone()));
    }

    /** One side's working hours and where its clocks are. */
    public record Side(WorkingHours hours, ZoneId zone) {

        Span on(LocalDate day) {
            var end = hours.to().isAfter(hours.from()) ? day : day.plusDays(1);
            return new Span(firstShown(day.atTime(hours.from())), firstShown(end.atTime(hours.to())));
        }

        /** When the clocks there show this time, or have jumped over it, for the first time. */
        private Instant firstShown(LocalDateTime time) {
            var change = zone.getRules().getTransition(time);
            return change != null && change.isGap()
                    ? change.getInstant()
                    : time.atZone(zone).toInstant();
        }

        List<Span> around(LocalDate day) {
            return Stream.of(-2, -1, 0, 1, 2)
                    .map(offset -> on(day.plusDays(offset)))
                    .toList();
        }
    }

    /** Time from one instant to another. */
    public record Span(Instant from, Instant to) {

        public Duration length() {
            return Duration.between(from, to);
        }

        Optional<Span> with(Span other) {
            var start = from.isAfter(other.from) ? from : other.from;
            var end = to.isBefore(other.to) ? to : other.to;
            return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
        }

        public LocalTime fromIn(ZoneId zone) {
            return LocalTime.ofInstant(from, zone);
        }

        public LocalTime toIn(ZoneId zone) {
            return LocalTime.ofInstant(to, zone);
        }
    }

    /** When both work, on one of our days. */
    public List<Span> overlap(LocalDate day) {
        var today = ours.on(day);
        return theirs.around(day).stream()
                .flatMap(span -> today.with(span).stream())
                .toList();
    }

    public Duration overlapLength(LocalDate day) {
        return overlap(day).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Their working hours between the end of this day of ours and the start of our next one. */
    public List<Span> night(LocalDate day) {
        var away = new Span(ours.on(day).to(), ours.on(day.plusDays(1)).from());
        if (!away.from().isBefore(away.to())) {
            return List.of();
        }
        return theirs.around(day).stream()
                .flatMap(span -> away.with(span).stream())
                .toList();
    }

    /**
     * The time in which they can do what we hand over in the evening of a day and need back when we next start.
     *
     * @param weAreOff on which of our days nobody of ours works
     * @param theyAreOff the same for the days on their calendar
     */
    public Night night(LocalDate evening, Predicate<LocalDate> weAreOff, Predicate<LocalDate> theyAreOff) {
        var next = evening.plusDays(1);
        while (weAreOff.test(next) && next.isBefore(evening.plusDays(LONGEST_BREAK))) {
            next = next.plusDays(1);
        }
        var away = new Span(ours.on(evening).to(), ours.on(next).from());
        var work = away.from().isBefore(away.to())
                ? Stream.iterate(
                                evening.minusDays(2),
                                day -> !day.isAfter(
                                        away.to().atZone(theirs.zone()).toLocalDate()),
                                day -> day.plusDays(1))
                        .filter(day -> !theyAreOff.test(day))
                        .flatMap(day -> away.with(theirs.on(day)).stream())
                        .toList()
                : List.<Span>of();
        return new Night(away.from(), away.to(), work);
    }

    /**
     * One night of ours.
     *
     * @param handOverBy the end of our day
     * @param backBy the start of our next one
     * @param work when they work in between; empty where they do not
     */
    public record Night(Instant handOverBy, Instant backBy, List<Span> work) {

        public Duration length() {
            return work.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** What each side works from noon to noon of ours. */
    public Chart noonToNoon(LocalDate day) {
        var whole = new Span(
                ZonedDateTime.of(day, LocalTime.NOON, ours.zone()).toInstant(),
                ZonedDateTime.of(day.plusDays(1), LocalTime.NOON, ours.zone()).toInstant());
        return new Chart(whole, within(whole, ours, day), within(whole, theirs, day));
    }

    private static List<Span> within(Span whole, Side side, LocalDate day) {
        return side.around(day).stream()
                .flatMap(span -> whole.with(span).stream())
                .toList();
    }

    /** The next time one of the two places moves its clocks; empty where neither does. */
    public Optional<Change> nextChange(Instant after) {
        var changes = new ArrayList<Change>();
        for (var zone : List.of(ours.zone(), theirs.zone())) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(after);
            if (next != null && next.getInstant().isBefore(after.plus(Duration.ofDays(366)))) {
                changes.add(new Change(zone, LocalDate.ofInstant(next.getInstant(), zone)));
            }
        }
        return changes.stream().min((one, other) -> one.day().compareTo(other.day()));
    }

    /** How far their clocks are ahead of ours now; negative when behind. */
    public Duration ahead(Instant now) {
        return Duration.ofSeconds(theirs.zone().getRules().getOffset(now).getTotalSeconds()
                - ours.zone().getRules().getOffset(now).getTotalSeconds());
    }

    public record Change(ZoneId zone, LocalDate day) {}

    public record Chart(Span whole, List<Span> ours, List<Span> theirs) {}
}
