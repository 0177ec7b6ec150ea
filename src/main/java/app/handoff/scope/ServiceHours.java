package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the vendor is there. Service levels that count business hours count these.
 *
 * @param times by days; of rows that overlap, the time counts once
 * @param zone by whose clocks; null where it is not told
 * @param holidays what holds on public holidays; null where it is not told
 * @param outside what happens at all other times
 */
record ServiceHours(
        List<Times> times, @Nullable ZoneId zone, @Nullable Holidays holidays, String outside) {

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR;
    private static final int MINUTES_OF_A_WEEK = 7 * MINUTES_OF_A_DAY;

    ServiceHours {
        times = Blank.list(times);
        outside = Blank.text(outside);
    }

    /**
     * The same times on some days.
     *
     * @param until on the next day where it is not after {@code from}; the whole day where it is the same
     */
    record Times(Days days, LocalTime from, LocalTime until) {

        private int minutes() {
            int length = (until.toSecondOfDay() - from.toSecondOfDay()) / MINUTES_OF_AN_HOUR;
            return length > 0 ? length : length + MINUTES_OF_A_DAY;
        }
    }

    /** How many hours a week these are, to two decimal places. */
    BigDecimal hoursPerWeek() {
        var there = new BitSet(MINUTES_OF_A_WEEK);
        for (var row : times) {
            for (var day : row.days().days) {
                int from = day.ordinal() * MINUTES_OF_A_DAY + row.from().toSecondOfDay() / MINUTES_OF_AN_HOUR;
                for (int minute = from; minute < from + row.minutes(); minute++) {
                    there.set(minute % MINUTES_OF_A_WEEK);
                }
            }
        }
        return BigDecimal.valueOf(there.cardinality())
                .divide(BigDecimal.valueOf(MINUTES_OF_AN_HOUR), 2, RoundingMode.HALF_UP);
    }

    @JsonIgnore
    boolean isAroundTheClock() {
        return hoursPerWeek().compareTo(BigDecimal.valueOf(MINUTES_OF_A_WEEK / MINUTES_OF_AN_HOUR)) == 0;
    }

    /** On which days of the week. */
    enum Days {
        MONDAY_TO_FRIDAY(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
        MONDAY_TO_SATURDAY(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY)),
        SUNDAY_TO_THURSDAY(EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY))),
        EVERY_DAY(EnumSet.allOf(DayOfWeek.class)),
        MONDAY(EnumSet.of(DayOfWeek.MONDAY)),
        TUESDAY(EnumSet.of(DayOfWeek.TUESDAY)),
        WEDNESDAY(EnumSet.of(DayOfWeek.WEDNESDAY)),
        THURSDAY(EnumSet.of(DayOfWeek.THURSDAY)),
        FRIDAY(EnumSet.of(DayOfWeek.FRIDAY)),
        SATURDAY(EnumSet.of(DayOfWeek.SATURDAY)),
        SUNDAY(EnumSet.of(DayOfWeek.SUNDAY));

        private final Set<DayOfWeek> days;

        Days(Set<DayOfWeek> days) {
            this.days = days;
        }
    }

    /** What holds on public holidays. */
    enum Holidays {
        CLOSED_ON_OURS,
        CLOSED_ON_THEIRS,
        OPEN
    }
}
