package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.TimeZoneOverlap.Side;
import app.handoff.delivery.TimeZoneOverlap.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The overlap and the nights of two places around every change of their clocks, against somebody who looks at both clocks every minute
 * and writes down who works: no instant is computed from a wall time there.
 */
class TimeZoneOverlapMinuteTests {

    private static final List<List<String>> PAIRS = List.of(
            List.of("Europe/Berlin", "Asia/Manila"),
            List.of("Europe/Berlin", "America/New_York"),
            List.of("America/New_York", "Asia/Kolkata"),
            List.of("America/Los_Angeles", "Europe/Kyiv"),
            List.of("Europe/London", "Australia/Sydney"),
            List.of("Australia/Lord_Howe", "Europe/Lisbon"),
            List.of("America/Santiago", "Europe/Madrid"),
            List.of("Asia/Beirut", "America/Toronto"),
            List.of("Pacific/Auckland", "Europe/Warsaw"),
            List.of("Africa/Cairo", "America/Halifax"),
            List.of("Pacific/Chatham", "America/St_Johns"),
            List.of("Asia/Tokyo", "America/Chicago"));

    /** Usual hours, a night shift, and hours that begin or end where clocks are moved. */
    private static final List<List<String>> HOURS = List.of(
            List.of("09:00", "17:30", "09:00", "18:00"),
            List.of("08:00", "16:00", "22:00", "06:00"),
            List.of("02:30", "10:00", "18:00", "02:30"),
            List.of("00:15", "08:00", "16:00", "00:30"));

    private static final int YEAR = 2027;
    private static final int DAYS_AROUND = 8;

    private static final Map<Side, Map<LocalDate, Shift>> SHIFTS = new HashMap<>();

    private int days;
    private int changes;
    private final List<String> differences = new ArrayList<>();

    @Test
    void overlapAndNightsAreThoseOfSomebodyWhoWatchesBothClocks() {
        for (var pair : PAIRS) {
            var ours = ZoneId.of(pair.get(0));
            var theirs = ZoneId.of(pair.get(1));
            var around = daysAround(ours, theirs);
            for (var hours : HOURS) {
                var board = new TimeZoneOverlap(
                        new Side(hours(hours.get(0), hours.get(1)), ours),
                        new Side(hours(hours.get(2), hours.get(3)), theirs));
                around.forEach(day -> compare(board, day));
            }
        }
        System.out.printf(
                "Overlap and nights: %d pairs of zones, %d changes of clocks, %d days compared, %d differences%n",
                PAIRS.size(), changes, days, differences.size());
        assertThat(changes).isGreaterThanOrEqualTo(36);
        assertThat(differences).isEmpty();
    }

    /** From eight days before each change of either clock in the year to eight days after. */
    private TreeSet<LocalDate> daysAround(ZoneId ours, ZoneId theirs) {
        var around = new TreeSet<LocalDate>();
        for (var zone : List.of(ours, theirs)) {
            var rules = zone.getRules();
            var end = Instant.parse((YEAR + 1) + "-01-01T00:00:00Z");
            for (var next = rules.nextTransition(Instant.parse(YEAR + "-01-01T00:00:00Z"));
                    next != null && next.getInstant().isBefore(end);
                    next = rules.nextTransition(next.getInstant())) {
                changes++;
                var day = LocalDate.ofInstant(next.getInstant(), ours);
                for (int i = -DAYS_AROUND; i <= DAYS_AROUND; i++) {
                    around.add(day.plusDays(i));
                }
            }
        }
        return around;
    }

    private void compare(TimeZoneOverlap board, LocalDate day) {
        days++;
        var watch = new Watch(board, day);
        expect(board, day, "overlap", watch.overlap(), minutes(board.overlap(day)));
        expect(board, day, "night", watch.night(), minutes(board.night(day)));
        var night = board.night(day, any -> false, any -> false);
        expect(board, day, "night handed over", watch.night(), minutes(night.work()));
        expect(board, day, "end of our day", watch.ourEnd(), night.handOverBy());
        expect(board, day, "start of our next day", watch.ourNextStart(), night.backBy());
    }

    private void expect(TimeZoneOverlap board, LocalDate day, String what, Object watched, Object computed) {
        if (!watched.equals(computed)) {
            differences.add(board + " on " + day + ": " + what + " " + watched + " watched, " + computed + " computed");
        }
    }

    private static long minutes(List<Span> spans) {
        return spans.stream()
                .map(Span::length)
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
    }

    private static WorkingHours hours(String from, String to) {
        return new WorkingHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    /** When a side works on one day, in minutes since 1970; many days of both sides are held against the same. */
    private record Shift(long from, long to) {

        /**
         * Looks at the clock every minute: from when it first shows the beginning of this day's hours until it first shows their
         * end.
         */
        static Shift watched(Side side, LocalDate day) {
            var begins = day.atTime(side.hours().from());
            var ends = (side.hours().to().isAfter(side.hours().from()) ? day : day.plusDays(1))
                    .atTime(side.hours().to());
            var now = day.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
            while (LocalDateTime.ofInstant(now, side.zone()).isBefore(begins)) {
                now = now.plusSeconds(60);
            }
            long from = now.getEpochSecond() / 60;
            while (LocalDateTime.ofInstant(now, side.zone()).isBefore(ends)) {
                now = now.plusSeconds(60);
            }
            return new Shift(from, now.getEpochSecond() / 60);
        }
    }

    /** Three days before and four days after, minute by minute, as both clocks were looked at. */
    private static final class Watch {

        private static final int MINUTES = 8 * 24 * 60;

        private final Instant start;
        private final BitSet bothOnOurDay = new BitSet();
        private final BitSet theirsWhileWeAreAway = new BitSet();
        private final int ourEnd;
        private final int ourNextStart;

        Watch(TimeZoneOverlap board, LocalDate day) {
            start = day.atStartOfDay().toInstant(ZoneOffset.UTC).minus(Duration.ofDays(3));
            var today = shift(board.ours(), day);
            var tomorrow = shift(board.ours(), day.plusDays(1));
            ourEnd = today.nextClearBit(today.nextSetBit(0));
            ourNextStart = tomorrow.nextSetBit(0);
            var theirs = new BitSet();
            for (int i = -3; i <= 4; i++) {
                theirs.or(shift(board.theirs(), day.plusDays(i)));
            }
            bothOnOurDay.or(today);
            bothOnOurDay.and(theirs);
            theirsWhileWeAreAway.set(ourEnd, Math.max(ourEnd, ourNextStart));
            theirsWhileWeAreAway.and(theirs);
        }

        private BitSet shift(Side side, LocalDate day) {
            var worked = SHIFTS.computeIfAbsent(side, any -> new HashMap<>())
                    .computeIfAbsent(day, any -> Shift.watched(side, day));
            long first = start.getEpochSecond() / 60;
            var working = new BitSet();
            working.set(watched(worked.from() - first), watched(worked.to() - first));
            return working;
        }

        private static int watched(long minute) {
            return (int) Math.max(0, Math.min(MINUTES, minute));
        }

        long overlap() {
            return bothOnOurDay.cardinality();
        }

        long night() {
            return theirsWhileWeAreAway.cardinality();
        }

        Instant ourEnd() {
            return start.plusSeconds(60L * ourEnd);
        }

        Instant ourNextStart() {
            return start.plusSeconds(60L * ourNextStart);
        }
    }

    @Test
    void hoursThatBeginWhereTheClocksJumpBeginWithTheJump() {
        var berlin = new Side(hours("02:30", "10:00"), ZoneId.of("Europe/Berlin"));

        assertThat(Map.of(
                        "spring", berlin.on(LocalDate.parse("2027-03-28")),
                        "autumn", berlin.on(LocalDate.parse("2027-10-31"))))
                .isEqualTo(Map.of(
                        "spring",
                                new Span(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-28T08:00:00Z")),
                        "autumn",
                                new Span(
                                        Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-10-31T09:00:00Z"))));
    }
}
