package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.VendorProofs;
import app.handoff.vendor.Vendor;
import app.handoff.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets vendors in by a public link once they have proven their address. Whoever asks is treated alike, whether invited, a member or
 * unknown: all that can differ is told behind the link in the message, to whoever reads the mail of that address.
 */
@Service
class Newcomers {

    private static final Duration HOUR = Duration.ofHours(1);

    /** How often one visitor can ask within an hour. */
    private static final int FROM_ONE_VISITOR = 10;

    /** How many messages go to one mailbox within an hour, from whatever business here. */
    private static final int TO_ONE_ADDRESS = 3;

    /** How many messages one link sends within an hour. */
    private static final int BY_ONE_LINK = 60;

    private final NewcomerRepository newcomers;
    private final PublicLinkRepository publicLinks;
    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final Vendors vendors;
    private final BiddingNotifications messages;
    private final ShareLinks links;
    private final VendorProofs proofs;
    private final Businesses businesses;
    private final RateLimit rateLimit;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Newcomers(
            NewcomerRepository newcomers,
            PublicLinkRepository publicLinks,
            BidRequestRepository requests,
            InvitationRepository invitations,
            Vendors vendors,
            BiddingNotifications messages,
            ShareLinks links,
            VendorProofs proofs,
            Businesses businesses,
            RateLimit rateLimit,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.newcomers = newcomers;
        this.publicLinks = publicLinks;
        this.requests = requests;
        this.invitations = invitations;
        this.vendors = vendors;
        this.messages = messages;
        this.links = links;
        this.proofs = proofs;
        this.businesses = businesses;
        this.rateLimit = rateLimit;
        this.advisoryLock = advisoryLock;
        this.events = events;
        this.transaction = transaction;
    }

    /** What the public link tells, to whoever opens it and to whoever came on by its message. */
    PublicNotice notice(UUID link) {
        return read(() -> publicLinks.notice(link).orElseThrow(NotFound::new));
    }

    Newcomer get(UUID id) {
        return read(() -> newcomers.findById(id).orElseThrow(NotFound::new));
    }

    private <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /**
     * Writes to the address that somebody typed: a link by which its reader comes in. An address that had its messages for this
     * hour gets none, and nobody is told so.
     *
     * @param from the visitor's address
     * @return the page that the message leads to, for the sample business alone, which no mail leaves
     * @throws RuleViolation if the visitor, or all of them together, ask too often
     */
    Optional<String> ask(LinkVisitor visitor, Newcomer newcomer, PublicNotice notice, String from, Instant now) {
        requireFew("public-link:" + from, FROM_ONE_VISITOR, "bidding.newcomer.tooMany", now);
        requireFew("public-link:" + visitor.subject(), BY_ONE_LINK, "bidding.newcomer.tooManyOfAll", now);
        if (!mayTry("public-link:" + nameOf(EmailAddress.mailbox(newcomer.email())), TO_ONE_ADDRESS, now)) {
            return Optional.empty();
        }
        transaction.executeWithoutResult(status -> newcomers.save(newcomer));
        return asBusiness(() -> write(visitor, newcomer, notice, now));
    }

    private void requireFew(String key, int most, String refusal, Instant now) {
        if (!mayTry(key, most, now)) {
            throw new RuleViolation(refusal).at("email");
        }
    }

    private boolean mayTry(String key, int most, Instant now) {
        return Tenancy.as(Scope.of(Tenancy.required().business()), () -> rateLimit.mayTry(key, most, HOUR, now));
    }

    private static UUID nameOf(String mailbox) {
        return UUID.nameUUIDFromBytes(mailbox.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing that the visitor typed: nobody sends words of their own to a stranger by our mail. */
    private Optional<String> write(LinkVisitor visitor, Newcomer newcomer, PublicNotice notice, Instant now) {
        var until = now.plus(Newcomer.LINK_WORKS);
        var token = links.issueAnother(LinkPurpose.NEWCOMER, newcomer.getId(), notice.title(), until, now);
        var path = "/s/" + token.value() + "/newcomer";
        var link = publicLinks.findById(newcomer.link()).orElseThrow(NotFound::new);
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(newcomer.email(), newcomer.email()),
                        "bidding.newcomer",
                        List.of(visitor.businessName(), notice.title(), notice.deadline()),
                        path,
                        link.engagement(),
                        until)
                .confidentially());
        return visitor.sample() ? Optional.of(path) : Optional.empty();
    }

    /**
     * Lets the reader of the message in: to its own invitation where it has one, else it is invited now. Who works on the bid of
     * another has no part in that here: a vendor names its colleagues itself, and may name whom it likes.
     *
     * @throws RuleViolation if bids are not taken any more, the link was used, or this address cannot be let in
     */
    Arrival arrive(LinkVisitor visitor, Instant now) {
        return asBusiness(() -> {
            var newcomer = newcomers.findById(visitor.subject()).orElseThrow(NotFound::new);
            var link = publicLinks.findById(newcomer.link()).orElseThrow(NotFound::new);
            advisoryLock.take("public-link " + link.request());
            var request = requests.findById(link.request()).orElseThrow(NotFound::new);
            if (!link.isOn()) {
                throw new RuleViolation("bidding.newcomer.closed", visitor.businessName());
            }
            request.requireAcceptingBids(now);
            var known = invitations.of(request.id());
            var invited = known.stream()
                    .filter(one -> EmailAddress.isSame(one.email(), newcomer.email()))
                    .min(Comparator.comparing(one -> one.revokedAt() != null))
                    .orElseGet(() -> invite(request, newcomer, known, visitor, now));
            if (invited.revokedAt() != null) {
                throw refused(visitor);
            }
            if (!links.useOnce(visitor.link(), now)) {
                throw new RuleViolation("bidding.newcomer.used");
            }
            newcomer.arrive(invited.id(), now);
            newcomers.save(newcomer);
            var holder = invited.holder();
            var token = links.issueAnother(
                    LinkPurpose.BID, invited.id().id(), invited.vendorName(), holder, VendorLinks.expiry(request), now);
            return new Arrival("/s/" + token.value() + "/bid", holder);
        });
    }

    private Invitation invite(
            BidRequest request, Newcomer newcomer, List<Invitation> known, LinkVisitor visitor, Instant now) {
        if (known.stream().filter(Invitation::takesAPlaceOfThePublicLink).count() >= PublicLink.MOST_NEWCOMERS
                || known.size() >= Invitations.MOST_INVITATIONS) {
            throw new RuleViolation("bidding.newcomer.full", visitor.businessName());
        }
        if (businesses.isOfMember(newcomer.email())) {
            throw new RuleViolation("bidding.newcomer.member", visitor.businessName());
        }
        var before = vendors.otherAt(newcomer.email(), null).orElse(null);
        if (before != null && (before.isArchived() || isOn(known, before))) {
            throw refused(visitor);
        }
        var vendor = before != null ? before : vendors.get(lead(newcomer, now));
        var invitation = Invitation.byPublicLink(request, Invitee.of(vendor, newcomer.person(), newcomer.email()), now);
        messages.invitation(request, invitation, invitation.actor(), now);
        proofs.keep(invitation.id().id());
        return invitations.save(invitation);
    }

    private static boolean isOn(List<Invitation> known, Vendor vendor) {
        return known.stream().anyMatch(one -> one.vendor().equals(vendor.id()));
    }

    private VendorId lead(Newcomer newcomer, Instant now) {
        return vendors.addByPublicLink(
                newcomer.firm(),
                newcomer.person(),
                newcomer.email(),
                newcomer.country(),
                newcomer.zone(),
                Actor.guest(newcomer.person()),
                now);
    }

    private static RuleViolation refused(LinkVisitor visitor) {
        return new RuleViolation("bidding.newcomer.refused", visitor.businessName());
    }

    /** What strangers typed goes once nobody can prove it any more. */
    int forget(Instant now) {
        return read(() -> newcomers.forget(now.minus(Newcomer.LINK_WORKS)));
    }

    private <T> T asBusiness(Supplier<T> work) {
        var scope = Tenancy.required();
        return Tenancy.as(Scope.of(scope.business()).at(scope.locality()), () -> read(work));
    }

    /**
     * Where somebody goes on who came in.
     *
     * @param path the page of the invitation
     * @param holder who proved to be this one
     */
    record Arrival(String path, LinkHolder holder) {}
}
