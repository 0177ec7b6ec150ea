package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.LinkVisitor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meetings as the vendor reads them by its link: by its own clocks, with what it has to do. */
record VendorMeetingsView(
        String title,
        String back,
        String address,
        String actionsAddress,
        List<Line> next,
        List<MeetingView.ActionLine> own,
        List<MeetingView.ActionLine> ours,
        List<Line> past) {

    private static final int SHOWN_PAST = 20;

    static VendorMeetingsView of(
            Delivery delivery, List<Meeting> meetings, List<MeetingAction> open, LinkVisitor visitor, Instant now) {
        var zone = delivery.vendor().zone();
        var today = LocalDate.ofInstant(now, zone);
        return new VendorMeetingsView(
                delivery.title(),
                visitor.path("/report"),
                visitor.path("/report/meetings"),
                visitor.path("/report/actions"),
                meetings.stream()
                        .filter(Meeting::isPlanned)
                        .sorted(Comparator.comparing(Meeting::startsAt))
                        .map(meeting -> Line.of(meeting, zone, now))
                        .toList(),
                actions(open, MeetingAction.Side.VENDOR, today),
                actions(open, MeetingAction.Side.OURS, today),
                meetings.stream()
                        .filter(meeting -> !meeting.isPlanned())
                        .limit(SHOWN_PAST)
                        .map(meeting -> Line.of(meeting, zone, now))
                        .toList());
    }

    private static List<MeetingView.ActionLine> actions(
            List<MeetingAction> open, MeetingAction.Side side, LocalDate today) {
        return open.stream()
                .filter(action -> action.side() == side)
                .map(action -> MeetingView.ActionLine.of(action, today))
                .toList();
    }

    record Line(
            String id,
            Deadline when,
            Deadline there,
            MeetingPlan plan,
            ServiceLevelText.State state,
            String notes,
            String decisions,
            @Nullable String cancelReason,
            boolean ahead) {

        static Line of(Meeting meeting, ZoneId zone, Instant now) {
            return new Line(
                    meeting.id().toString(),
                    new Deadline(meeting.startsAt(), zone),
                    meeting.when(),
                    meeting.plan(),
                    MeetingView.stateOf(meeting, now),
                    meeting.notes(),
                    meeting.decisions(),
                    meeting.cancelReason(),
                    meeting.isPlanned() && !meeting.hasBegun(now));
        }

        public boolean hasPlace() {
            return !plan.place().isEmpty();
        }

        public boolean hasAgenda() {
            return ahead && !plan.agenda().isEmpty();
        }

        public boolean hasNotes() {
            return !notes.isEmpty();
        }

        public boolean hasDecisions() {
            return !decisions.isEmpty();
        }
    }
}
