package app.handoff.delivery;

import app.handoff.kernel.PublicHolidays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What could be done about a report whose day is a public holiday for the side that writes it: a person decides. Nothing moves by
 * itself, and the reports after it stay where they are.
 *
 * @param to the next working day; null where the week is proposed to be skipped
 */
record HolidayProposal(
        StatusReport report,
        PublicHolidays.Day holiday,
        @Nullable LocalDate to) {

    /** The weeks ahead that need a decision, the first one in front. */
    static List<HolidayProposal> all(List<StatusReport> reports, WorkingDays writer, Instant from, Instant until) {
        return reports.stream()
                .filter(report -> report.dueAt().isAfter(from) && report.dueAt().isBefore(until))
                .flatMap(report -> of(report, writer, from).stream())
                .toList();
    }

    /** @param writer when the side works that writes the report */
    static Optional<HolidayProposal> of(StatusReport report, WorkingDays writer, Instant now) {
        if (!report.awaitsHolidayDecision(now)) {
            return Optional.empty();
        }
        var period = report.period();
        var day = period.dayOf(period.dueAt());
        return writer.holiday(day).map(holiday -> new HolidayProposal(report, holiday, to(period, day, writer)));
    }

    private static @Nullable LocalDate to(ReportPeriod period, LocalDate day, WorkingDays writer) {
        if (writer.areFree(period.from(), period.to())) {
            return null;
        }
        var next = day.plusDays(1);
        while (writer.isOff(next) && next.isBefore(day.plusWeeks(1))) {
            next = next.plusDays(1);
        }
        var following = period.nextDueAt();
        return following != null && !next.isBefore(period.dayOf(following)) ? null : next;
    }

    boolean isToSkip() {
        return to == null;
    }

    /** When it would be due on another day: at the same hour. */
    static Instant dueOn(LocalDate day, ReportPeriod period) {
        LocalTime hour = period.dueAt().atZone(period.dueZone()).toLocalTime();
        return ZonedDateTime.of(day, hour, period.dueZone())
                .withLaterOffsetAtOverlap()
                .toInstant();
    }
}
