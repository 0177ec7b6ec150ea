package app.handoff.delivery;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions and faults to answer, meetings to write down, actions to do, work that is not back in the morning, and holidays on which a report is due. */
@Component
class TogetherAgenda implements Agenda {

    /** An action is spoken of so many days before its day. */
    private static final int DAYS_AHEAD = 3;

    private static final Duration HOLIDAYS_AHEAD = Duration.ofDays(21);

    /** A meeting of which nobody wrote anything down is forgotten after this. */
    private static final Duration MEETINGS_BACK = Duration.ofDays(30);

    private static final int MOST_REPORTS = 200;

    private final MeetingRepository meetings;
    private final MeetingActionRepository actions;
    private final HandOverRepository handOvers;
    private final StatusReportRepository reports;
    private final IssueRepository issues;

    TogetherAgenda(
            MeetingRepository meetings,
            MeetingActionRepository actions,
            HandOverRepository handOvers,
            StatusReportRepository reports,
            IssueRepository issues) {
        this.meetings = meetings;
        this.actions = actions;
        this.handOvers = handOvers;
        this.reports = reports;
        this.issues = issues;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (limit < 1) {
            return List.of();
        }
        boolean manager = viewer.role().includes(Role.MANAGER);
        var zone = Tenancy.locality().zone();
        var today = LocalDate.ofInstant(now, zone);
        var needs = new ArrayList<Need>();
        actions.dueUntil(today.plusDays(DAYS_AHEAD), Limit.of(limit)).stream()
                .filter(action -> manager || action.side() == MeetingAction.Side.OURS)
                .filter(action -> action.side() == MeetingAction.Side.OURS || action.isLate(today))
                .forEach(action -> needs.add(toDo(action, today)));
        issues.waitingFor(MeetingAction.Side.OURS, Limit.of(limit)).forEach(issue -> needs.add(toAnswer(issue)));
        handOvers.overdue(now, Limit.of(limit)).forEach(one -> needs.add(notBack(one)));
        if (manager) {
            var midnight = today.plusDays(1).atStartOfDay(zone).toInstant();
            meetings.planned(now.minus(MEETINGS_BACK), midnight, Limit.of(limit))
                    .forEach(meeting ->
                            needs.add(meeting.startsAt().isAfter(now) ? toHold(meeting) : toWriteDown(meeting)));
            reports.planned(now, now.plus(HOLIDAYS_AHEAD), Limit.of(MOST_REPORTS)).stream()
                    .flatMap(file ->
                            HolidayProposal.of(file.report(), HolidayDecisions.writer(file.delivery()), now).stream())
                    .forEach(proposal -> needs.add(toDecide(proposal)));
        }
        return needs.stream()
                .sorted(Comparator.comparing(
                        need -> need.due() == null ? now : need.due().at()))
                .limit(limit)
                .toList();
    }

    private static Need toDo(MeetingAction action, LocalDate today) {
        boolean ours = action.side() == MeetingAction.Side.OURS;
        var zone = Tenancy.locality().zone();
        return new Need(
                action.engagement(),
                Sentence.of(ours ? "delivery.agenda.action" : "delivery.agenda.action.vendor", action.what()),
                Sentence.of("delivery.action.by", action.owner(), action.dueOn()),
                new Deadline(
                        action.dueOn()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .minusMinutes(1)
                                .toInstant(),
                        zone),
                "/engagements/" + action.engagement() + "/meetings#actions",
                Sentence.of("delivery.agenda.action.button"),
                action.isLate(today) ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN);
    }

    private static Need toAnswer(Issue issue) {
        var asked = issue.status().isTheirTurn()
                ? "answer." + issue.kind()
                : issue.status().name();
        return new Need(
                issue.engagement(),
                Sentence.of("delivery.agenda.issue." + asked, issue.title()),
                Sentence.of(
                        issue.stopsWork() ? "delivery.agenda.issue.note.stops" : "delivery.agenda.issue.note",
                        issue.raisedByName()),
                null,
                "/engagements/" + issue.engagement() + "/issues/" + issue.id(),
                Sentence.of("delivery.agenda.issue.button"),
                issue.stopsWork() ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN);
    }

    private static Need notBack(HandOver one) {
        return new Need(
                one.engagement(),
                Sentence.of("delivery.agenda.notBack", one.what()),
                Sentence.of("delivery.agenda.notBack.note"),
                new Deadline(one.backBy(), Tenancy.locality().zone()),
                "/engagements/" + one.engagement() + "/running/overnight",
                Sentence.of("delivery.agenda.notBack.button"),
                Need.Kind.PROBLEM);
    }

    /** It is today. */
    private static Need toHold(Meeting meeting) {
        return new Need(
                meeting.engagement(),
                Sentence.of(
                        "delivery.agenda.meet",
                        meeting.plan().vendorPeople(),
                        meeting.startsAt().atZone(Tenancy.locality().zone()).toLocalTime()),
                Sentence.of(
                        meeting.plan().place().isBlank() ? "delivery.agenda.meet.note" : "delivery.agenda.meet.place",
                        meeting.plan().place()),
                meeting.when(),
                "/engagements/" + meeting.engagement() + "/meetings/" + meeting.id(),
                Sentence.of("delivery.agenda.meet.button"),
                Need.Kind.YOUR_TURN);
    }

    private static Need toWriteDown(Meeting meeting) {
        return new Need(
                meeting.engagement(),
                Sentence.of("delivery.agenda.minutes"),
                Sentence.of("delivery.agenda.minutes.note", meeting.when()),
                meeting.when(),
                "/engagements/" + meeting.engagement() + "/meetings/" + meeting.id() + "/minutes",
                Sentence.of("delivery.agenda.minutes.button"),
                Need.Kind.YOUR_TURN);
    }

    private static Need toDecide(HolidayProposal proposal) {
        var report = proposal.report();
        return new Need(
                report.engagement(),
                Sentence.of("delivery.agenda.holiday", report.week()),
                Sentence.of("delivery.agenda.holiday.note", proposal.holiday().name()),
                report.period().due(),
                "/engagements/" + report.engagement() + "/running/holidays",
                Sentence.of("delivery.agenda.holiday.button"),
                Need.Kind.YOUR_TURN);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return limit < 1
                ? List.of()
                : meetings.planned(from, to, Limit.of(limit)).stream()
                        .map(TogetherAgenda::happening)
                        .toList();
    }

    private static Happening happening(Meeting meeting) {
        var plan = meeting.plan();
        return new Happening(
                        meeting.engagement(), Sentence.of("delivery.agenda.meeting", plan.vendorPeople()), plan.start())
                .named(meeting.id().toString())
                .lasting(plan.length(), plan.place());
    }
}
