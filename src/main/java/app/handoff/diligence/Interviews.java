package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Talks with the people who would do the work: planned ahead, and written down once they took place. */
@Service
class Interviews {

    private final Diligence diligence;
    private final InterviewRepository interviews;
    private final PlannedInterviewRepository plans;
    private final Vendors vendors;
    private final InterviewMessages messages;
    private final ApplicationEventPublisher events;
    private final AdvisoryLock advisoryLock;

    Interviews(
            Diligence diligence,
            InterviewRepository interviews,
            PlannedInterviewRepository plans,
            Vendors vendors,
            InterviewMessages messages,
            ApplicationEventPublisher events,
            AdvisoryLock advisoryLock) {
        this.diligence = diligence;
        this.interviews = interviews;
        this.plans = plans;
        this.vendors = vendors;
        this.messages = messages;
        this.events = events;
        this.advisoryLock = advisoryLock;
    }

    /** A talk with a vendor; written down twice it is one. */
    @Transactional
    public InterviewId add(
            EngagementId engagement, VendorId vendor, InterviewNotes interviewNotes, Actor by, Instant now) {
        advisoryLock.take("diligence", engagement, vendor);
        return diligence.dossier(engagement, vendor).interviews().stream()
                .filter(known -> known.talk().equals(interviewNotes))
                .findFirst()
                .orElseGet(() -> write(engagement, vendor, interviewNotes, by, now))
                .id();
    }

    private Interview write(
            EngagementId engagement, VendorId vendor, InterviewNotes interviewNotes, Actor by, Instant now) {
        return interviews.save(
                new Interview(diligence.candidate(engagement, vendor), interviewNotes, today(now), by, now));
    }

    /** @throws EditedMeanwhile if somebody else saved it since the form with this version was opened */
    @Transactional
    public void change(
            EngagementId engagement,
            VendorId vendor,
            InterviewId id,
            InterviewNotes interviewNotes,
            int seenVersion,
            Instant now) {
        interviews.change(
                get(engagement, vendor, id), seenVersion, interview -> interview.write(interviewNotes, today(now)));
    }

    @Transactional
    public void remove(EngagementId engagement, VendorId vendor, InterviewId id) {
        interviews.delete(get(engagement, vendor, id));
    }

    @Transactional(readOnly = true)
    public Interview get(EngagementId engagement, VendorId vendor, InterviewId id) {
        return interviews
                .find(id)
                .filter(interview -> interview.isOf(engagement, vendor))
                .orElseThrow(NotFound::new);
    }

    /**
     * A talk that is to take place; planned twice for the same time it is one.
     *
     * @param organizerEmail where the vendor's answer to the invitation goes
     */
    @Transactional
    public PlannedInterviewId plan(
            EngagementId engagement,
            VendorId vendor,
            InterviewPlan plan,
            Actor by,
            String organizerEmail,
            Instant now) {
        advisoryLock.take("diligence", engagement, vendor);
        return plans.notHeld(engagement, vendor).stream()
                .filter(known -> known.isPlanned() && known.plan().equals(plan))
                .findFirst()
                .orElseGet(() -> plans.save(
                        new PlannedInterview(diligence.candidate(engagement, vendor), plan, by, organizerEmail, now)))
                .id();
    }

    /**
     * @throws EditedMeanwhile if somebody else saved it since the form with this version was opened
     * @throws RuleViolation if it was called off or took place
     */
    @Transactional
    public void move(
            EngagementId engagement,
            VendorId vendor,
            PlannedInterviewId id,
            InterviewPlan plan,
            int seenVersion,
            Actor by,
            Instant now) {
        plans.change(
                planned(engagement, vendor, id),
                seenVersion,
                PlannedInterview::requirePlanned,
                planned -> planned.change(plan, by, now));
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    @Transactional
    public void callOff(EngagementId engagement, VendorId vendor, PlannedInterviewId id, Actor by, Instant now) {
        var planned = planned(engagement, vendor, id);
        planned.callOff(by, now);
        plans.save(planned);
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    /**
     * Sends the vendor's contact a message that tells how a planned talk stands, with the appointment for a calendar. A message of
     * before that has not left is withdrawn.
     *
     * @return whether there was anything to tell
     */
    @Transactional
    public boolean tell(EngagementId engagement, VendorId vendor, PlannedInterviewId id, String business, Instant now) {
        var planned = planned(engagement, vendor, id);
        var news = planned.tell(now);
        if (news.isEmpty()) {
            return false;
        }
        plans.save(planned);
        events.publishEvent(new NoLongerAsked(id.id()));
        events.publishEvent(messages.of(news.get(), planned, vendors.get(vendor), business));
        return true;
    }

    /**
     * Writes down how a planned talk went; written down twice it is one.
     *
     * @throws RuleViolation if it was called off or written down already
     */
    @Transactional
    public void hold(
            EngagementId engagement,
            VendorId vendor,
            PlannedInterviewId id,
            InterviewNotes interviewNotes,
            Actor by,
            Instant now) {
        advisoryLock.take("diligence", engagement, vendor);
        var planned = planned(engagement, vendor, id);
        if (planned.status() == PlannedInterview.Status.HELD && isWritten(engagement, vendor, interviewNotes)) {
            return;
        }
        planned.hold(now);
        plans.save(planned);
        write(engagement, vendor, interviewNotes, by, now);
    }

    private boolean isWritten(EngagementId engagement, VendorId vendor, InterviewNotes interviewNotes) {
        return diligence.dossier(engagement, vendor).interviews().stream()
                .anyMatch(known -> known.talk().equals(interviewNotes));
    }

    @Transactional(readOnly = true)
    public PlannedInterview planned(EngagementId engagement, VendorId vendor, PlannedInterviewId id) {
        return plans.find(id)
                .filter(planned -> planned.isOf(engagement, vendor))
                .orElseThrow(NotFound::new);
    }

    private static LocalDate today(Instant now) {
        return now.atZone(Tenancy.locality().zone()).toLocalDate();
    }
}
