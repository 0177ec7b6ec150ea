package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.ChosenBids;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.LastRound;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Engagements engagements;
    private final AwardContracts contracts;

    Awards(
            BidRequestRepository requests,
            InvitationRepository invitations,
            AwardRepository awards,
            OpenedBids bids,
            ResultLetters letters,
            Engagements engagements,
            AwardContracts contracts) {
        this.requests = requests;
        this.invitations = invitations;
        this.awards = awards;
        this.bids = bids;
        this.letters = letters;
        this.engagements = engagements;
        this.contracts = contracts;
    }

    /** The awarded bid of this engagement; empty until a vendor was chosen. */
    @Transactional(readOnly = true)
    public Optional<AwardedBid> of(EngagementId engagement) {
        return awards.standing(engagement).flatMap(award -> awarded(request(award), award));
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
        var standing = awards.of(request).stream().filter(Award::stands).toList();
        standing.forEach(award -> chosen.put(award.bid(), LastRound.WON));
        standing.stream()
                .flatMap(award -> Stream.ofNullable(award.reserve()))
                .forEach(reserve -> chosen.putIfAbsent(reserve, LastRound.RESERVE));
        return chosen;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<EngagementId> byTheReserve(Collection<EngagementId> rounds) {
        var chosen = rounds.isEmpty()
                ? List.<EngagementId>of()
                : awards.in(rounds).stream()
                        .filter(Award::stands)
                        .map(Award::engagement)
                        .toList();
        return chosen.isEmpty()
                ? Set.of()
                : engagements.all(chosen).stream()
                        .filter(engagement -> engagement.succeeds().isPresent())
                        .map(Engagement::id)
                        .collect(Collectors.toSet());
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
        return awards.standing(engagement).map(award -> request(award).dates()).orElse(ProcedureDates.NONE);
    }

    /**
     * The first day on which the chosen vendor can begin where it was the reserve of the round before: once the contract with the vendor
     * of that round is over; empty where nobody did the work before it by the same bids.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> earliestStart(EngagementId engagement) {
        return awards.standing(engagement)
                .flatMap(award -> engagements
                        .get(engagement)
                        .succeeds()
                        .flatMap(awards::standing)
                        .filter(before -> before.request().equals(award.request()))
                        .map(before -> contracts.of(before.engagement(), before.bid(), before.awardedAt()))
                        .flatMap(former -> Optional.ofNullable(former.lastDay()))
                        .map(lastDay -> lastDay.plusDays(1)));
    }

    /** The contract with the winner is signed by both sides: tells the reserve that it need not wait any longer. */
    @Transactional
    public void contractSigned(EngagementId engagement, Instant now) {
        awards.standing(engagement).ifPresent(award -> {
            var request = request(award);
            // Who is chosen for another part, or may still be, knows that and is not told that all is over.
            var others = awards.of(request.id()).stream()
                    .filter(other -> other.stands() && !other.getId().equals(award.getId()))
                    .toList();
            bids.of(request.id()).forEach(bid -> {
                if (bid.id().equals(award.bid())) {
                    letters.chosenNoMore(bid);
                } else if (bid.id().equals(award.reserve())
                        && others.stream().noneMatch(other -> other.isAbout(bid.id()))) {
                    letters.ofReserveReleased(request, bid, award, now);
                }
            });
        });
    }

    private BidRequest request(Award award) {
        return requests.findById(award.request()).orElseThrow(NotFound::new);
    }

    private Optional<AwardedBid> awarded(BidRequest request, Award award) {
        return bids.of(request.id()).stream()
                .filter(bid -> bid.id().equals(award.bid()))
                .findFirst()
                .map(bid -> new AwardedBid(
                        award.engagement(),
                        request.id(),
                        bid.id(),
                        request.frozenScope(),
                        bid.vendor(),
                        bid.vendorName(),
                        bid.vendorEmail(),
                        bid.holder(),
                        bid.vendorZone(),
                        award.order().linesOf(bid),
                        award.order().takingOver(bid),
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
