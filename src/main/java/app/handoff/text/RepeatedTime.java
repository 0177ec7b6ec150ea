package app.handoff.text;

import app.handoff.kernel.WallTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One meaning of a time that clocks of a zone show twice.
 *
 * @param kind how it is told from the other: summer and winter where only summer time makes the difference, else first and second
 */
record RepeatedTime(ZoneOffset offset, String kind) {

    /** Both meanings, the earlier one first; none for a time that comes once or never. */
    static List<RepeatedTime> of(LocalDateTime at, ZoneId zone) {
        var both = WallTime.twice(at, zone);
        if (both.isEmpty()) {
            return List.of();
        }
        var rules = zone.getRules();
        boolean bySummer = rules.isDaylightSavings(at.toInstant(both.get(0)))
                && !rules.isDaylightSavings(at.toInstant(both.get(1)));
        var kinds = bySummer ? List.of("summer", "winter") : List.of("first", "second");
        return IntStream.range(0, both.size())
                .mapToObj(which -> new RepeatedTime(both.get(which), kinds.get(which)))
                .toList();
    }

    /** The distance of a clock to UTC: UTC+1, or behind it UTC-3:30. */
    static String utc(ZoneOffset offset) {
        if (offset.getTotalSeconds() == 0) {
            return "UTC";
        }
        var minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return "UTC" + (offset.getTotalSeconds() < 0 ? "\u2212" : "+") + minutes / 60
                + (minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60));
    }
}
