package app.handoff.evaluation;

import app.handoff.bidding.BidInquiries;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionScore;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Pricing;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.BusinessCache;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Judges the opened bids of a request, quality before price; {@link AwardDecisions} chooses one of them. */
@Service
class Evaluations {

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    private final Bidding bidding;
    private final BidRequestRepository requests;
    private final BidEvaluationRepository evaluations;
    private final BidScoreRepository scores;
    private final AwardRepository awards;
    private final Budgets budgets;
    private final OpenedBids bids;
    private final ScopesOfWork scopes;
    private final VendorChecks checks;
    private final Engagements engagements;
    private final DisqualificationRepository disqualifications;
    private final LeastScoreWaiverRepository waivers;
    private final BidInquiries inquiries;
    private final ReserveInquiryRepository reserves;
    private final EvaluatorRepository evaluators;
    private final AdvisoryLock advisoryLock;
    private final BusinessCache cache;

    Evaluations(
            Bidding bidding,
            BidRequestRepository requests,
            BidEvaluationRepository evaluations,
            BidScoreRepository scores,
            AwardRepository awards,
            Budgets budgets,
            OpenedBids bids,
            ScopesOfWork scopes,
            VendorChecks checks,
            Engagements engagements,
            DisqualificationRepository disqualifications,
            LeastScoreWaiverRepository waivers,
            BidInquiries inquiries,
            ReserveInquiryRepository reserves,
            EvaluatorRepository evaluators,
            AdvisoryLock advisoryLock,
            BusinessCache cache) {
        this.bidding = bidding;
        this.requests = requests;
        this.evaluations = evaluations;
        this.scores = scores;
        this.awards = awards;
        this.budgets = budgets;
        this.bids = bids;
        this.scopes = scopes;
        this.checks = checks;
        this.engagements = engagements;
        this.disqualifications = disqualifications;
        this.waivers = waivers;
        this.inquiries = inquiries;
        this.reserves = reserves;
        this.evaluators = evaluators;
        this.advisoryLock = advisoryLock;
        this.cache = cache;
    }

    /**
     * Everything that is known for judging the newest request of an engagement, in a fixed number of statements.
     *
     * @throws NotFound if nobody has asked for bids yet
     * @throws RuleViolation {@code evaluation.stillSealed} before the bids were opened
     */
    public EvaluationFile file(EngagementId engagement) {
        return cache.get(
                Evaluations.class,
                engagement,
                () -> readable(
                        engagement,
                        requests.findLatest(engagement)
                                .or(() -> ofPart(engagement))
                                .orElseThrow(NotFound::new)));
    }

    /** The request from whose bids the vendor of a part was chosen. */
    private Optional<BidRequest> ofPart(EngagementId part) {
        return awards.in(List.of(part)).stream().findFirst().flatMap(award -> requests.findById(award.request()));
    }

    private EvaluationFile readable(EngagementId engagement, BidRequest request) {
        if (request.openedAt() == null) {
            throw request.hasDeadline()
                    ? new RuleViolation("evaluation.stillSealed", request.deadline())
                    : new RuleViolation("evaluation.notOpenYet");
        }
        return file(engagement, request);
    }

    /**
     * The same for one round of the engagement, which may be over.
     *
     * @param round from 1; null for the newest
     * @throws NotFound if there is no such round
     */
    public EvaluationFile file(EngagementId engagement, @Nullable Integer round) {
        return round == null
                ? file(engagement)
                : cache.get(Evaluations.class, List.of(engagement, round), () -> ofRound(engagement, round));
    }

    private EvaluationFile ofRound(EngagementId engagement, int round) {
        var rounds = requests.oldestFirst(List.of(engagement));
        if (round < 1 || round > rounds.size()) {
            throw new NotFound();
        }
        return readable(engagement, rounds.get(round - 1));
    }

    private EvaluationFile file(EngagementId engagement, BidRequest request) {
        var scope = scopes.frozen(request.frozenScope());
        var chosen = awards.of(request.id()).stream()
                .filter(award -> award.engagement().equals(engagement))
                .toList();
        var opened = bids.of(request);
        var finalRound = request.finalRound();
        var replaced = finalRound == null || !finalRound.isOpened()
                ? List.<OpenedBid>of()
                : bids.first(request).stream()
                        .filter(first ->
                                opened.stream().noneMatch(bid -> bid.id().equals(first.id())))
                        .toList();
        var given = scores.of(request.id());
        var excluded = disqualifications.of(request.id());
        var letStand = waivers.of(request.id());
        var counting = opened.stream()
                .filter(bid -> excluded.stream()
                        .noneMatch(one -> one.stands() && one.bid().equals(bid.id())))
                .toList();
        var vendors = opened.stream().map(OpenedBid::vendor).toList();
        var checked = checks.of(request.engagement(), vendors);
        var byBid = new HashMap<BidId, Map<CriterionId, Integer>>();
        given.forEach(score -> byBid.computeIfAbsent(score.bid(), bid -> new HashMap<>())
                .put(score.criterion(), score.given().score()));
        var measured = opened.stream()
                .collect(Collectors.toMap(
                        OpenedBid::id,
                        bid -> checked.getOrDefault(bid.vendor(), VendorCheck.NOTHING_KNOWN)
                                .measured()));
        return new EvaluationFile(
                engagement,
                request,
                scope,
                Evaluation.of(
                        request.criteria(),
                        request.counted(scope),
                        counting,
                        byBid,
                        measured,
                        TieBreak.of(request.tieRule(), opened),
                        letStand.stream()
                                .filter(LeastScoreWaiver::stands)
                                .collect(Collectors.toMap(
                                        LeastScoreWaiver::bid, waiver -> Set.copyOf(waiver.criteria())))),
                opened,
                replaced,
                given,
                checked,
                evaluations.findById(request.id()).orElseGet(() -> new BidEvaluation(request.id())),
                chosen.stream().filter(Award::stands).findFirst().orElse(null),
                chosen.stream().filter(award -> !award.stands()).toList(),
                scope.pricing().isInParts() ? beside(engagement, request.engagement()) : List.of(),
                excluded,
                letStand,
                inquiries.of(request.id()),
                budgets.of(request.id()).orElse(null),
                inHouse(request, scope).orElse(null),
                confirmedUntil(request));
    }

    /** What each vendor said last, where that was yes. */
    private Map<BidId, LocalDate> confirmedUntil(BidRequest request) {
        var until = new HashMap<BidId, LocalDate>();
        reserves.about(request.id()).forEach(inquiry -> {
            if (inquiry.saysYes()) {
                until.put(inquiry.bid(), inquiry.holdUntil());
            } else if (inquiry.answeredAt() != null) {
                until.remove(inquiry.bid());
            }
        });
        return until;
    }

    /** The last choice in each engagement that shares the work of this one; of one that is over only where it stands. */
    private List<Award> beside(EngagementId engagement, EngagementId whole) {
        var parts = engagements.parts(whole);
        if (parts.isEmpty()) {
            return List.of();
        }
        var others = Stream.concat(engagements.find(whole).stream(), parts.stream())
                .filter(one -> !one.id().equals(engagement))
                .collect(Collectors.toMap(Engagements.Entry::id, one -> one, (one, same) -> one, LinkedHashMap::new));
        var last = new LinkedHashMap<EngagementId, Award>();
        awards.in(others.keySet()).forEach(award -> last.put(award.engagement(), award));
        return last.values().stream()
                .filter(award -> award.stands()
                        || Objects.requireNonNull(others.get(award.engagement()))
                                        .endedAt()
                                == null)
                .toList();
    }

    // One price for a project is held against what one such project cost; all else against its share of a year.
    private Optional<Money> inHouse(BidRequest request, FrozenScope scope) {
        var engagement = engagements.get(request.engagement());
        var oneTime = scope.pricing().basis() == Pricing.Basis.FIXED_ONCE
                ? engagement.costOfOneTime()
                : Optional.<Money>empty();
        return oneTime.or(() -> engagement
                .baselineOfTask()
                .knownCostPerYear()
                .map(year -> year.times(
                        BigDecimal.valueOf(request.termMonths()).divide(MONTHS_OF_A_YEAR, MathContext.DECIMAL64))));
    }

    /** Those who score, and those who say who does, come one after the other. */
    static String turn(BidRequestId request) {
        return "quality of " + request;
    }

    /**
     * Keeps scores by people. What did not change is left as it is, with its author.
     *
     * @throws RuleViolation if quality is final, a score for references is given although none was asked, or people were
     *     named who score apart
     * @throws EditedMeanwhile if somebody else changed one of these scores since it was read
     */
    @Transactional
    public void score(EngagementId engagement, List<GivenScore> given, Actor by, Instant now) {
        takeTurn(engagement);
        var evaluationFile = file(engagement);
        if (!evaluators.of(evaluationFile.request().id()).isEmpty()) {
            throw new RuleViolation("evaluation.evaluators.named");
        }
        keep(evaluationFile, given, by, now);
    }

    private void takeTurn(EngagementId engagement) {
        advisoryLock.take(
                turn(requests.findLatest(engagement).orElseThrow(NotFound::new).id()));
    }

    /**
     * Asks those on the shortlist for a final offer, once; the others hear nothing of it.
     *
     * @param seen the bids that the page named
     * @throws RuleViolation if that cannot be done now, or the shortlist is another one by now
     */
    @Transactional
    public void askForFinalOffers(
            EngagementId engagement, Collection<BidId> seen, String text, WallTime deadline, Actor by, Instant now) {
        takeTurn(engagement);
        var evaluationFile = file(engagement);
        var asked = evaluationFile.askableForFinalOffer();
        if (!Set.copyOf(seen).equals(asked.stream().map(OpenedBid::id).collect(Collectors.toSet()))) {
            throw new RuleViolation("evaluation.finalOffers.shortlistChanged");
        }
        bidding.askForFinalOffers(
                evaluationFile.request().id(),
                asked.stream().map(OpenedBid::invitation).toList(),
                text,
                deadline,
                by,
                now);
    }

    /** The same for what is known to be one score for each bid and criterion, such as what several people agreed on. */
    void keep(EvaluationFile evaluationFile, List<GivenScore> given, Actor by, Instant now) {
        evaluationFile.requireUndecided();
        evaluationFile.progress().requireOpen();
        for (var one : given) {
            evaluationFile.requireJudged(one);
            var before = evaluationFile.score(one.bid(), one.criterion()).orElse(null);
            if (before != null
                    && !before.given().equals(one.score())
                    && !evaluationFile.isOpenToScore(one.bid(), one.criterion())) {
                throw new RuleViolation("evaluation.quality.fixed");
            }
            if (before == null) {
                scores.save(
                        new BidScore(evaluationFile.request().id(), one.bid(), one.criterion(), one.score(), by, now));
            } else if (!before.given().equals(one.score())) {
                before.expectVersion(one.seen());
                before.change(one.score(), by, now);
                scores.save(before);
            }
        }
    }

    /** Ends the judging of quality; prices are shown from then on. */
    @Transactional
    public void finishQuality(EngagementId engagement, Actor by, Instant now) {
        var evaluationFile = file(engagement);
        evaluationFile.requireUndecided();
        var evaluation = evaluationFile.progress();
        evaluation.finishQuality(evaluationFile.evaluation().missingScores(), engagement, by, now);
        evaluations.save(evaluation);
    }

    /**
     * Sets a bid aside that does not answer the request: everything is reckoned without it from now on. Its vendor is told with
     * the result, with this reason.
     *
     * @throws RuleViolation at {@code reason} if there is none; if a vendor is chosen, or the bid is set aside already
     */
    @Transactional
    public void disqualify(EngagementId engagement, BidId bid, String reason, Actor by, Instant now) {
        takeTurn(engagement);
        var evaluationFile = file(engagement);
        evaluationFile.requireUndecided();
        var opened = evaluationFile.bid(bid);
        evaluationFile.requireCurrent(opened);
        if (evaluationFile.disqualification(bid).isPresent()) {
            throw new RuleViolation("evaluation.disqualification.done");
        }
        evaluationFile.requireNotChosenBeside(opened);
        disqualifications.save(new Disqualification(opened, engagement, reason, by, now));
        bidding.endFinalOffer(opened.request(), opened.invitation(), now);
    }

    /**
     * Takes a disqualification back: the bid counts as before.
     *
     * @throws RuleViolation at {@code reason} if there is none; if a vendor is chosen, the bid counts, or prices were shown
     *     before it was scored
     */
    @Transactional
    public void reinstate(EngagementId engagement, BidId bid, String reason, Actor by, Instant now) {
        var evaluationFile = file(engagement);
        evaluationFile.requireUndecided();
        var opened = evaluationFile.bid(bid);
        var disqualification = evaluationFile
                .disqualification(bid)
                .orElseThrow(() -> new RuleViolation("evaluation.reinstatement.done"));
        evaluationFile.requireReinstatable(opened);
        disqualification.takeBack(opened, engagement, reason, by, now);
        disqualifications.save(disqualification);
        bidding.resumeFinalOffer(opened.request(), opened.invitation(), now);
    }

    /**
     * Lets a bid stand that is below a least score: it has a place and its price counts, as if it had reached it. The reason stays
     * beside it.
     *
     * @throws RuleViolation at {@code reason} if there is none; before quality is final, once a vendor is chosen, if the bid is
     *     disqualified, reaches everything, or was let stand already
     */
    @Transactional
    public void letStand(EngagementId engagement, BidId bid, String reason, Actor by, Instant now) {
        var evaluationFile = file(engagement);
        var opened = evaluationFile.bid(bid);
        evaluationFile.requireWaivable(opened);
        waivers.save(new LeastScoreWaiver(evaluationFile.evaluation().of(bid), engagement, reason, by, now));
    }

    /**
     * The bid is let stand no longer: it has no place as before.
     *
     * @throws RuleViolation at {@code reason} if there is none; once a vendor is chosen, or if nobody let it stand
     */
    @Transactional
    public void revokeWaiver(EngagementId engagement, BidId bid, String reason, Actor by, Instant now) {
        var evaluationFile = file(engagement);
        var opened = evaluationFile.bid(bid);
        evaluationFile.requireWaived(opened);
        var waiver = evaluationFile.waiver(bid).orElseThrow();
        waiver.takeBack(opened, engagement, reason, by, now);
        waivers.save(waiver);
    }

    /** Puts a bid on the shortlist or takes it off. It is a mark for ourselves and decides nothing. */
    @Transactional
    public void shortlist(EngagementId engagement, BidId bid, boolean on) {
        var evaluationFile = file(engagement);
        evaluationFile.requireUndecided();
        evaluationFile
                .progress()
                .shortlist(evaluationFile.evaluation().of(bid).bid().id(), on);
        evaluations.save(evaluationFile.progress());
    }

    /**
     * A score somebody gives.
     *
     * @param seen the version of the score they saw before; {@link #NONE} if there was none
     */
    public record GivenScore(BidId bid, CriterionId criterion, CriterionScore score, int seen) {

        public static final int NONE = -1;
    }
}
