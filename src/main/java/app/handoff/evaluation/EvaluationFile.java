package app.handoff.evaluation;

import app.handoff.bidding.BidInquiry;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Budget;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Output;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known for judging one request.
 *
 * @param bids all that were opened, by the names of their vendors; the evaluation is of those that count
 * @param replaced the first bids whose place was taken by a final offer of the same vendor
 * @param progress whether quality is final; not stored before that
 * @param award the choice that stands, once made
 * @param withdrawn earlier choices that came to nothing, the first one first
 * @param disqualifications of these bids, those taken back too, the first one first
 * @param waivers why bids were let stand that are below a least score, those taken back too, the first one first
 * @param inquiries what single bidders were asked about these bids since the opening, the first one first
 * @param budget what the business wants to pay at most, if it said so; for owners and managers only
 * @param inHouse what the work would cost in-house over the term, or one project where one price is asked for it, in
 *     whatever currency; null where nobody knows
 */
record EvaluationFile(
        BidRequest request,
        FrozenScope scope,
        Evaluation evaluation,
        List<OpenedBid> bids,
        List<OpenedBid> replaced,
        List<BidScore> scores,
        Map<VendorId, VendorCheck> checks,
        BidEvaluation progress,
        @Nullable Award award,
        List<Award> withdrawn,
        List<Disqualification> disqualifications,
        List<LeastScoreWaiver> waivers,
        List<BidInquiry> inquiries,
        @Nullable Budget budget,
        @Nullable Money inHouse) {

    private static final int ALPHABET = 26;

    public VendorCheck check(VendorId vendor) {
        return checks.getOrDefault(vendor, VendorCheck.NOTHING_KNOWN);
    }

    /** What people gave this bid for this criterion, once they did. */
    public Optional<BidScore> score(BidId bid, CriterionId criterion) {
        return scores.stream()
                .filter(score -> score.bid().equals(bid) && score.criterion().equals(criterion))
                .findFirst();
    }

    /** The criteria that people score. */
    public List<Criterion> judged() {
        return request.criteria().stream()
                .filter(criterion -> !criterion.kind().isComputed())
                .toList();
    }

    public boolean isLowest(OpenedBid bid) {
        return evaluation
                .lowestTotal()
                .filter(lowest -> lowest.compareTo(evaluation.of(bid.id()).comparedTotal()) == 0)
                .isPresent();
    }

    /** Whether the vendor still stands by this bid on a day. */
    public boolean holds(OpenedBid bid, LocalDate on) {
        return !bid.validUntil().isBefore(on);
    }

    /** @throws NotFound if no such bid was opened */
    public OpenedBid bid(BidId id) {
        return Stream.concat(bids.stream(), replaced.stream())
                .filter(bid -> bid.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The first bid of a vendor whose final offer took its place; empty where this is the first one. */
    Optional<OpenedBid> firstOf(OpenedBid bid) {
        return replaced.stream()
                .filter(first -> first.invitation().equals(bid.invitation()))
                .filter(first -> !first.id().equals(bid.id()))
                .findFirst();
    }

    /** Whether this is what counts of its vendor, and not a first bid whose place was taken. */
    boolean isCurrent(BidId bid) {
        return bids.stream().anyMatch(one -> one.id().equals(bid));
    }

    /**
     * Whether this score can be given or changed: once quality was final, only what a final offer has changed is judged again,
     * since whoever has seen prices judges no longer blindly.
     */
    boolean isOpenToScore(BidId bid, CriterionId criterion) {
        return progress.isOpenToScore(score(bid, criterion).map(BidScore::at).orElse(null));
    }

    /**
     * Those who are asked for a final offer: on the shortlist, and counting.
     *
     * @throws RuleViolation if nobody can be asked now
     */
    List<OpenedBid> askableForFinalOffer() {
        requireUndecided();
        request.requireFinalOffersPossible();
        if (!withdrawn.isEmpty()) {
            throw new RuleViolation("bidding.finalOffers.notNow");
        }
        if (!progress.isQualityFinal()) {
            throw new RuleViolation("evaluation.finalOffers.qualityFirst");
        }
        return evaluation.ranked().stream()
                .map(Evaluation.Column::bid)
                .filter(bid -> progress.isShortlisted(bid.id()))
                .toList();
    }

    /** What a bid answers to each requirement of the scope, in its order. */
    List<RequirementCheck> requirements(OpenedBid bid) {
        return RequirementCheck.of(scope.qualifications(), scope.timeline(), bid);
    }

    /** The requirements that must be met and that a bid does not meet, by the rule of the scope. */
    List<RequirementCheck> missedMusts(OpenedBid bid) {
        return requirements(bid).stream().filter(RequirementCheck::missesMust).toList();
    }

    /** The same in words, one after the other. */
    String saidMissedMusts(OpenedBid bid) {
        return missedMusts(bid).stream().map(check -> check.asked().text()).collect(Collectors.joining("; "));
    }

    /** Why this bid does not count; empty where it does. */
    public Optional<Disqualification> disqualification(BidId bid) {
        return disqualifications.stream()
                .filter(one -> one.stands() && one.bid().equals(bid))
                .findFirst();
    }

    /** Why this bid is let stand although it is below a least score; empty where nobody let it. */
    public Optional<LeastScoreWaiver> waiver(BidId bid) {
        return waivers.stream()
                .filter(one -> one.stands() && one.bid().equals(bid))
                .findFirst();
    }

    /** @throws RuleViolation unless the bid is below a least score and it can still be decided that it stands all the same */
    void requireWaivable(OpenedBid bid) {
        requireUndecided();
        if (!progress.isQualityFinal()) {
            throw new RuleViolation("evaluation.waiver.qualityFirst");
        }
        if (disqualification(bid.id()).isPresent()) {
            throw new RuleViolation("evaluation.award.disqualified", bid.vendorName());
        }
        if (waiver(bid.id()).isPresent()) {
            throw new RuleViolation("evaluation.waiver.done");
        }
        if (evaluation.of(bid.id()).undecided().isEmpty()) {
            throw new RuleViolation("evaluation.waiver.notBelow", bid.vendorName());
        }
    }

    /** @throws RuleViolation unless the bid was let stand and that can still be taken back */
    void requireWaived(OpenedBid bid) {
        requireUndecided();
        if (waiver(bid.id()).isEmpty()) {
            throw new RuleViolation("evaluation.waiver.takenBack");
        }
    }

    /** The bids that do not count. */
    public List<OpenedBid> disqualified() {
        return bids.stream()
                .filter(bid -> disqualification(bid.id()).isPresent())
                .toList();
    }

    /** The bids that were disqualified since a vendor was last chosen: theirs have not been told yet. */
    List<OpenedBid> disqualifiedSinceLastChoice() {
        var since = withdrawn.isEmpty()
                ? Instant.MIN
                : withdrawn.get(withdrawn.size() - 1).awardedAt();
        return bids.stream()
                .filter(bid -> disqualification(bid.id())
                        .filter(why -> why.at().isAfter(since))
                        .isPresent())
                .toList();
    }

    /**
     * Scores are given before prices are shown, so a bid that nobody scored by then cannot come back.
     *
     * @throws RuleViolation if quality is final and a score of this bid is missing
     */
    void requireReinstatable(OpenedBid bid) {
        boolean scored = judged().stream()
                .allMatch(criterion -> score(bid.id(), criterion.id()).isPresent());
        if (progress.isQualityFinal() && !scored) {
            throw new RuleViolation("evaluation.reinstatement.neverScored", bid.vendorName());
        }
    }

    /** Whether this bid was chosen before and came to nothing. */
    public boolean wasWithdrawn(BidId bid) {
        return withdrawn.stream().anyMatch(earlier -> earlier.bid().equals(bid));
    }

    /** Whether this bid was the reserve of the last choice that came to nothing. */
    boolean wasReserveLast(BidId bid) {
        return !withdrawn.isEmpty()
                && bid.equals(withdrawn.get(withdrawn.size() - 1).reserve());
    }

    /**
     * The choice that stands.
     *
     * @throws RuleViolation if no vendor is chosen, or a colleague went on from the choice while this was read
     */
    Award standingAward() {
        request.status().requireAwarded();
        if (award == null) {
            throw new RuleViolation("evaluation.succession.done");
        }
        return award;
    }

    /** What the work cost in a year before it left; empty where nobody knows, or where it is in another currency than the bids. */
    public Optional<Money> inHouseToCompare() {
        return Optional.ofNullable(inHouse).filter(cost -> cost.currency().equals(request.currency()));
    }

    /** The bid that follows should the winner refuse; empty where none was named. */
    public Optional<OpenedBid> reserve() {
        return Optional.ofNullable(award)
                .map(Award::reserve)
                .map(bid -> evaluation.of(bid).bid());
    }

    /**
     * @throws RuleViolation at {@code winner} if something required of the vendor is missing, the bid is below a least score
     *     and nobody let it stand, or it no longer holds
     */
    void requireChoosable(OpenedBid bid, LocalDate on) {
        requireCounting(bid, "winner");
        var check = check(bid.vendor());
        if (!check.isComplete()) {
            throw new RuleViolation(
                            "evaluation.award.incomplete",
                            bid.vendorName(),
                            check.missing().get(0).what())
                    .at("winner");
        }
        if (!holds(bid, on)) {
            throw new RuleViolation("evaluation.award.notValid", bid.vendorName(), bid.validUntil()).at("winner");
        }
    }

    /**
     * Of two who decide at the same moment, the second may read the request before, and the award after the first.
     *
     * @throws RuleViolation once the request is over or a vendor is chosen
     */
    void requireUndecided() {
        if (request.status().isOver() || award != null) {
            throw new RuleViolation("evaluation.alreadyDecided");
        }
    }

    /**
     * A question to one bidder, the message about it and its answer would tell whose bid it is, so nobody is asked while quality is
     * judged with names hidden.
     *
     * @throws RuleViolation before quality is final, and once a vendor is chosen
     */
    void requireAskable() {
        requireUndecided();
        if (!progress.isQualityFinal()) {
            throw new RuleViolation("evaluation.inquiry.qualityFirst");
        }
    }

    /** @throws RuleViolation if a final offer took the place of this bid: the page was opened before */
    void requireCurrent(OpenedBid bid) {
        if (!isCurrent(bid.id())) {
            throw new RuleViolation("evaluation.bid.replaced", bid.vendorName());
        }
    }

    /** @throws RuleViolation at this field if the bid was replaced, is disqualified, or below a least score and nobody let it stand */
    void requireCounting(OpenedBid bid, String field) {
        if (!isCurrent(bid.id())) {
            throw new RuleViolation("evaluation.bid.replaced", bid.vendorName()).at(field);
        }
        if (disqualification(bid.id()).isPresent()) {
            throw new RuleViolation("evaluation.award.disqualified", bid.vendorName()).at(field);
        }
        var below = evaluation.of(bid.id()).undecided();
        if (!below.isEmpty()) {
            throw new RuleViolation(
                            "evaluation.award.belowMinimum",
                            bid.vendorName(),
                            below.get(0).name())
                    .at(field);
        }
    }

    /**
     * A score for references rests on what one of them said. Where nobody could be asked, 0 may be given, with its reason.
     *
     * @throws RuleViolation at {@code score} if nobody has asked a reference of the vendor yet
     */
    public void requireFounded(GivenScore given) {
        boolean references = judged().stream()
                .anyMatch(criterion ->
                        criterion.id().equals(given.criterion()) && criterion.kind() == CriterionKind.REFERENCE);
        boolean unchanged = score(given.bid(), given.criterion())
                .filter(score -> score.given().equals(given.score()))
                .isPresent();
        if (!references || unchanged || given.score().score() == CriterionScore.LOWEST) {
            return;
        }
        var bid = evaluation.of(given.bid()).bid();
        if (check(bid.vendor()).referencesHeard() == 0) {
            throw new RuleViolation("evaluation.score.nobodyAsked", bid.vendorName()).at("score");
        }
    }

    /**
     * @throws NotFound unless it is of a bid that counts and for a criterion that people judge
     * @throws RuleViolation if it rests on nothing
     */
    void requireJudged(GivenScore given) {
        evaluation.of(given.bid());
        if (judged().stream().noneMatch(criterion -> criterion.id().equals(given.criterion()))) {
            throw new NotFound();
        }
        requireFounded(given);
    }

    /** The parts of the work that a bid leaves out, by the names of their outputs; none where all go together. */
    public List<String> leftOutOf(OpenedBid bid) {
        return outputsWithout(bid.parts());
    }

    private List<String> outputsWithout(Set<String> parts) {
        return scope.pricing().isInParts()
                ? scope.outputs().stream()
                        .filter(output -> !parts.contains(output.id().toString()))
                        .map(Output::deliverable)
                        .toList()
                : List.of();
    }

    /** What was not awarded of the bid that was chosen, and what was ordered beside; nothing where all of it was, and no more. */
    public List<Sentence> saidOrder(Award award) {
        var bid = bid(award.bid());
        var left = outputsWithout(award.order().partsOf(bid));
        var options = award.order().optionsOf(bid);
        var said = new ArrayList<Sentence>();
        if (!left.isEmpty()) {
            said.add(Sentence.of("evaluation.awarded.leftOut", String.join(", ", left)));
        }
        if (!options.isEmpty()) {
            said.add(Sentence.of("evaluation.awarded.options", String.join(", ", options)));
        }
        return List.copyOf(said);
    }

    /** @throws RuleViolation until quality is final, or the request over: prices are hidden as long as quality is judged */
    void requirePricesShown() {
        if (!progress.isQualityFinal() && !request.status().isOver()) {
            throw new RuleViolation("evaluation.export.notYet");
        }
    }

    public boolean isAboveBudget(OpenedBid bid) {
        return budget != null && bid.comparableTotal().compareTo(budget.limit()) > 0;
    }

    /**
     * The bids in an order that tells nothing, with names that tell nothing: for judging quality without knowing whose
     * it is. The order follows from identities made before any bid came in, and differs from request to request.
     */
    public List<Masked> masked() {
        var shuffled = bids.stream()
                .sorted(Comparator.comparing(bid -> new Random(request.id().id().getLeastSignificantBits()
                                ^ bid.id().id().getLeastSignificantBits())
                        .nextLong()))
                .toList();
        return IntStream.range(0, shuffled.size())
                .mapToObj(at -> new Masked(Sentence.of("evaluation.masked", letters(at)), shuffled.get(at)))
                .toList();
    }

    /** The masked bids that count; a disqualified one takes its letter with it, so that the others keep theirs. */
    public List<Masked> maskedThatCount() {
        return masked().stream()
                .filter(one -> disqualification(one.bid().id()).isEmpty())
                .toList();
    }

    /** A to Z, then AA, AB and so on: as columns of a sheet are named, so that no two are the same. */
    static String letters(int at) {
        var last = String.valueOf((char) ('A' + at % ALPHABET));
        return at < ALPHABET ? last : letters(at / ALPHABET - 1) + last;
    }

    /** A bid under a name that tells nothing. */
    public record Masked(Sentence name, OpenedBid bid) {}
}
