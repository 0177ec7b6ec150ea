package app.handoff.bidding;

import app.handoff.bidding.Evaluation.Column;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopesOfWork;
import app.handoff.shared.Actor;
import app.handoff.shared.Businesses;
import app.handoff.shared.EngagementId;
import app.handoff.shared.Letter;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Text;
import app.handoff.shared.VendorId;
import app.handoff.shared.web.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Judges the opened bids of a request, quality before price, and chooses one of them. */
@Service
public class Evaluations {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 4000;

    private final BidRequestRepository requests;
    private final BidEvaluationRepository evaluations;
    private final BidScoreRepository scores;
    private final AwardRepository awards;
    private final CeilingRepository ceilings;
    private final OpenedBids bids;
    private final ScopesOfWork scopes;
    private final VendorChecks checks;
    private final Businesses businesses;
    private final Format format;
    private final ApplicationEventPublisher events;

    Evaluations(
            BidRequestRepository requests,
            BidEvaluationRepository evaluations,
            BidScoreRepository scores,
            AwardRepository awards,
            CeilingRepository ceilings,
            OpenedBids bids,
            ScopesOfWork scopes,
            VendorChecks checks,
            Businesses businesses,
            Format format,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.evaluations = evaluations;
        this.scores = scores;
        this.awards = awards;
        this.ceilings = ceilings;
        this.bids = bids;
        this.scopes = scopes;
        this.checks = checks;
        this.businesses = businesses;
        this.format = format;
        this.events = events;
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
        given.forEach(score ->
                byBid.computeIfAbsent(score.bid(), bid -> new HashMap<>()).put(score.criterion(), score.score()));
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
                ceilings.findById(request.id()).orElse(null));
    }

    /**
     * Keeps scores by people. What did not change is left as it is, with its author.
     *
     * @throws RuleViolation if quality is final, or a score breaks a rule of {@link BidScore}
     */
    @Transactional
    public void score(EngagementId engagement, List<Given> given, Actor by, Instant now) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        requireOpened(request);
        evaluations.findById(request.id()).ifPresent(BidEvaluation::requireOpen);
        var opened = bids.of(request.id()).stream().collect(Collectors.toMap(OpenedBid::id, Function.identity()));
        var criteria = request.criteria().stream()
                .filter(criterion -> !criterion.kind().isComputed())
                .collect(Collectors.toMap(Criterion::id, Function.identity()));
        var known = scores.of(request.id()).stream()
                .collect(Collectors.toMap(score -> List.of(score.bid(), score.criterion()), Function.identity()));
        for (var one : given) {
            if (!opened.containsKey(one.bid()) || !criteria.containsKey(one.criterion())) {
                throw new NotFound();
            }
            var before = known.get(List.of(one.bid(), one.criterion()));
            if (before == null) {
                scores.save(new BidScore(request.id(), one.bid(), one.criterion(), one.score(), one.note(), by, now));
            } else if (!before.says(one.score(), one.note())) {
                before.change(one.score(), one.note(), by, now);
                scores.save(before);
            }
        }
    }

    /** Ends the judging of quality; prices are shown from then on. */
    @Transactional
    public void finishQuality(EngagementId engagement, Actor by, Instant now) {
        var judging = judging(engagement);
        requireOpened(judging.request());
        var evaluation = judging.progress();
        evaluation.finishQuality(judging.evaluation().missingScores(), engagement, by, now);
        evaluations.save(evaluation);
    }

    /**
     * Chooses a vendor and writes to all: to the winner, and to the others with their own points.
     *
     * @param reserve who is asked next should the winner refuse; null for nobody
     * @param reason why this one; needed always, and the more so for the lowest price
     * @throws RuleViolation if quality is not final, something required of the vendor is missing, the bid no longer holds,
     *     or no reason is given
     */
    @Transactional
    public void award(
            EngagementId engagement, BidId winner, @Nullable BidId reserve, String reason, Actor by, Instant now) {
        var judging = judging(engagement);
        var request = judging.request();
        requireOpened(request);
        if (!judging.progress().isQualityFinal()) {
            throw new RuleViolation("bidding.award.qualityFirst");
        }
        var chosen = judging.evaluation().of(winner);
        var check = judging.check(chosen.bid().vendor());
        if (!check.isComplete()) {
            throw new RuleViolation(
                            "bidding.award.incomplete",
                            chosen.bid().vendorName(),
                            check.missing().get(0).what())
                    .at("winner");
        }
        if (chosen.bid().validUntil().isBefore(now.atZone(request.zone()).toLocalDate())) {
            throw new RuleViolation(
                            "bidding.award.notValid",
                            chosen.bid().vendorName(),
                            chosen.bid().validUntil())
                    .at("winner");
        }
        if (reserve != null && reserve.equals(winner)) {
            throw new RuleViolation("bidding.award.reserveIsWinner").at("reserve");
        }
        if (reserve != null) {
            judging.evaluation().of(reserve);
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new RuleViolation(
                            judging.isLowest(chosen.bid())
                                    ? "bidding.award.lowestNeedsReason"
                                    : "bidding.award.needsReason")
                    .at("reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new RuleViolation("field.tooLong.n", LONGEST_REASON).at("reason");
        }
        request.award(winner, chosen.bid().vendor(), chosen.bid().vendorName(), by, now);
        requests.save(request);
        awards.save(new Award(request.id(), winner, reserve, reason, by, now));
        judging.progress().keep(points(judging.evaluation()));
        evaluations.save(judging.progress());
        judging.evaluation().ranked().forEach(column -> write(column, judging, column == chosen));
    }

    /** Ends without a choice: none of the bids is good enough. The vendors are told. */
    @Transactional
    public void chooseNobody(EngagementId engagement, String reason, Actor by, Instant now) {
        var judging = judging(engagement);
        var request = judging.request();
        request.endUnsuccessful(reason, by, now);
        requests.save(request);
        for (var column : judging.evaluation().ranked()) {
            send(
                    column.bid(),
                    "bidding.nobody",
                    List.of(
                            businessName(),
                            request.title(),
                            column.bid().bidder().person()),
                    request);
        }
    }

    private static List<BidEvaluation.Points> points(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(column -> new BidEvaluation.Points(
                        column.bid().id().id(), column.bid().vendorName(), column.shownTotal(), column.place()))
                .toList();
    }

    /** The others' names and prices are nobody's business but ours: a letter holds the reader's own points only. */
    private void write(Column column, Judging judging, boolean won) {
        var request = judging.request();
        var own = judging.evaluation().criteria().stream()
                .map(criterion -> format.message(
                        "bidding.letter.points",
                        criterion.name(),
                        format.number(column.points().get(criterion.id()).shown()),
                        criterion.weight()))
                .collect(Collectors.joining("\n"));
        send(
                column.bid(),
                won ? "bidding.won" : "bidding.lost",
                List.of(
                        businessName(),
                        request.title(),
                        column.bid().bidder().person(),
                        own,
                        format.number(column.shownTotal())),
                request);
    }

    private void send(OpenedBid bid, String key, List<Object> words, BidRequest request) {
        events.publishEvent(new Letter(
                new Letter.Recipient(bid.bidder().person(), bid.bidder().email()),
                key,
                words,
                null,
                request.engagement()));
    }

    private static void requireOpened(BidRequest request) {
        if (request.status() != BidRequest.Status.OPENED) {
            throw request.status().isOver()
                    ? new RuleViolation("bidding.alreadyDecided")
                    : new RuleViolation("bidding.notOpenYet");
        }
    }

    private String businessName() {
        return businesses
                .find(Tenancy.required().business())
                .map(Businesses.Profile::name)
                .orElse("");
    }

    /** A score somebody gave. */
    public record Given(BidId bid, CriterionId criterion, int score, String note) {}

    /**
     * All that is known for judging one request.
     *
     * @param progress whether quality is final; not stored before that
     * @param award the choice, once made
     * @param ceiling what the business wants to pay at most, if it said so; members only
     */
    public record Judging(
            BidRequest request,
            FrozenScope scope,
            Evaluation evaluation,
            List<BidScore> scores,
            Map<VendorId, VendorCheck> checks,
            BidEvaluation progress,
            @Nullable Award award,
            @Nullable Ceiling ceiling) {

        public VendorCheck check(VendorId vendor) {
            return checks.getOrDefault(vendor, VendorCheck.NOTHING_KNOWN);
        }

        public boolean isLowest(OpenedBid bid) {
            return evaluation
                    .lowestTotal()
                    .filter(lowest -> lowest.compareTo(bid.totalPerTerm()) == 0)
                    .isPresent();
        }

        public boolean isAboveCeiling(OpenedBid bid) {
            return ceiling != null && bid.totalPerTerm().compareTo(ceiling.limit()) > 0;
        }

        /**
         * The bids in an order that tells nothing, with names that tell nothing: for judging quality without knowing whose
         * it is. The order follows from identities made before any bid came in, and differs from request to request.
         */
        public List<Masked> masked() {
            var shuffled = evaluation.ranked().stream()
                    .sorted(java.util.Comparator.comparing(
                            column -> new java.util.Random(request.id().id().getLeastSignificantBits()
                                            ^ column.bid().id().id().getLeastSignificantBits())
                                    .nextLong()))
                    .toList();
            var masked = new ArrayList<Masked>();
            for (int i = 0; i < shuffled.size(); i++) {
                masked.add(new Masked(
                        Text.of("bidding.masked", String.valueOf((char) ('A' + i % 26))),
                        shuffled.get(i).bid()));
            }
            return masked;
        }
    }

    /** A bid under a name that tells nothing. */
    public record Masked(Text name, OpenedBid bid) {}
}
