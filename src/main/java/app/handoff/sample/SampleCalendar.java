package app.handoff.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The days of the sample business, all counted from today, so that it never grows old. Nobody there works at weekends. */
record SampleCalendar(Instant now, LocalDate today) {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocalTime REPORTS_ARE_DUE = LocalTime.of(16, 0);

    static SampleCalendar countedFrom(Instant now) {
        return new SampleCalendar(now, now.atZone(BERLIN).toLocalDate());
    }

    /** So many working days ago, at this time in Berlin. */
    Instant ago(int workdays, String time) {
        return at(workday(-workdays), time);
    }

    LocalDate dayAgo(int workdays) {
        return workday(-workdays);
    }

    /** In so many working days. */
    LocalDateTime ahead(int workdays, String time) {
        return workday(workdays).atTime(LocalTime.parse(time));
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
    }

    private LocalDate workday(int away) {
        var day = today;
        for (int left = Math.abs(away); left > 0; ) {
            day = day.plusDays(Integer.signum(away));
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }

    /** A Monday in at least so many days. */
    LocalDate mondayAfter(int days) {
        return today.plusDays(days).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The Monday on which work began that has just had so many weekly reports due, on Fridays at 16:00. */
    LocalDate mondayBefore(int reports) {
        var friday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        if (now.isBefore(friday.atTime(REPORTS_ARE_DUE).atZone(BERLIN).toInstant())) {
            friday = friday.minusWeeks(1);
        }
        return friday.minusDays(4).minusWeeks(reports - 1L);
    }
}
