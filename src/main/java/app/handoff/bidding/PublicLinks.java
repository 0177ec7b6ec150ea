package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.TextCipher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Switches the public link of a request on and off, and lets it tell what the request says. */
@Service
class PublicLinks {

    private final BidRequestRepository requests;
    private final PublicLinkRepository publicLinks;
    private final NewcomerRepository newcomers;
    private final InvitationRepository invitations;
    private final ShareLinks links;
    private final TextCipher cipher;
    private final AdvisoryLock advisoryLock;
    private final Businesses businesses;
    private final MailServer mail;

    PublicLinks(
            BidRequestRepository requests,
            PublicLinkRepository publicLinks,
            NewcomerRepository newcomers,
            InvitationRepository invitations,
            ShareLinks links,
            TextCipher cipher,
            AdvisoryLock advisoryLock,
            Businesses businesses,
            MailServer mail) {
        this.requests = requests;
        this.publicLinks = publicLinks;
        this.newcomers = newcomers;
        this.invitations = invitations;
        this.links = links;
        this.cipher = cipher;
        this.advisoryLock = advisoryLock;
        this.businesses = businesses;
        this.mail = mail;
    }

    /** Whether addresses can be proven here: by a message that nobody of the business sees. */
    boolean canProve() {
        return mail.isThere() || isSample();
    }

    private boolean isSample() {
        return businesses
                .find(Tenancy.required().business())
                .filter(Businesses.Profile::sample)
                .isPresent();
    }

    /** Whether the link is on, and how many vendors came by it, in words. */
    @Transactional(readOnly = true)
    public Sentence state(BiddingOverview overview) {
        var came = overview.invitations().stream()
                .filter(entry -> entry.invitation().isByPublicLink())
                .count();
        return publicLinks.isOn(overview.request().id())
                ? Sentence.of("bidding.publicLink.state", came)
                : Sentence.of("bidding.publicLink.none");
    }

    /** The public link of a request, and who came by it. */
    @Transactional(readOnly = true)
    public Standing of(BidRequest request, Instant now) {
        var link = publicLinks.on(request.id());
        return new Standing(
                link.flatMap(on -> cipher.decrypt(on.sealedToken()))
                        .map(token -> "/s/" + token)
                        .orElse(null),
                link.map(PublicLink::summary).orElse(null),
                link.isPresent(),
                request.acceptsBids(now),
                invitations.of(request.id()).stream()
                        .filter(Invitation::isByPublicLink)
                        .map(one -> Came.of(one, link.map(PublicLink::seenAt).orElse(now)))
                        .toList(),
                newcomers.waiting(request.id()));
    }

    /**
     * Switches the link on, or changes what it tells.
     *
     * @throws RuleViolation if the request is not prepared, takes no bids any more, or no message can prove an address
     */
    @Transactional
    public void switchOn(BidRequestId id, String summary, Actor by, Instant now) {
        advisoryLock.take("public-link " + id);
        var request = request(id);
        request.requireTakingNewcomers(now);
        if (!canProve()) {
            throw new RuleViolation("bidding.publicLink.noMail");
        }
        var text = summary.strip();
        var link = publicLinks.on(id).orElse(null);
        if (link == null) {
            var next = Ids.next();
            var token = links.issueAnother(LinkPurpose.PUBLIC, next, request.title(), VendorLinks.expiry(request), now);
            link = new PublicLink(next, request, text, cipher.encrypt(token.value()), by, now);
        } else {
            link.tell(text, by, now);
        }
        publicLinks.save(link);
    }

    /** Switches the link off for good: switched on again there is another one. */
    @Transactional
    public void switchOff(BidRequestId id, Actor by, Instant now) {
        publicLinks.on(id).ifPresent(link -> {
            link.end(by, now);
            publicLinks.save(link);
        });
    }

    /** Somebody has looked at who came by the link. */
    @Transactional
    public void seen(BidRequestId id, Instant now) {
        publicLinks.on(id).ifPresent(link -> {
            link.seen(now);
            publicLinks.save(link);
        });
    }

    /** What became of a request is told by its link at once. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(BidRequestEvent event) {
        publicLinks.on(event.request()).ifPresent(link -> {
            var request = request(event.request());
            link.follow(request);
            publicLinks.save(link);
            links.keepOpen(link.getId(), LinkPurpose.PUBLIC, VendorLinks.expiry(request));
        });
    }

    private BidRequest request(BidRequestId id) {
        return requests.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * @param path the link, from the root of the installation; null while none is on
     * @param summary what it tells of the work; null while none is on
     * @param lettingIn whether bids are taken now, so that vendors come in while it is on
     * @param came the vendors that came in by it
     * @param waiting how many have not proven their address yet
     */
    record Standing(
            @Nullable String path,
            @Nullable String summary,
            boolean on,
            boolean lettingIn,
            List<Came> came,
            long waiting) {

        public long most() {
            return PublicLink.MOST_NEWCOMERS;
        }

        /** Whether there is anybody to tell about. */
        public boolean isOfInterest() {
            return on || !came.isEmpty();
        }

        /** How many of them take one of the places: those that were stopped do not. */
        public long places() {
            return came.stream().filter(one -> !one.stopped()).count();
        }

        public boolean isFull() {
            return places() >= PublicLink.MOST_NEWCOMERS;
        }

        /** Whether vendors have come that nobody has looked at. */
        public boolean isFresh() {
            return came.stream().anyMatch(Came::fresh);
        }
    }

    /**
     * A vendor that came in by a public link.
     *
     * @param fresh whether nobody has looked at it
     */
    record Came(String vendor, @Nullable String place, Instant at, boolean stopped, boolean fresh) {

        static Came of(Invitation invitation, Instant seenAt) {
            boolean stopped = invitation.revokedAt() != null;
            return new Came(
                    invitation.vendorName(),
                    invitation.place(),
                    invitation.invitedAt(),
                    stopped,
                    !stopped && invitation.invitedAt().isAfter(seenAt));
        }
    }
}
