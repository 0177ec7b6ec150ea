package app.handoff.delivery;

import app.handoff.kernel.PublicHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On which days one side works: Monday to Friday without the public holidays where it is.
 *
 * @param country ISO 3166-1; where its holidays are not known, every Monday to Friday is a working day
 * @param region a part of it with holidays of its own; null for the whole country
 */
record WorkingDays(String country, @Nullable String region) {

    public boolean isOff(LocalDate day) {
        return isWeekend(day) || holiday(day).isPresent();
    }

    /** What is celebrated there on this day. */
    public Optional<PublicHolidays.Day> holiday(LocalDate day) {
        return PublicHolidays.on(country, region, day);
    }

    /** The holidays from one day to another, both included, that fall on a Monday to Friday. */
    public List<PublicHolidays.Day> holidays(LocalDate from, LocalDate to) {
        return PublicHolidays.between(country, region, from, to).stream()
                .filter(holiday -> !isWeekend(holiday.date()))
                .toList();
    }

    public boolean areKnown() {
        return PublicHolidays.areKnown(country);
    }

    /** Whether nobody works there from one day to another because of holidays, which at least one of the days is. */
    public boolean areFree(LocalDate from, LocalDate to) {
        return !holidays(from, to).isEmpty() && from.datesUntil(to.plusDays(1)).allMatch(this::isOff);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
