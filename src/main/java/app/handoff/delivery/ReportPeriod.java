package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The week that a report tells of, and the instant at which it is due, fixed when the work starts.
 *
 * @param nextDueAt when the report after it is due, from when on this one is missing; null for the last one
 */
@Embeddable
record ReportPeriod(
        int week,
        @Column(name = "period_from") LocalDate from,
        @Column(name = "period_to") LocalDate to,
        Instant dueAt,
        ZoneId dueZone,
        @Nullable Instant nextDueAt) {

    private static final int READING_DAYS = 2;

    /** The same with another report after it. */
    ReportPeriod followedBy(@Nullable Instant next) {
        return new ReportPeriod(week, from, to, dueAt, dueZone, next);
    }

    /** The same week as far as to a day, with no report after it. */
    ReportPeriod until(LocalDate last) {
        return new ReportPeriod(week, from, last, dueAt, dueZone, null);
    }

    public Deadline due() {
        return new Deadline(dueAt, dueZone);
    }

    /** Whether a report could be due then: later than planned, and before the one after it. */
    boolean canBeDue(Instant to) {
        return to.isAfter(dueAt) && (nextDueAt == null || to.isBefore(nextDueAt));
    }

    /** The same week with another moment at which its report is due. */
    ReportPeriod due(Instant to) {
        return new ReportPeriod(week, from, this.to, to, dueZone, nextDueAt);
    }

    /** Which day it is where the report is due. */
    LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, dueZone);
    }

    /** Whether a moment lies in this week, by the clocks where the report is due. */
    boolean holds(Instant time) {
        var day = dayOf(time);
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** A report can be written from the first day of its week, and sent from {@link #reportableFrom} on. */
    public Instant opensAt() {
        return from.atStartOfDay(dueZone).toInstant();
    }

    /** Its last working day: before that nobody can say how the week went. */
    public LocalDate reportableFrom() {
        var day = to;
        while (!isWorkingDay(day) && day.isAfter(from)) {
            day = day.minusDays(1);
        }
        return day;
    }

    public boolean isReportable(Instant now) {
        return !now.isBefore(reportableFrom().atStartOfDay(dueZone).toInstant());
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** What an open report is worth by the clock. */
    StatusReport.Standing standing(Instant now) {
        if (nextDueAt != null && !now.isBefore(nextDueAt)) {
            return StatusReport.Standing.MISSED;
        }
        if (now.isAfter(dueAt)) {
            return StatusReport.Standing.LATE;
        }
        return now.isBefore(opensAt()) ? StatusReport.Standing.SCHEDULED : StatusReport.Standing.DUE;
    }

    /** Until when what came in is read: two working days later, at the hour at which reports are due. */
    Deadline readBy(Instant submittedAt) {
        var day = dayOf(submittedAt);
        for (int working = 0; working < READING_DAYS; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                working++;
            }
        }
        var hour = dueAt.atZone(dueZone).toLocalTime();
        var by = day.atTime(hour).atZone(dueZone).withLaterOffsetAtOverlap();
        return new Deadline(by.toInstant(), dueZone);
    }

    record Skipped(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    record Resumed(DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    record Moved(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            Deadline due,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    record Kept(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            Deadline due,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    record AskedFor(DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
