package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.Vendor;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for bids again after a round without a vendor: for the same, by the same rules, with new dates. */
@Service
class BidAgain {

    private final Bidding bidding;
    private final Invitations list;
    private final InvitationRepository invitations;
    private final BidRepository bids;
    private final JudgedBids judged;
    private final Vendors vendors;

    BidAgain(
            Bidding bidding,
            Invitations list,
            InvitationRepository invitations,
            BidRepository bids,
            JudgedBids judged,
            Vendors vendors) {
        this.bidding = bidding;
        this.list = list;
        this.invitations = invitations;
        this.bids = bids;
        this.judged = judged;
        this.vendors = vendors;
    }

    /**
     * The round that can be begun again.
     *
     * @throws NotFound if there is none that ended
     * @throws RuleViolation as long as a vendor is chosen, or once the next round is set up
     */
    @Transactional(readOnly = true)
    public BidRequest before(EngagementId engagement) {
        var before = bidding.before(engagement).orElseThrow(NotFound::new);
        var latest = bidding.get(engagement);
        latest.status().requireFollowable();
        if (!latest.status().isOver() && latest.isPrepared()) {
            throw new RuleViolation("bidding.again.begun");
        }
        return before;
    }

    /** The vendors of the round before that can be asked again, and what came of them; who sent a bid stands first. */
    @Transactional(readOnly = true)
    public List<Earlier> vendorsOf(BidRequest before) {
        var asked = invitations.of(before.id()).stream()
                .filter(invitation -> invitation.revokedAt() == null)
                .toList();
        var sent = bids.lastOfEach(List.of(before.id())).stream()
                .filter(bid -> bid.kind() == Bid.Kind.SENT)
                .collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var outcomes = before.openedAt() == null ? Map.<BidId, JudgedBids.Judged>of() : judged.of(sent.values());
        var standing = vendors.standing(asked.stream().map(Invitation::vendor).toList());
        var all = new ArrayList<Earlier>();
        for (var invitation : asked) {
            var bid = sent.get(invitation.id());
            var vendor = standing.getOrDefault(invitation.vendor(), invitation.vendor());
            if (all.stream().noneMatch(other -> other.vendor().equals(vendor))) {
                all.add(new Earlier(
                        vendor,
                        invitation.vendorName(),
                        bid != null,
                        invitation.declinedAt() == null
                                ? null
                                : Objects.requireNonNullElse(invitation.declineReason(), ""),
                        Optional.ofNullable(bid)
                                .map(one -> outcomes.get(one.id()))
                                .orElse(null)));
            }
        }
        return all;
    }

    /**
     * Makes the next round: criteria, weights, questions, terms and rules of the one before, these dates, these vendors on its list.
     * Nobody is told before bidding is opened.
     *
     * @throws RuleViolation if the dates contradict each other, or if two people opened the bids and only one is left who may; at
     *     {@code vendors} if one is not asked any more
     */
    @Transactional
    public void begin(EngagementId engagement, Schedule schedule, Collection<VendorId> asked, Actor by, Instant now) {
        var before = before(engagement);
        if (!bidding.hasOpeners(before.isOpenedByTwo())) {
            throw new RuleViolation("bidding.again.alone");
        }
        var request = bidding.prepare(engagement, before.title(), before.currency(), schedule.zone());
        var criteria = before.criteria().stream().map(Criterion::anew).toList();
        var questions = before.questions().stream().map(BidQuestion::anew).toList();
        var setUp = bidding.setUp(
                request.id(),
                new Setup(
                        criteria,
                        questions,
                        schedule,
                        before.termMonths(),
                        before.validityDays(),
                        before.references(),
                        before.isOpenedByTwo(),
                        before.tieRule(),
                        before.rates(),
                        before.isAnnouncingFinalOffers()),
                request.version(),
                now);
        bidding.weighLevels(request.id(), before.levelWeights(), setUp.version());
        var known = vendors.all(asked);
        if (known.size() < asked.size()) {
            throw new NotFound();
        }
        known.values().forEach(Vendor::requireInUse);
        list.invite(request.id(), known.values().stream().map(Invitee::of).toList(), by, now);
    }

    /**
     * A vendor of the round before.
     *
     * @param declined why it did not bid; null where it did not say that it would not
     * @param outcome what came of its bid; null where there was none, or the bids were never opened
     */
    record Earlier(
            VendorId vendor,
            String name,
            boolean bid,
            @Nullable String declined,
            JudgedBids.@Nullable Judged outcome) {

        boolean hasDeclined() {
            return declined != null;
        }

        boolean isDisqualified() {
            return outcome != null && outcome.outcome() == JudgedBids.Outcome.DISQUALIFIED;
        }

        /** Whether it is proposed to be asked again. */
        boolean isProposed() {
            return !hasDeclined() && !isDisqualified();
        }
    }
}
