package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Meetings about one running work as its members read them. */
final class MeetingView {

    private MeetingView() {}

    /**
     * All of them.
     *
     * @param next those that are planned, the next one first
     * @param actions what is still to be done
     */
    record Overview(
            EngagementId engagement,
            String title,
            String vendorName,
            boolean manager,
            boolean running,
            List<Line> next,
            List<ActionLine> actions,
            List<Line> past) {

        static Overview of(
                Delivery delivery,
                List<Meeting> meetings,
                List<MeetingAction> open,
                boolean manager,
                Locality here,
                Instant now) {
            var zone = delivery.vendor().zone();
            return new Overview(
                    delivery.engagement(),
                    delivery.title(),
                    delivery.vendorName(),
                    manager,
                    !delivery.hasEnded(),
                    meetings.stream()
                            .filter(Meeting::isPlanned)
                            .sorted(Comparator.comparing(Meeting::startsAt))
                            .map(meeting -> Line.of(meeting, zone, now))
                            .toList(),
                    open.stream()
                            .map(action -> ActionLine.of(action, LocalDate.ofInstant(now, here.zone())))
                            .toList(),
                    meetings.stream()
                            .filter(meeting -> !meeting.isPlanned())
                            .map(meeting -> Line.of(meeting, zone, now))
                            .toList());
        }

        public String address() {
            return "/engagements/" + engagement + "/meetings";
        }
    }

    /** @param there when it is by the other side's clocks; null where they show the same */
    record Line(String id, Deadline when, Deadline there, String people, ServiceLevelText.State state) {

        static Line of(Meeting meeting, ZoneId there, Instant now) {
            return new Line(
                    meeting.id().toString(),
                    meeting.when(),
                    new Deadline(meeting.startsAt(), there),
                    meeting.plan().ourPeople() + ", " + meeting.plan().vendorPeople(),
                    stateOf(meeting, now));
        }
    }

    static ServiceLevelText.State stateOf(Meeting meeting, Instant now) {
        return switch (meeting.status()) {
            case HELD -> new ServiceLevelText.State("good", Sentence.of("delivery.meeting.state.held"));
            case CANCELLED -> new ServiceLevelText.State("idle", Sentence.of("delivery.meeting.state.cancelled"));
            case PLANNED ->
                meeting.hasBegun(now)
                        ? new ServiceLevelText.State("wait", Sentence.of("delivery.meeting.state.over"))
                        : new ServiceLevelText.State("info", Sentence.of("delivery.meeting.state.planned"));
        };
    }

    /** One thing to do. */
    record ActionLine(
            String id,
            String what,
            MeetingAction.Side side,
            Sentence who,
            ServiceLevelText.State state,
            boolean done,
            @Nullable Sentence told) {

        static ActionLine of(MeetingAction action, LocalDate today) {
            var at = action.doneAt();
            return new ActionLine(
                    action.id().toString(),
                    action.what(),
                    action.side(),
                    Sentence.of("delivery.action.by", action.owner(), action.dueOn()),
                    action.isDone()
                            ? new ServiceLevelText.State("good", Sentence.of("delivery.action.state.done"))
                            : action.isLate(today)
                                    ? new ServiceLevelText.State("bad", Sentence.of("delivery.action.state.late"))
                                    : new ServiceLevelText.State("info", Sentence.of("delivery.action.state.open")),
                    action.isDone(),
                    at == null
                            ? null
                            : action.doneNote().isEmpty()
                                    ? Sentence.of("delivery.action.told", action.doneBy(), at)
                                    : Sentence.of(
                                            "delivery.action.told.noted", action.doneBy(), at, action.doneNote()));
        }
    }

    /**
     * One of them.
     *
     * @param news what the vendor does not know yet; null for nothing
     * @param report the week whose report it can stand for; null for none
     * @param stands the report for which it stands; null for none
     */
    record Page(
            EngagementId engagement,
            String title,
            String vendorName,
            boolean manager,
            String id,
            int version,
            Deadline when,
            Deadline there,
            MeetingPlan plan,
            ServiceLevelText.State state,
            List<Sentence> warnings,
            List<Sentence> moves,
            String notes,
            String decisions,
            @Nullable Sentence writtenBy,
            @Nullable Sentence cancelled,
            List<ActionLine> actions,
            boolean canChange,
            boolean canWrite,
            boolean held,
            Meeting.@Nullable News news,
            @Nullable Instant toldAt,
            @Nullable Week report,
            @Nullable Week stands) {

        static Page of(
                Delivery delivery,
                Meeting meeting,
                List<MeetingAction> actions,
                List<StatusReport> reports,
                boolean manager,
                Locality here,
                Instant now) {
            boolean running = !delivery.hasEnded();
            var held = meeting.heldAt();
            var cancelled = meeting.cancelledAt();
            return new Page(
                    delivery.engagement(),
                    delivery.title(),
                    delivery.vendorName(),
                    manager,
                    meeting.id().toString(),
                    meeting.version(),
                    meeting.when(),
                    new Deadline(meeting.startsAt(), delivery.vendor().zone()),
                    meeting.plan(),
                    stateOf(meeting, now),
                    meeting.isPlanned() ? warningsOf(delivery, meeting, here) : List.of(),
                    meeting.moves().stream()
                            .map(move -> Sentence.of(
                                    "delivery.meeting.moved",
                                    move.by().name(),
                                    new Deadline(move.from(), meeting.when().zone()),
                                    new Deadline(move.to(), meeting.when().zone()),
                                    move.at()))
                            .toList(),
                    meeting.notes(),
                    meeting.decisions(),
                    held == null ? null : Sentence.of("delivery.meeting.writtenBy", meeting.heldBy(), held),
                    cancelled == null
                            ? null
                            : Sentence.of(
                                    "delivery.meeting.cancelledBy",
                                    meeting.cancelledBy(),
                                    cancelled,
                                    meeting.cancelReason()),
                    actions.stream()
                            .map(action -> ActionLine.of(action, LocalDate.ofInstant(now, here.zone())))
                            .toList(),
                    manager && running && meeting.isPlanned(),
                    manager && running && meeting.status() != Meeting.Status.CANCELLED && meeting.hasBegun(now),
                    meeting.isHeld(),
                    manager ? meeting.untold(now).orElse(null) : null,
                    meeting.toldAt(),
                    running && meeting.isHeld() && meeting.report() == null
                            ? reportFor(meeting, reports, now).map(Week::of).orElse(null)
                            : null,
                    reports.stream()
                            .filter(report -> report.id().equals(meeting.report()))
                            .findFirst()
                            .map(Week::of)
                            .orElse(null));
        }

        public String address() {
            return "/engagements/" + engagement + "/meetings/" + id;
        }

        public boolean hasDecisions() {
            return !decisions.isEmpty();
        }

        public boolean hasAgenda() {
            return !plan.agenda().isEmpty();
        }

        public boolean hasPlace() {
            return !plan.place().isEmpty();
        }

        /** Whether the news and the changes come before anything else can be done. */
        public boolean isYetToCome() {
            return canChange && !canWrite;
        }
    }

    record Week(String id, int week) {

        static Week of(StatusReport report) {
            return new Week(report.id().toString(), report.week());
        }
    }

    /** The open report of the week in which the meeting was, else the last one before it. */
    static Optional<StatusReport> reportFor(Meeting meeting, List<StatusReport> reports, Instant now) {
        return reports.stream()
                .filter(report -> report.status() == StatusReport.Status.OPEN
                        && report.period().isReportable(now)
                        && !report.period().from().isAfter(report.period().dayOf(meeting.startsAt())))
                .max(Comparator.comparingInt(StatusReport::week));
    }

    /** Holidays of either side on the day of a meeting, each on its own calendar. */
    static List<Sentence> warningsOf(Delivery delivery, Meeting meeting, Locality here) {
        var warnings = new ArrayList<Sentence>();
        var ours = delivery.holidays().ours(here);
        var there = delivery.vendor().zone();
        ours.holiday(LocalDate.ofInstant(meeting.startsAt(), here.zone()))
                .map(holiday -> Sentence.of("delivery.meeting.ourHoliday", holiday.date(), holiday.name()))
                .ifPresent(warnings::add);
        delivery.holidays()
                .theirs(there)
                .holiday(LocalDate.ofInstant(meeting.startsAt(), there))
                .map(holiday -> OvernightView.holiday("delivery.meeting.theirHoliday", holiday, delivery.vendorName()))
                .ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    /** The minutes as the words of a weekly report. */
    static String asReport(Meeting meeting, Format format) {
        var text = format.message("delivery.meeting.asReport", meeting.when(), meeting.notes())
                + (meeting.decisions().isEmpty()
                        ? ""
                        : format.message("delivery.meeting.asReport.decided", meeting.decisions()));
        return text.substring(0, Math.min(ReportContent.LONGEST_TEXT, text.length()));
    }
}
