package app.handoff.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of the sample business, all counted from today, so that it never grows old. Nobody there works at weekends. The play
 * tells them in words: "191 workdays ago, 14:00", "Monday in 21 days", "Monday 10 reports ago + 1 year - 1 day".
 */
record SampleCalendar(Instant now, LocalDate today, ZoneId zone) {

    private static final LocalTime REPORTS_ARE_DUE = LocalTime.of(16, 0);

    private static final Pattern TOLD =
            Pattern.compile("(?:today|(?<ago>\\d+) workdays? ago|in (?<ahead>\\d+) workdays?"
                    + "|Monday in (?<days>\\d+) days|Monday (?<reports>\\d+) reports ago)"
                    + "(?<moves>(?: [+-] \\d+ (?:day|week|month|year)s?)*)(?:, (?<time>\\d\\d:\\d\\d))?");

    private static final Pattern MOVE = Pattern.compile("([+-]) (\\d+) (day|week|month|year)");
    private static final String YEAR_OF = "year of ";

    static SampleCalendar countedFrom(Instant now, ZoneId zone) {
        return new SampleCalendar(now, now.atZone(zone).toLocalDate(), zone);
    }

    /** @throws IllegalArgumentException if the words name no time of a day */
    Instant moment(String told) {
        var words = words(told);
        return day(words).atTime(LocalTime.parse(time(words))).atZone(zone).toInstant();
    }

    /** The day, or the day and its time, or the year as everybody writes them: 2027-03-01, 2027-03-01T16:00, 2027. */
    String written(String told) {
        if (told.startsWith(YEAR_OF)) {
            return String.valueOf(day(words(told.substring(YEAR_OF.length()))).getYear());
        }
        var words = words(told);
        var day = day(words).toString();
        return words.group("time") == null ? day : day + "T" + time(words);
    }

    private static Matcher words(String told) {
        var words = TOLD.matcher(told);
        if (!words.matches()) {
            throw new IllegalArgumentException("The sample business knows no such day: " + told);
        }
        return words;
    }

    private static String time(Matcher words) {
        var time = words.group("time");
        if (time == null) {
            throw new IllegalArgumentException("The sample business needs a time of the day: " + words.group());
        }
        return time;
    }

    private LocalDate day(Matcher words) {
        var day = base(words);
        var moves = MOVE.matcher(words.group("moves"));
        while (moves.find()) {
            long by = Long.parseLong(moves.group(2));
            var unit = ChronoUnit.valueOf(moves.group(3).toUpperCase(Locale.ROOT) + "S");
            day = day.plus(moves.group(1).equals("+") ? by : -by, unit);
        }
        return day;
    }

    private LocalDate base(Matcher words) {
        if (words.group("ago") != null) {
            return workday(-Integer.parseInt(words.group("ago")));
        }
        if (words.group("ahead") != null) {
            return workday(Integer.parseInt(words.group("ahead")));
        }
        if (words.group("days") != null) {
            return mondayAfter(Integer.parseInt(words.group("days")));
        }
        return words.group("reports") == null ? today : mondayBefore(Integer.parseInt(words.group("reports")));
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
    private LocalDate mondayAfter(int days) {
        return today.plusDays(days).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The Monday on which work began that has just had so many weekly reports due, on Fridays at 16:00. */
    private LocalDate mondayBefore(int reports) {
        var friday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        if (now.isBefore(friday.atTime(REPORTS_ARE_DUE).atZone(zone).toInstant())) {
            friday = friday.minusWeeks(1);
        }
        return friday.minusDays(4).minusWeeks(reports - 1L);
    }
}
