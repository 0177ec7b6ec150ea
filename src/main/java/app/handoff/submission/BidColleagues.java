package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Colleague;
import app.handoff.bidding.Invitation;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkCodes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets colleagues of an invited vendor work on the same bid, each by a link and a proof of their own. Links are kept where no
 * vendor reaches, so who may come in is written down as the vendor, and the link is made as the business.
 */
@Service
class BidColleagues {

    /** How often a vendor can have a link sent, so that nobody fills a mailbox of somebody else. */
    private static final int LINKS_A_DAY = 20;

    private final BidPreparation preparation;
    private final ShareLinks links;
    private final LinkCodes codes;
    private final Businesses businesses;
    private final RateLimit rateLimit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    BidColleagues(
            BidPreparation preparation,
            ShareLinks links,
            LinkCodes codes,
            Businesses businesses,
            RateLimit rateLimit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.preparation = preparation;
        this.links = links;
        this.codes = codes;
        this.businesses = businesses;
        this.rateLimit = rateLimit;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Lets one more person work on the bid.
     *
     * @throws RuleViolation at {@code email} if the address cannot be let in, or there are enough already; if the caller is a
     *     colleague, too many links were made today, or bids are not accepted
     */
    Given invite(BidAccess vendor, String name, String email, Instant now) {
        vendor.requireInvited();
        requireFewLinks(vendor, now);
        if (Tenancy.as(Tenancy.required().business(), () -> businesses.isOfMember(email))) {
            throw new RuleViolation("submission.colleagues.notThisAddress").at("email");
        }
        return give(vendor, preparation.invite(vendor, name, email, now), now);
    }

    /** Makes a new link for a colleague; the one before stops working. */
    Given linkAgain(BidAccess vendor, UUID colleague, Instant now) {
        vendor.requireInvited();
        requireFewLinks(vendor, now);
        return give(vendor, preparation.colleague(vendor, colleague, now), now);
    }

    /** Takes a colleague's access away. */
    void remove(BidAccess vendor, UUID colleague, Instant now) {
        vendor.requireInvited();
        preparation
                .removeColleague(vendor, colleague, now)
                .ifPresent(removed -> asBusiness(() -> {
                    links.revoke(vendor.invitation().id(), LinkPurpose.BID, removed.holder(), now);
                    events.publishEvent(new NoLongerAsked(colleague));
                    return true;
                }));
    }

    private void requireFewLinks(BidAccess vendor, Instant now) {
        var key = "bid-colleagues:" + vendor.invitation();
        if (!Tenancy.as(
                Tenancy.required().business(), () -> rateLimit.mayTry(key, LINKS_A_DAY, Duration.ofDays(1), now))) {
            throw new RuleViolation("submission.colleagues.tooManyLinks").at("email");
        }
    }

    private Given give(BidAccess vendor, Joined joined, Instant now) {
        var invitation = joined.invitation();
        var request = joined.request();
        var colleague = joined.colleague();
        var holder = colleague.holder();
        var until = request.deadlineOf(invitation).at().plus(Invitation.LINK_WORKS_AFTER_DEADLINE);
        return asBusiness(() -> {
            links.revoke(invitation.id().id(), LinkPurpose.BID, holder, now);
            events.publishEvent(new NoLongerAsked(colleague.id()));
            var path = "/s/"
                    + links.issueAnother(
                                    LinkPurpose.BID,
                                    invitation.id().id(),
                                    invitation.signatureOf(colleague),
                                    holder,
                                    until,
                                    now)
                            .value()
                    + "/bid";
            if (!codes.canMail(holder)) {
                return new Given(colleague.name(), path, codes.hand(holder, invitation.contact(), until, now));
            }
            events.publishEvent(mail(joined, path));
            return new Given(colleague.name(), null, null);
        });
    }

    private MailRequest mail(Joined joined, String path) {
        var invitation = joined.invitation();
        var request = joined.request();
        var colleague = joined.colleague();
        return new MailRequest(
                        new MailRequest.Recipient(colleague.name(), colleague.email()),
                        "bidding.colleague",
                        List.of(
                                invitation.contact(),
                                invitation.vendorName(),
                                request.title(),
                                businesses.ownName(),
                                request.deadlineOf(invitation)),
                        path,
                        invitation.engagement(),
                        request.deadlineOf(invitation).at())
                .asking(colleague.id());
    }

    private <T> T asBusiness(Supplier<T> work) {
        var scope = Tenancy.required();
        return Tenancy.as(
                Scope.of(scope.business()).at(scope.locality()), () -> transaction.execute(status -> work.get()));
    }

    /** Somebody who may work on the bid of this invitation. */
    record Joined(Colleague colleague, Invitation invitation, BidRequest request) {}

    /**
     * @param path the link, where it is to be handed over because no mail is sent; null where it was mailed
     * @param code the code to hand over apart from it
     */
    record Given(
            String name, @Nullable String path, @Nullable String code) {}
}
