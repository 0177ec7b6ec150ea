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
