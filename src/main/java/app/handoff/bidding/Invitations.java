package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.VendorProofs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked for a bid: put on the list and taken off it, invited anew, released from a lost code, called back. */
@Service
class Invitations {

    /** How many vendors one request is put before at most. */
    static final int MOST_INVITATIONS = 100;

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final BiddingNotifications messages;
    private final ShareLinks links;
    private final MailServer mail;
    private final VendorProofs proofs;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    Invitations(
            BidRequestRepository requests,
            InvitationRepository invitations,
            BiddingNotifications messages,
            ShareLinks links,
            MailServer mail,
            VendorProofs proofs,
            Businesses businesses,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.invitations = invitations;
        this.messages = messages;
        this.links = links;
        this.mail = mail;
        this.proofs = proofs;
        this.businesses = businesses;
        this.events = events;
    }

    /** @throws NotFound if this vendor was not asked for this request */
    @Transactional(readOnly = true)
    public Invitation get(BidRequestId request, InvitationId id) {
        return invitations
                .findById(id)
                .filter(invitation -> invitation.request().equals(request))
                .orElseThrow(NotFound::new);
    }

    /** In which zones the vendors on the list read the deadline. */
    @Transactional(readOnly = true)
    public List<ZoneId> zones(BidRequestId request) {
        return invitations.of(request).stream()
                .map(Invitation::vendorZone)
                .distinct()
                .toList();
    }

    /**
     * Puts vendors on the list, each once; while bidding is open their messages go out at once.
     *
     * @throws RuleViolation at {@code vendors}: one is on the list already, there are too many, or the address is that of a
     *     member, who would prove to be the vendor by it
     */
    @Transactional
    public void invite(BidRequestId id, Collection<Invitee> vendors, Actor by, Instant now) {
        var request = request(id);
        var list = new ArrayList<>(invitations.of(id));
        if (vendors.stream().allMatch(vendor -> isOn(list, vendor))) {
            return;
        }
        request.requireInviting(now);
        if (list.size() + vendors.size() > MOST_INVITATIONS) {
            throw new RuleViolation("bidding.invitations.tooMany", MOST_INVITATIONS).at("vendors");
        }
        for (var vendor : vendors) {
            var twice = list.stream()
                    .anyMatch(other ->
                            other.vendor().equals(vendor.id()) || EmailAddress.isSame(other.email(), vendor.email()));
            if (twice) {
                throw new RuleViolation("bidding.invitation.twice", vendor.name()).at("vendors");
            }
            if (businesses.isOfMember(vendor.email())) {
                throw new RuleViolation("bidding.invitation.ownAddress", vendor.name(), vendor.email()).at("vendors");
            }
            var invitation = new Invitation(request, vendor, now);
            if (request.status() == BiddingStatus.OPEN) {
                messages.invitation(request, invitation, by, now);
            }
            proofs.keep(invitation.id().id());
            list.add(invitations.save(invitation));
        }
    }

    private static boolean isOn(List<Invitation> list, Invitee vendor) {
        return list.stream().anyMatch(invitation -> invitation.vendor().equals(vendor.id()));
    }

    /** Takes a vendor off the list before anything was sent to it. */
    @Transactional
    public void uninvite(BidRequestId id, InvitationId invitation) {
        var known = get(id, invitation);
        if (known.sentAt() != null) {
            throw new RuleViolation("bidding.invitation.alreadySent", known.vendorName());
        }
        invitations.delete(known);
    }

    /** Sends the invitation again with a new link; the old one stops working. */
    @Transactional
    public void resend(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = request(id);
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var known = get(id, invitation);
        messages.invitation(request, known, by, now);
        invitations.save(known);
    }

    /**
     * Releases the bid of a vendor that has lost its code: see {@link Invitation#release}. Only where no mail is sent; elsewhere
     * a code by mail lets the vendor in, and nothing is lost.
     */
    @Transactional
    public void release(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = request(id);
        requireReleasable(request, invitation, now);
        var known = get(id, invitation);
        known.release(by, now);
        invitations.save(known);
        messages.released(request, known, now);
    }

    /** @throws RuleViolation if bids are not accepted, a code by mail would do, or there is nothing to release */
    @Transactional(readOnly = true)
    public void requireReleasable(BidRequest request, InvitationId invitation, Instant now) {
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        if (mail.isThere()) {
            throw new RuleViolation("bidding.release.mailed");
        }
        get(request.id(), invitation).requireReleasable();
    }

    /** Lets vendors of a request that have not bid be reminded, or none of them. */
    @Transactional
    public void remindAll(BidRequestId id, boolean on, Actor by, Instant now) {
        var request = request(id);
        request.remind(on, by, now);
        requests.save(request);
        if (!on) {
            messages.remindedEnough(request);
        }
    }

    /** The same for one vendor. */
    @Transactional
    public void remind(BidRequestId id, InvitationId invitation, boolean on, Actor by, Instant now) {
        request(id).status().requireNotOver();
        var known = get(id, invitation);
        known.remind(on, by, now);
        invitations.save(known);
    }

    /** The reminders that were written so far: for each vendor how many days before the deadline. */
    @Transactional(readOnly = true)
    public Map<InvitationId, List<Integer>> reminded(BidRequestId id) {
        return invitations.reminded(id.id()).stream()
                .collect(Collectors.groupingBy(
                        one -> new InvitationId(one.getInvitation()),
                        Collectors.mapping(InvitationRepository.Reminded::getDays, Collectors.toList())));
    }

    /**
     * Stops a vendor's link. A bid sent through it stays sealed and does not count.
     *
     * @throws RuleViolation once bids are due: from then on a bid is set aside with its reason, for its vendor to read
     */
    @Transactional
    public void revoke(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = request(id);
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var known = get(id, invitation);
        known.revoke(by, now);
        links.revoke(invitation.id(), LinkPurpose.BID, now);
        events.publishEvent(new NoLongerAsked(known.asked()));
        invitations.save(known);
    }

    private BidRequest request(BidRequestId id) {
        return requests.findById(id).orElseThrow(NotFound::new);
    }
}
