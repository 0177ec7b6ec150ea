package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How both sides work together: the next meeting with what is to do, what is out overnight, and holidays that need a decision. */
record TogetherView(EngagementId engagement, List<Line> lines) {

    /** Holidays further ahead need nobody yet. */
    static final Duration HOLIDAYS_AHEAD = Duration.ofDays(45);

    /** @param state what needs somebody; null where nothing does */
    record Line(String key, String href, Sentence note, ServiceLevelText.@Nullable State state) {}

    static TogetherView of(
            Delivery delivery,
            List<StatusReport> reports,
            List<Meeting> meetings,
            List<MeetingAction> open,
            List<HandOver> handOvers,
            List<Issue> issues,
            Locality here,
            Instant now) {
        var running = "/engagements/" + delivery.engagement();
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "delivery.together.meetings",
                running + "/meetings",
                meetingsNote(meetings, open, here.zone(), now),
                meetingsState(meetings, open, LocalDate.ofInstant(now, here.zone()), now)));
        lines.add(issues(issues, running + "/issues"));
        lines.add(overnight(handOvers, here, running + "/running/overnight", now));
        lines.add(holidays(delivery, reports, running + "/running/holidays", now));
        return new TogetherView(delivery.engagement(), lines);
    }

    private static Sentence meetingsNote(List<Meeting> meetings, List<MeetingAction> open, ZoneId here, Instant now) {
        return meetings.stream()
                .filter(meeting -> meeting.isPlanned() && !meeting.hasBegun(now))
                .min(Comparator.comparing(Meeting::startsAt))
                .map(next -> Sentence.of(
                        "delivery.together.meetings.next", new Deadline(next.startsAt(), here), open.size()))
                .orElseGet(() -> Sentence.of("delivery.together.meetings.none", open.size()));
    }

    private static ServiceLevelText.@Nullable State meetingsState(
            List<Meeting> meetings, List<MeetingAction> open, LocalDate today, Instant now) {
        if (open.stream().anyMatch(action -> action.isLate(today))) {
            return new ServiceLevelText.State("bad", Sentence.of("delivery.together.actionsLate"));
        }
        return meetings.stream().anyMatch(meeting -> meeting.isPlanned() && meeting.hasBegun(now))
                ? new ServiceLevelText.State("wait", Sentence.of("delivery.meeting.state.over"))
                : null;
    }

    private static Line issues(List<Issue> open, String href) {
        var turns = open.stream()
                .filter(issue -> issue.turn() == MeetingAction.Side.OURS)
                .toList();
        return new Line(
                "delivery.issues.title",
                href,
                Sentence.of("delivery.together.issues", open.size()),
                turns.isEmpty()
                        ? null
                        : new ServiceLevelText.State(
                                turns.stream().anyMatch(Issue::stopsWork) ? "bad" : "wait",
                                Sentence.of("delivery.together.issues.turn", turns.size())));
    }

    private static Line overnight(List<HandOver> handOvers, Locality here, String href, Instant now) {
        var out = handOvers.stream().filter(HandOver::isOut).toList();
        boolean overdue = out.stream().anyMatch(one -> one.isOverdue(now));
        return new Line(
                "delivery.together.overnight",
                href,
                out.stream()
                        .map(HandOver::backBy)
                        .min(Comparator.naturalOrder())
                        .map(back -> Sentence.of(
                                "delivery.together.overnight.out", out.size(), new Deadline(back, here.zone())))
                        .orElseGet(() -> Sentence.of("delivery.together.overnight.none")),
                overdue ? new ServiceLevelText.State("bad", Sentence.of("delivery.overnight.state.overdue")) : null);
    }

    private static Line holidays(Delivery delivery, List<StatusReport> reports, String href, Instant now) {
        var proposals = delivery.hasEnded()
                ? List.<HolidayProposal>of()
                : HolidayProposal.all(reports, HolidayDecisions.writer(delivery), now, now.plus(HOLIDAYS_AHEAD));
        return proposals.stream()
                .findFirst()
                .map(first -> new Line(
                        "delivery.together.holidays",
                        href,
                        Sentence.of(
                                "delivery.together.holidays.decide",
                                first.report().week(),
                                first.holiday().name()),
                        new ServiceLevelText.State("wait", Sentence.of("delivery.together.decide"))))
                .orElseGet(() -> new Line(
                        "delivery.together.holidays", href, Sentence.of("delivery.together.holidays.note"), null));
    }
}
