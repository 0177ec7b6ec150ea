package app.handoff.bidding;

import app.handoff.scope.ScopesOfWork;
import app.handoff.shared.Actor;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.stage.InHouseCost;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Judges the opened bids of a request, quality before price, and chooses one of them. */
@Service
public class Evaluations {

    private final BidRequestRepository requests;
    private final BidEvaluationRepository evaluations;
    private final BidScoreRepository scores;
    private final AwardRepository awards;
    private final CeilingRepository ceilings;
    private final OpenedBids bids;
    private final ScopesOfWork scopes;
    private final VendorChecks checks;
    private final InHouseCost inHouse;
    private final ResultLetters letters;

    Evaluations(
            BidRequestRepository requests,
            BidEvaluationRepository evaluations,
            BidScoreRepository scores,
            AwardRepository awards,
            CeilingRepository ceilings,
            OpenedBids bids,
            ScopesOfWork scopes,
            VendorChecks checks,
            InHouseCost inHouse,
            ResultLetters letters) {
        this.requests = requests;
        this.evaluations = evaluations;
        this.scores = scores;
        this.awards = awards;
        this.ceilings = ceilings;
        this.bids = bids;
        this.scopes = scopes;
        this.checks = checks;
        this.inHouse = inHouse;
        this.letters = letters;
    }

    /**
     * Everything that is known for judging the newest request of an engagement, in a fixed number of statements.
     *
     * @throws NotFound if nobody has asked for bids yet
     * @throws RuleViolation {@code bidding.stillSealed} before the bids were opened
     */
    @Transactional(readOnly = true)
    public Judging judging(EngagementId engagement) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        if (request.openedAt() == null) {
            throw request.hasDeadline()
                    ? new RuleViolation("bidding.stillSealed", request.deadline())
                    : new RuleViolation("bidding.notOpenYet");
        }
        return judging(request);
    }

    private Judging judging(BidRequest request) {
        var scope = scopes.frozen(request.frozenScope());
        var opened = bids.of(request.id());
        var given = scores.of(request.id());
        var vendors = opened.stream().map(OpenedBid::vendor).toList();
        var checked = checks.of(request.engagement(), vendors);
        var byBid = new HashMap<BidId, Map<CriterionId, Integer>>();
        given.forEach(score -> byBid.computeIfAbsent(score.bid(), bid -> new HashMap<>())
                .put(score.criterion(), score.mark().score()));
        var measured = opened.stream()
                .collect(Collectors.toMap(
                        OpenedBid::id,
                        bid -> checked.getOrDefault(bid.vendor(), VendorCheck.NOTHING_KNOWN)
                                .measured()));
        return new Judging(
                request,
                scope,
                Evaluation.of(request.criteria(), scope.serviceLevels(), opened, byBid, measured),
                given,
                checked,
                evaluations.findById(request.id()).orElseGet(() -> new BidEvaluation(request.id())),
                awards.findById(request.id()).orElse(null),
                ceilings.findById(request.id()).orElse(null),
                inHouse.perYear(request.engagement())
                        .filter(cost -> cost.currency().equals(request.currency()))
                        .orElse(null));
    }

    /**
     * Keeps marks by people. What did not change is left as it is, with its author.
     *
     * @throws RuleViolation if quality is final, or a mark for references is given although none was asked
     * @throws EditedMeanwhile if somebody else changed one of these marks since it was read
     */
    @Transactional
    public void score(EngagementId engagement, List<Given> given, Actor by, Instant now) {
        var judging = judging(engagement);
        requireUndecided(judging);
        judging.progress().requireOpen();
        for (var one : given) {
            judging.evaluation().of(one.bid());
            if (judging.judged().stream().noneMatch(criterion -> criterion.id().equals(one.criterion()))) {
                throw new NotFound();
            }
            judging.requireFounded(one);
            var before = judging.score(one.bid(), one.criterion()).orElse(null);
            if (before == null) {
                scores.save(new BidScore(judging.request().id(), one.bid(), one.criterion(), one.mark(), by, now));
            } else if (!before.mark().equals(one.mark())) {
                before.expectVersion(one.seen());
                before.change(one.mark(), by, now);
                scores.save(before);
            }
        }
    }

    /** Ends the judging of quality; prices are shown from then on. */
    @Transactional
    public void finishQuality(EngagementId engagement, Actor by, Instant now) {
        var judging = judging(engagement);
        requireUndecided(judging);
        var evaluation = judging.progress();
        evaluation.finishQuality(judging.evaluation().missingScores(), engagement, by, now);
        evaluations.save(evaluation);
    }

    /** Puts a bid on the shortlist or takes it off. It is a mark for ourselves and decides nothing. */
    @Transactional
    public void shortlist(EngagementId engagement, BidId bid, boolean on) {
        var judging = judging(engagement);
        requireUndecided(judging);
        judging.progress().shortlist(judging.evaluation().of(bid).bid().id(), on);
        evaluations.save(judging.progress());
    }

    /**
     * Chooses a vendor and writes to all: to the winner, and to the others with their own points.
     *
     * @param reserve who is next should the winner refuse; null for nobody
     * @param reason why this one; see {@link Award}
     * @throws RuleViolation if quality is not final, something required of the vendor is missing, the bid no longer holds,
     *     or no reason is given
     */
    @Transactional
    public void award(
            EngagementId engagement, BidId winner, @Nullable BidId reserve, String reason, Actor by, Instant now) {
        var judging = judging(engagement);
        var request = judging.request();
        requireUndecided(judging);
        if (!judging.progress().isQualityFinal()) {
            throw new RuleViolation("bidding.award.qualityFirst");
        }
        var chosen = judging.evaluation().of(winner);
        judging.requireChoosable(chosen.bid(), now.atZone(request.zone()).toLocalDate());
        if (reserve != null) {
            judging.evaluation().of(reserve);
        }
        var award = new Award(request.id(), winner, reserve, judging.isLowest(chosen.bid()), reason, by, now);
        request.award(winner, chosen.bid().vendor(), chosen.bid().vendorName(), by, now);
        requests.save(request);
        awards.save(award);
        judging.progress().keep(points(judging.evaluation()));
        evaluations.save(judging.progress());
        letters.ofChoice(judging, chosen);
    }

    /** Ends without a choice: none of the bids is good enough. The vendors are told. */
    @Transactional
    public void chooseNobody(EngagementId engagement, String reason, Actor by, Instant now) {
        var judging = judging(engagement);
        var request = judging.request();
        requireUndecided(judging);
        request.endUnsuccessful(reason, by, now);
        requests.save(request);
        letters.ofNobody(judging);
    }

    private static List<BidEvaluation.Points> points(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(column -> new BidEvaluation.Points(
                        column.bid().id().id(), column.bid().vendorName(), column.shownTotal(), column.place()))
                .toList();
    }

    /** Of two who decide at the same moment, the second may read the request before, and the award after the first. */
    private static void requireUndecided(Judging judging) {
        if (judging.request().status().isOver() || judging.award() != null) {
            throw new RuleViolation("bidding.alreadyDecided");
        }
    }

    /**
     * A mark somebody gives.
     *
     * @param seen the version of the mark they saw before; {@link #NONE} if there was none
     */
    public record Given(BidId bid, CriterionId criterion, Mark mark, int seen) {

        public static final int NONE = -1;
    }
}
