package app.handoff.delivery;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** When weekly reports are due: always at the same time of the same weekday in one zone, through every change of clocks. */
@Embeddable
record ReportSchedule(@Enumerated(EnumType.STRING) DayOfWeek day, LocalTime time, ZoneId zone) implements Serializable {

    /** A first week shorter than this joins the next one. */
    private static final int SHORTEST_FIRST_WEEK = 4;

    /** Nobody plans weekly reports further ahead. */
    private static final int MOST_WEEKS = 520;

    /** The weeks of a contract with their due instants, fixed once. The last one ends with the contract. */
    public List<Week> weeks(LocalDate start, LocalDate end) {
        var weeks = new ArrayList<Week>();
        var from = start;
        var due = start.plusDays(SHORTEST_FIRST_WEEK).with(TemporalAdjusters.nextOrSame(day));
        while (!from.isAfter(end) && weeks.size() < MOST_WEEKS) {
            var last = due.isBefore(end) ? due : end;
            weeks.add(new Week(weeks.size() + 1, from, last, dueOn(due)));
            from = due.plusDays(1);
            due = due.plusWeeks(1);
        }
        return weeks;
    }

    /** A time that the clocks skip moves forward with them; one that comes twice means the second, so that nobody is late by it. */
    Instant dueOn(LocalDate date) {
        return ZonedDateTime.of(date, time, zone).withLaterOffsetAtOverlap().toInstant();
    }

    public record Week(int number, LocalDate from, LocalDate to, Instant dueAt) {

        Week numbered(int other) {
            return new Week(other, from, to, dueAt);
        }
    }
}
