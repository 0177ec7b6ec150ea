package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.BiddingStatus;
import app.handoff.bidding.ChosenBids;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.LastRound;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bid that won an engagement, for whoever makes the contract. */
@Component
public class Awards implements ChosenBids {

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final AwardRepository awards;
    private final OpenedBids bids;
    private final ResultLetters letters;

    Awards(
            BidRequestRepository requests,
            InvitationRepository invitations,
            AwardRepository awards,
            OpenedBids bids,
            ResultLetters letters) {
        this.requests = requests;
        this.invitations = invitations;
        this.awards = awards;
        this.bids = bids;
        this.letters = letters;
    }

    /** The awarded bid of this engagement; empty until a vendor was chosen. */
    @Transactional(readOnly = true)
    public Optional<AwardedBid> of(EngagementId engagement) {
        return requests.findLatest(engagement)
                .filter(request -> request.status() == BiddingStatus.AWARDED)
                .flatMap(request -> awards.of(request.id()).stream()
                        .filter(Award::stands)
                        .findFirst()
                        .flatMap(award -> awarded(request, award)));
    }

    /** The choices that stand, by engagement; nothing for an engagement without one. */
    @Transactional(readOnly = true)
    public Map<EngagementId, StandingAward> standing(Collection<EngagementId> engagements) {
        return engagements.isEmpty()
                ? Map.of()
                : awards.standing(engagements).stream()
                        .collect(Collectors.toMap(StandingAward::engagement, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<BidId, LastRound> in(BidRequestId request) {
        var chosen = new LinkedHashMap<BidId, LastRound>();
        awards.of(request).stream().filter(Award::stands).findFirst().ifPresent(award -> {
            chosen.put(award.bid(), LastRound.WON);
            if (award.reserve() != null) {
                chosen.put(award.reserve(), LastRound.RESERVE);
            }
        });
        return chosen;
    }

    /** The engagements for which one of these vendors is chosen, and which: in two statements. */
    @Transactional(readOnly = true)
    public Map<EngagementId, VendorId> chosenFor(Collection<VendorId> vendors) {
        var sent = invitations.inDecidedRounds(vendors).stream()
                .collect(Collectors.toMap(one -> new BidId(one.getBid()), one -> new VendorId(one.getVendor())));
        return sent.isEmpty()
                ? Map.of()
                : awards.about(sent.keySet()).stream()
                        .filter(award -> award.stands() && sent.containsKey(award.bid()))
                        .collect(Collectors.toMap(
                                Award::engagement, award -> Objects.requireNonNull(sent.get(award.bid()))));
    }

    /** The days of the bidding that this engagement's contract comes from; none until a vendor was chosen. */
    @Transactional(readOnly = true)
    public ProcedureDates dates(EngagementId engagement) {
        return requests.findLatest(engagement)
                .filter(request -> request.status() == BiddingStatus.AWARDED)
                .map(BidRequest::dates)
                .orElse(ProcedureDates.NONE);
    }

    /** The contract with the winner is signed by both sides: tells the reserve that it need not wait any longer. */
    @Transactional
    public void contractSigned(EngagementId engagement, Instant now) {
        requests.findLatest(engagement)
                .filter(request -> request.status() == BiddingStatus.AWARDED)
                .ifPresent(request -> awards.of(request.id()).stream()
                        .filter(Award::stands)
                        .findFirst()
                        .ifPresent(award -> bids.of(request.id()).forEach(bid -> {
                            if (bid.id().equals(award.bid())) {
                                letters.chosenNoMore(bid);
                            } else if (bid.id().equals(award.reserve())) {
                                letters.ofReserveReleased(request, bid, award, now);
                            }
                        })));
    }

    private Optional<AwardedBid> awarded(BidRequest request, Award award) {
        return bids.of(request.id()).stream()
                .filter(bid -> bid.id().equals(award.bid()))
                .findFirst()
                .map(bid -> new AwardedBid(
                        request.engagement(),
                        request.id(),
                        bid.id(),
                        request.frozenScope(),
                        bid.vendor(),
                        bid.vendorName(),
                        bid.vendorEmail(),
                        bid.holder(),
                        bid.vendorZone(),
                        award.order().linesOf(bid),
                        bid.takingOver(),
                        award.order().totalOf(bid),
                        bid.termMonths(),
                        bid.committed(),
                        bid.assumptions(),
                        bid.exclusions(),
                        bid.earlyPayment(),
                        bid.rate(),
                        award.reason(),
                        award.awardedAt(),
                        award.awardedBy()));
    }
}
