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
import app.handoff.kernel.EngagementId;
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
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
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
 * All that is known for judging one request, as it is seen from one engagement: from that which asked for the bids, or from that of
 * a part of its work.
 *
 * @param engagement the one from which it is seen
 * @param bids all that were opened, by the names of their vendors; the evaluation is of those that count
 * @param replaced the first bids whose place was taken by a final offer of the same vendor
 * @param progress whether quality is final; not stored before that
 * @param award the choice that stands in this engagement, once made
 * @param withdrawn earlier choices in this engagement that came to nothing, the first one first
 * @param beside the last choices in the other engagements that share the work with this one, of those that are not over
 * @param disqualifications of these bids, those taken back too, the first one first
 * @param waivers why bids were let stand that are below a least score, those taken back too, the first one first
 * @param inquiries what single bidders were asked about these bids since the opening, the first one first
 * @param budget what the business wants to pay at most, if it said so; for owners and managers only
 * @param inHouse what the work would cost in-house over the term, or one project where one price is asked for it, in
 *     whatever currency; null where nobody knows
 * @param confirmedUntil of bids whose vendors said later that they stand, until when
 */
record EvaluationFile(
        EngagementId engagement,
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
        List<Award> beside,
        List<Disqualification> disqualifications,
        List<LeastScoreWaiver> waivers,
        List<BidInquiry> inquiries,
        @Nullable Budget budget,
        @Nullable Money inHouse,
        Map<BidId, LocalDate> confirmedUntil) {

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
        return !bid.validUntil().isBefore(on)
                || !confirmedUntil.getOrDefault(bid.id(), LocalDate.MIN).isBefore(on);
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
        if (!isOfPart()) {
            request.status().requireAwarded();
        }
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
        if (!offersOpenPart(bid)) {
            throw new RuleViolation("evaluation.award.noPartLeft", bid.vendorName()).at("winner");
        }
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

    /** Whether nothing stands against choosing this bid on a day. */
    boolean isChoosable(OpenedBid bid, LocalDate on) {
        return disqualification(bid.id()).isEmpty()
                && evaluation.of(bid.id()).hasPlace()
                && check(bid.vendor()).isComplete()
                && holds(bid, on)
                && offersOpenPart(bid);
    }

    /** The ways to share out the parts of the work that no other engagement has among the bids that can be chosen on a day. */
    Combinations combinations(LocalDate on) {
        return new Combinations(
                evaluation.ranked().stream()
                        .filter(column -> isChoosable(column.bid(), on))
                        .map(column -> Combinations.Offer.of(
                                column, openParts(), isWinnerBeside(column.bid().id())))
                        .toList(),
                request.criteria().stream()
                        .filter(criterion -> criterion.kind() == CriterionKind.PRICE)
                        .mapToInt(Criterion::weight)
                        .sum());
    }

    /** Whether it is seen from the engagement of a part of the work, whose bids were asked for by another one. */
    boolean isOfPart() {
        return !engagement.equals(request.engagement());
    }

    /** Whether there is nothing to choose any more: here a vendor is chosen, or the request is over. */
    boolean isDecided() {
        return isOfPart() ? award != null : request.status().isOver();
    }

    /** The parts that can be awarded here: those that no other engagement has, and in that of a part its own ones. */
    Set<String> openParts() {
        var last = Stream.concat(withdrawn.stream(), Stream.ofNullable(award))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (isOfPart() && last != null) {
            return Set.copyOf(last.parts());
        }
        return parts().stream()
                .map(part -> part.id().toString())
                .filter(part -> beside.stream().noneMatch(other -> other.parts().contains(part)))
                .collect(Collectors.toSet());
    }

    /** The same parts as outputs, in the order of the scope. */
    List<Output> openOutputs() {
        var open = openParts();
        return parts().stream()
                .filter(part -> open.contains(part.id().toString()))
                .toList();
    }

    /** As it was before anything was chosen. */
    EvaluationFile beforeTheChoice() {
        return new EvaluationFile(
                engagement,
                request,
                scope,
                evaluation,
                bids,
                replaced,
                scores,
                checks,
                progress,
                null,
                List.of(),
                List.of(),
                disqualifications,
                waivers,
                inquiries,
                budget,
                inHouse,
                confirmedUntil);
    }

    /** Whether a choice in another engagement stands that is about this bid. */
    boolean isChosenBeside(BidId bid) {
        return beside.stream().anyMatch(other -> other.stands() && other.isAbout(bid));
    }

    /** Whether this bid won all of the work or a part of it. */
    boolean isWinner(BidId bid) {
        return Stream.concat(Stream.ofNullable(award), beside.stream())
                .anyMatch(one -> one.stands() && one.bid().equals(bid));
    }

    /** Whether there is anything of this bid that can be awarded here. */
    boolean offersOpenPart(OpenedBid bid) {
        return parts().isEmpty() || !Collections.disjoint(bid.parts(), openParts());
    }

    /** Whether this bid won a part in another engagement. */
    boolean isWinnerBeside(BidId bid) {
        return beside.stream().anyMatch(other -> other.stands() && other.bid().equals(bid));
    }

    /** An order as far as it can be given here. */
    AwardedOrder orderOf(OpenedBid bid, AwardedOrder wanted) {
        var order = parts().isEmpty() ? wanted : wanted.only(bid, openParts());
        return (isWinnerBeside(bid.id()) ? order.besideOthers() : order).within(bid);
    }

    /**
     * Parts may be awarded once.
     *
     * @throws RuleViolation at {@code parts} if another vendor has one of them
     */
    void requireOpen(Collection<String> wanted) {
        var open = openParts();
        parts().stream()
                .filter(part -> wanted.contains(part.id().toString())
                        && !open.contains(part.id().toString()))
                .findFirst()
                .ifPresent(part -> {
                    throw new RuleViolation("evaluation.parts.taken", part.deliverable()).at("parts");
                });
    }

    /**
     * What was chosen for a part stands on its bid.
     *
     * @throws RuleViolation if this bid was chosen in another engagement, or named as its reserve
     */
    void requireNotChosenBeside(OpenedBid bid) {
        if (isChosenBeside(bid.id())) {
            throw new RuleViolation("evaluation.disqualification.chosen", bid.vendorName());
        }
    }

    /** The parts of the work that can be awarded one by one, by their outputs; none where all go together. */
    List<Output> parts() {
        return scope.pricing().isInParts() ? scope.outputs() : List.of();
    }

    /**
     * Of two who decide at the same moment, the second may read the request before, and the award after the first.
     *
     * @throws RuleViolation once the request is over or a vendor is chosen
     */
    void requireUndecided() {
        if (isDecided() || award != null) {
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
        return parts().stream()
                .filter(output -> !parts.contains(output.id().toString()))
                .map(Output::deliverable)
                .toList();
    }

    /**
     * What was awarded of the bid that was chosen here, where the work is shared out; what nobody does; and what was ordered beside.
     * Nothing where all of it was awarded, and no more.
     */
    public List<Sentence> saidOrder(Award award) {
        var all = new HashSet<>(award.order().partsOf(bid(award.bid())));
        beside.forEach(other -> all.addAll(other.parts()));
        return saidOrder(List.of(award), isOfPart() || !beside.isEmpty(), all);
    }

    /**
     * The same as the vendor reads it, which may have won parts in several engagements: who does the others is not its business.
     *
     * @param shared whether the work is shared out, so that its own parts are named
     */
    List<Sentence> saidOrder(List<Award> own, boolean shared) {
        return saidOrder(
                own,
                shared,
                own.stream()
                        .flatMap(award -> award.order().partsOf(bid(award.bid())).stream())
                        .collect(Collectors.toSet()));
    }

    private List<Sentence> saidOrder(List<Award> own, boolean shared, Set<String> done) {
        var said = new ArrayList<Sentence>();
        if (shared) {
            said.add(Sentence.of(
                    "evaluation.awarded.parts",
                    named(own.stream()
                            .flatMap(award -> award.order().partsOf(bid(award.bid())).stream())
                            .toList())));
        }
        var left = outputsWithout(done);
        if (!left.isEmpty()) {
            said.add(Sentence.of("evaluation.awarded.leftOut", String.join(", ", left)));
        }
        var options = own.stream()
                .flatMap(award -> award.order().optionsOf(bid(award.bid())).stream())
                .toList();
        if (!options.isEmpty()) {
            said.add(Sentence.of("evaluation.awarded.options", String.join(", ", options)));
        }
        return List.copyOf(said);
    }

    /** Parts of the work by the names of their outputs, in the order of the scope. */
    String named(Collection<String> parts) {
        return parts().stream()
                .filter(output -> parts.contains(output.id().toString()))
                .map(Output::deliverable)
                .collect(Collectors.joining(", "));
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
