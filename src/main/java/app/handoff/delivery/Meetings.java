package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.UnsentMessages;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.VendorProofs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans meetings of both sides, writes down how they went, and keeps what is to be done after them. */
@Service
class Meetings {

    private static final int MOST = 100;

    /** More than anybody meets in the life of a contract. */
    private static final int MOST_TAKEN_OUT = 10_000;

    private final MeetingRepository meetings;
    private final MeetingActionRepository actions;
    private final MeetingMessages messages;
    private final UnsentMessages unsent;
    private final ApplicationEventPublisher events;
    private final AdvisoryLock advisoryLock;
    private final VendorProofs proofs;

    Meetings(
            MeetingRepository meetings,
            MeetingActionRepository actions,
            MeetingMessages messages,
            UnsentMessages unsent,
            ApplicationEventPublisher events,
            AdvisoryLock advisoryLock,
            VendorProofs proofs) {
        this.meetings = meetings;
        this.actions = actions;
        this.messages = messages;
        this.unsent = unsent;
        this.events = events;
        this.advisoryLock = advisoryLock;
        this.proofs = proofs;
    }

    /**
     * A meeting that is to take place; planned twice for the same time it is one.
     *
     * @param organizerEmail where the vendor's answer to the invitation goes
     */
    @Transactional
    public MeetingId plan(Delivery delivery, MeetingPlan plan, Actor by, String organizerEmail, Instant now) {
        advisoryLock.take("meetings " + delivery.id());
        return of(delivery.id()).stream()
                .filter(known -> known.isPlanned() && known.plan().equals(plan))
                .findFirst()
                .orElseGet(() -> meetings.save(new Meeting(delivery, plan, by, organizerEmail, now)))
                .id();
    }

    /** The latest hundred of this work, the last one first. */
    @Transactional(readOnly = true)
    public List<Meeting> of(DeliveryId delivery) {
        return meetings.of(delivery, Limit.of(MOST));
    }

    /** All of this work, the last one first. */
    @Transactional(readOnly = true)
    public List<Meeting> all(DeliveryId delivery) {
        return meetings.of(delivery, Limit.of(MOST_TAKEN_OUT));
    }

    /** @throws NotFound if there is none such in this work */
    @Transactional(readOnly = true)
    public Meeting get(DeliveryId delivery, MeetingId id) {
        return find(delivery, id).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public Optional<Meeting> find(DeliveryId delivery, MeetingId id) {
        return meetings.findById(id).filter(known -> known.delivery().equals(delivery));
    }

    /** The meeting that stands for a weekly report. */
    @Transactional(readOnly = true)
    public Optional<Meeting> standingFor(StatusReportId report) {
        return meetings.standingFor(report, Limit.of(1)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public List<MeetingAction> actions(MeetingId meeting) {
        return actions.of(meeting);
    }

    /** Those of all meetings of a work, done or not, in the order of their days. */
    @Transactional(readOnly = true)
    public List<MeetingAction> allActions(DeliveryId delivery) {
        return actions.ofWork(delivery, Limit.of(MOST_TAKEN_OUT));
    }

    @Transactional(readOnly = true)
    public List<MeetingAction> openActions(DeliveryId delivery) {
        return actions.open(delivery, Limit.of(MOST));
    }

    /**
     * @throws EditedMeanwhile if somebody else saved it since the form with this version was opened
     * @throws RuleViolation if it was called off or took place, or the work has ended
     */
    @Transactional
    public void change(Delivery delivery, MeetingId id, MeetingPlan plan, int seen, Actor by, Instant now) {
        delivery.requireNotEnded();
        meetings.change(get(delivery.id(), id), seen, Meeting::requirePlanned, meeting -> {
            if (meeting.change(plan, by, now)) {
                overtaken(meeting);
            }
        });
    }

    /** What was written about a meeting before says what does not hold any more; an invitation that never left is told anew. */
    private void overtaken(Meeting meeting) {
        if (unsent.toldNobody(Set.of(meeting.id().id())).contains(meeting.id().id())) {
            meeting.untold();
        }
        events.publishEvent(new NoLongerAsked(meeting.id().id()));
    }

    @Transactional
    public void cancel(DeliveryId delivery, MeetingId id, String reason, Actor by, Instant now) {
        var meeting = get(delivery, id);
        meeting.cancel(reason, by, now);
        overtaken(meeting);
        meetings.save(meeting);
    }

    /**
     * Writes down how it went, with what is to be done after it; what is written down already is corrected, and more can be added to
     * do.
     *
     * @throws EditedMeanwhile if somebody else saved it since the form with this version was opened
     */
    @Transactional
    public void writeDown(
            DeliveryId delivery,
            MeetingId id,
            int seen,
            String notes,
            String decisions,
            List<MeetingAction.Wanted> wanted,
            Actor by,
            Instant now) {
        var meeting = meetings.change(
                get(delivery, id),
                seen,
                any -> any.requireWritable(now),
                any -> any.writeDown(notes, decisions, by, now));
        proofs.keep(delivery.id());
        actions.saveAll(
                wanted.stream().map(one -> new MeetingAction(meeting, one, now)).toList());
    }

    /** What was written down of the meeting stands for this report, which was just sent with it. */
    @Transactional
    public void standFor(MeetingId id, StatusReport sent, Actor by, Instant now) {
        var meeting = get(sent.delivery(), id);
        meeting.standFor(sent, by, now);
        meetings.save(meeting);
    }

    /** @throws NotFound if there is none such in this work */
    @Transactional
    public void finish(DeliveryId delivery, MeetingActionId id, String note, Actor by, Instant now) {
        var action = action(delivery, id);
        action.finish(note, by, now);
        actions.save(action);
    }

    @Transactional
    public void reopen(DeliveryId delivery, MeetingActionId id, Actor by, Instant now) {
        var action = action(delivery, id);
        action.reopen(by, now);
        actions.save(action);
    }

    private MeetingAction action(DeliveryId delivery, MeetingActionId id) {
        return actions.findById(id)
                .filter(known -> known.delivery().equals(delivery))
                .orElseThrow(NotFound::new);
    }

    /**
     * Sends the vendor a message that tells how a planned meeting stands, with the appointment for a calendar. A message of before that
     * has not left is withdrawn.
     *
     * @return whether there was anything to tell
     */
    @Transactional
    public boolean tell(Delivery delivery, MeetingId id, String business, Instant now) {
        var meeting = get(delivery.id(), id);
        var news = meeting.tell(now);
        if (news.isEmpty()) {
            return false;
        }
        meetings.save(meeting);
        events.publishEvent(new NoLongerAsked(id.id()));
        events.publishEvent(messages.of(news.get(), meeting, delivery, business));
        return true;
    }
}
