package app.handoff.diligence;

import app.handoff.diligence.ReferenceRequest.AskedPerson;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks clients of a vendor what its work is like: by phone, with notes, or through a link that needs no account. */
@Service
class References {

    /** How long a link to answer works: time for holidays, and an end before the choice is old. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(21);

    private final Diligence diligence;
    private final Dossiers dossiers;
    private final Vendors vendors;
    private final ReferenceCheckRepository references;
    private final ReferenceRequestRepository requests;
    private final ShareLinks links;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;

    References(
            Diligence diligence,
            Dossiers dossiers,
            Vendors vendors,
            ReferenceCheckRepository references,
            ReferenceRequestRepository requests,
            ShareLinks links,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events) {
        this.diligence = diligence;
        this.dossiers = dossiers;
        this.vendors = vendors;
        this.references = references;
        this.requests = requests;
        this.links = links;
        this.advisoryLock = advisoryLock;
        this.events = events;
    }

    /**
     * Somebody to ask about a vendor; written down twice it is one.
     *
     * @throws RuleViolation at {@code client} or {@code contact} if it is the vendor itself, or one of its own people
     */
    @Transactional
    public ReferenceCheckId add(EngagementId engagement, VendorId vendor, Referee referee, Instant now) {
        referee.requireOutside(vendors.get(vendor));
        advisoryLock.take("diligence", engagement, vendor);
        return diligence.dossier(engagement, vendor).references().stream()
                .map(AskedReference::check)
                .filter(known -> known.referee().equals(referee))
                .findFirst()
                .orElseGet(() ->
                        references.save(new ReferenceCheck(diligence.candidate(engagement, vendor), referee, now)))
                .id();
    }

    /**
     * @throws EditedMeanwhile if somebody else saved it since the form with this version was opened
     * @throws RuleViolation as in {@link #add}
     */
    @Transactional
    public void change(
            EngagementId engagement, VendorId vendor, ReferenceCheckId id, Referee referee, int seenVersion) {
        referee.requireOutside(vendors.get(vendor));
        references.change(get(engagement, vendor, id), seenVersion, reference -> reference.describe(referee));
    }

    /**
     * Writes down what a reference said.
     *
     * @throws RuleViolation if it turns out to be the vendor itself, or one of its own people
     */
    @Transactional
    public void answer(
            EngagementId engagement,
            VendorId vendor,
            ReferenceCheckId id,
            Answers answers,
            int seenVersion,
            Actor by,
            Instant now) {
        var reference = get(engagement, vendor, id);
        requireOutside(reference);
        references.change(reference, seenVersion, asked -> asked.answer(answers, today(now), by, now));
    }

    /** Whoever writes down an answer has no field of the form before them that would be wrong. */
    private void requireOutside(ReferenceCheck reference) {
        try {
            reference.referee().requireOutside(vendors.get(reference.vendor()));
        } catch (RuleViolation own) {
            throw new RuleViolation(own.code(), own.arguments());
        }
    }

    /** Notes that a reference did not want to talk. */
    @Transactional
    public void refuse(
            EngagementId engagement, VendorId vendor, ReferenceCheckId id, LocalDate on, Actor by, Instant now) {
        var reference = get(engagement, vendor, id);
        if (request(id).flatMap(ReferenceRequest::reply).isPresent()) {
            throw new RuleViolation("diligence.request.answered");
        }
        reference.refuse(on, today(now), by, now);
        references.save(reference);
    }

    /** Removes a reference with all that it was asked; a link that it has opens nothing from now on. */
    @Transactional
    public void remove(EngagementId engagement, VendorId vendor, ReferenceCheckId id, Instant now) {
        var reference = get(engagement, vendor, id);
        request(id).ifPresent(asked -> close(asked, now));
        references.delete(reference);
    }

    @Transactional(readOnly = true)
    public ReferenceCheck get(EngagementId engagement, VendorId vendor, ReferenceCheckId id) {
        return references
                .find(id)
                .filter(reference -> reference.isOf(engagement, vendor))
                .orElseThrow(NotFound::new);
    }

    /** What a reference was asked through a link; empty if it never was. */
    @Transactional(readOnly = true)
    public Optional<ReferenceRequest> request(ReferenceCheckId reference) {
        return requests.of(reference);
    }

    /**
     * Asks a reference through a link, and mails the link where an address is known. A link that it has already stops working.
     *
     * @return the page behind the new link, from the root of this installation
     * @throws RuleViolation if it has answered, if it is the vendor itself, or at {@code email} if that is an address of the vendor
     */
    @Transactional
    public String ask(
            EngagementId engagement,
            VendorId vendor,
            ReferenceCheckId id,
            AskedPerson person,
            Actor by,
            String business,
            Instant now) {
        var reference = get(engagement, vendor, id);
        requireOutside(reference);
        Referee.requireOutside(person.email(), vendors.get(vendor), "email");
        advisoryLock.take("diligence", engagement, vendor);
        var request = request(id).orElseGet(() -> new ReferenceRequest(reference));
        var until = now.plus(ANSWERED_WITHIN);
        var levels = dossiers.requirements(engagement).levels();
        request.ask(reference, person, levels, until, by, now);
        close(request, now);
        requests.save(request);
        return sendLink(request, business, now);
    }

    private String sendLink(ReferenceRequest request, String business, Instant now) {
        var person = request.person();
        var path = "/s/"
                + links.issue(LinkPurpose.REFERENCE, request.id().id(), person.name(), request.openUntil(), now)
                        .value()
                + "/reference";
        if (person.email() != null) {
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(person.name(), person.email()),
                            "diligence.reference",
                            List.of(
                                    business,
                                    request.candidate().name(),
                                    person.name(),
                                    request.askedBy().name(),
                                    today(request.openUntil())),
                            path,
                            request.engagement(),
                            request.openUntil())
                    .asking(request.id().id()));
        }
        return path;
    }

    /** Stops the link of a reference, and the message that waits to bring it; what came through it stays. */
    @Transactional
    public void stop(EngagementId engagement, VendorId vendor, ReferenceCheckId id, Instant now) {
        get(engagement, vendor, id);
        request(id).ifPresent(request -> stop(request, now));
    }

    /** Stops every link that asks about vendors of this engagement. */
    @Transactional
    public void stopAll(EngagementId engagement, Instant now) {
        requests.open(engagement, now).forEach(request -> stop(request, now));
    }

    private void stop(ReferenceRequest request, Instant now) {
        close(request, now);
        request.stop(now);
        requests.save(request);
    }

    private void close(ReferenceRequest request, Instant now) {
        links.revoke(request.id().id(), LinkPurpose.REFERENCE, now);
        events.publishEvent(new NoLongerAsked(request.id().id()));
    }

    /**
     * One of us has read what a reference wrote: from now on it stays as it is.
     *
     * @throws RuleViolation if there is nothing to read
     */
    @Transactional
    public void read(EngagementId engagement, VendorId vendor, ReferenceCheckId id, Actor by, Instant now) {
        get(engagement, vendor, id);
        var request = request(id).orElseThrow(NotFound::new);
        request.read(by, now);
        requests.save(request);
    }

    /** What somebody is asked who came through a link. */
    @Transactional(readOnly = true)
    public ReferenceRequest asked(ReferenceRequestId id) {
        return requests.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Somebody answers through the link.
     *
     * @throws EditedMeanwhile if something was sent through the link since the form with this version was opened
     * @throws RuleViolation once one of us has read the answer
     */
    @Transactional
    public void reply(ReferenceRequestId id, ReferenceReply reply, int seenVersion, Instant now) {
        var asked = asked(id);
        requests.change(asked, seenVersion, ReferenceRequest::requireUnread, request -> request.answer(reply, now));
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    /** Where the references of a vendor stand. */
    static String page(CheckedVendor about) {
        return "/engagements/" + about.engagement() + "/diligence/" + about.vendor() + "#references";
    }

    /**
     * Somebody would rather not answer.
     *
     * @throws RuleViolation if they have answered
     */
    @Transactional
    public void decline(ReferenceRequestId id, Instant now) {
        var request = asked(id);
        request.decline(now);
        requests.save(request);
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    private static LocalDate today(Instant now) {
        return now.atZone(Tenancy.locality().zone()).toLocalDate();
    }
}
