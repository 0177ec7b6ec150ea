package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Locality;
import app.handoff.kernel.PublicHolidays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Counts the working time of one side: within its hours, on its clocks, Monday to Friday without its public holidays. */
record WorkingClock(TimeZoneOverlap.Side hours, WorkingDays days) {

    /** @param here where the business is */
    static WorkingClock of(Delivery delivery, Side side, Locality here) {
        var both = TimeZoneOverlap.of(delivery, here.zone());
        return side == Side.OURS
                ? new WorkingClock(both.ours(), delivery.holidays().ours(here))
                : new WorkingClock(
                        both.theirs(),
                        delivery.holidays().theirs(delivery.vendor().zone()));
    }

    /** So many days ahead or back are looked at, with every holiday and the shortest hours. */
    private static final int FARTHEST = 800;

    /** When this side will have worked so many minutes since an instant. */
    Instant after(Instant from, int minutes) {
        var left = Duration.ofMinutes(minutes);
        // Hours that run through midnight begin on the day before.
        var day = LocalDate.ofInstant(from, hours.zone()).minusDays(1);
        for (int at = 0; at < FARTHEST; at++, day = day.plusDays(1)) {
            if (days.isOff(day)) {
                continue;
            }
            var worked = hours.on(day);
            var begins = worked.from().isBefore(from) ? from : worked.from();
            var length = Duration.between(begins, worked.to());
            if (length.isNegative()) {
                continue;
            }
            if (length.compareTo(left) >= 0) {
                return begins.plus(left);
            }
            left = left.minus(length);
        }
        return from.plus(Duration.ofDays(FARTHEST));
    }

    /** An instant from which on this side had worked more than so many minutes until another one. */
    Instant before(Instant to, int minutes) {
        var first = LocalDate.ofInstant(to, hours.zone());
        int worked = 0;
        for (int at = 0; at < FARTHEST && worked <= minutes; at++) {
            first = first.minusDays(1);
            worked += days.isOff(first) ? 0 : (int) hours.on(first).length().toMinutes();
        }
        // The hours of its first day may have begun before.
        return first.minusDays(1).atStartOfDay(hours.zone()).toInstant();
    }

    /** The minutes this side worked between two instants; those begun do not count. */
    int minutes(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return 0;
        }
        var whole = new TimeZoneOverlap.Span(from, to);
        // Hours that run through midnight begin on the day before.
        var first = LocalDate.ofInstant(from, hours.zone()).minusDays(1);
        var last = LocalDate.ofInstant(to, hours.zone());
        var off = days.holidays(first, last).stream()
                .map(PublicHolidays.Day::date)
                .collect(Collectors.toSet());
        return (int) first.datesUntil(last.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !off.contains(day))
                .flatMap(day -> whole.with(hours.on(day)).stream())
                .map(TimeZoneOverlap.Span::length)
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
    }
}
