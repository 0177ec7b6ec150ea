package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.evaluation.Evaluator.Interest;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets several people score bids apart, and then agree. */
@Service
class Scoring {

    private final BidRequestRepository requests;
    private final EvaluatorRepository evaluators;
    private final EvaluatorScoreRepository scores;
    private final BidEvaluationRepository progress;
    private final Evaluations evaluations;
    private final Colleagues colleagues;
    private final AdvisoryLock advisoryLock;
    private final BusinessCache cache;

    Scoring(
            BidRequestRepository requests,
            EvaluatorRepository evaluators,
            EvaluatorScoreRepository scores,
            BidEvaluationRepository progress,
            Evaluations evaluations,
            Colleagues colleagues,
            AdvisoryLock advisoryLock,
            BusinessCache cache) {
        this.requests = requests;
        this.evaluators = evaluators;
        this.scores = scores;
        this.progress = progress;
        this.evaluations = evaluations;
        this.colleagues = colleagues;
        this.advisoryLock = advisoryLock;
        this.cache = cache;
    }

    /**
     * Who scores the bids of an engagement's round, and how far they are.
     *
     * @param round from 1; null for the newest
     * @throws RuleViolation before the bids were opened
     */
    public ScoringRound round(EngagementId engagement, @Nullable Integer round) {
        return cache.get(Scoring.class, round == null ? engagement : List.of(engagement, round), () -> {
            var file = evaluations.file(engagement, round);
            var named = evaluators.of(file.request().id());
            return new ScoringRound(
                    file,
                    named,
                    named.isEmpty() ? List.of() : scores.of(file.request().id()));
        });
    }

    /** Who was named to score the bids of the newest round, which may not be opened yet. */
    @Transactional(readOnly = true)
    public List<Evaluator> named(BidRequest request) {
        return evaluators.of(request.id());
    }

    /**
     * Names members who score apart; who is named already stays so.
     *
     * @throws RuleViolation at {@code members} if nobody is chosen; once scores were given as by one person, or stand side by side
     */
    @Transactional
    public void name(EngagementId engagement, Collection<MemberId> members, Actor by, Instant now) {
        if (members.isEmpty()) {
            throw new RuleViolation("evaluation.evaluators.none").at("members");
        }
        var request = beforeScoresStandSideBySide(engagement);
        var before = evaluators.of(request.id());
        var everybody = colleagues.all();
        for (var member : members) {
            var colleague = everybody.stream()
                    .filter(one -> one.id().equals(member))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            if (before.stream().noneMatch(one -> one.member().equals(member))) {
                evaluators.save(new Evaluator(request.id(), engagement, colleague, by, now));
            }
        }
    }

    /**
     * Takes somebody off the list who has given no score and declared no conflict; nothing happens where they are not on it.
     *
     * @throws RuleViolation if they have, or the scores stand side by side
     */
    @Transactional
    public void takeOff(EngagementId engagement, UUID evaluator) {
        var request = beforeScoresStandSideBySide(engagement);
        var given = scores.of(request.id());
        evaluators.of(request.id()).stream()
                .filter(one -> one.getId().equals(evaluator))
                .forEach(one -> {
                    if (one.state() == Evaluator.State.OUT || given.stream().anyMatch(score -> score.isBy(one))) {
                        throw new RuleViolation("evaluation.evaluators.hasScored", one.name());
                    }
                    evaluators.delete(one);
                });
    }

    private BidRequest beforeScoresStandSideBySide(EngagementId engagement) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        advisoryLock.take(Evaluations.turn(request.id()));
        requireBeforeScores(request);
        return request;
    }

    private void requireBeforeScores(BidRequest request) {
        if (request.status().isOver()) {
            throw new RuleViolation("evaluation.alreadyDecided");
        }
        if (request.openedAt() != null) {
            var round = round(request.engagement(), null);
            round.file().progress().requireOpen();
            round.requireApart();
            if (!round.isApart() && !round.file().scores().isEmpty()) {
                throw new RuleViolation("evaluation.evaluators.scored");
            }
        }
    }

    /** Why nobody can be named or taken off any more; empty as long as that is possible. */
    public Optional<RuleViolation> closedBy(BidRequest request) {
        try {
            requireBeforeScores(request);
            return Optional.empty();
        } catch (RuleViolation reason) {
            return Optional.of(reason);
        }
    }

    /** Somebody who was named says that there is no conflict of interest. */
    @Transactional
    public void declareNoConflict(EngagementId engagement, CurrentMember member, Instant now) {
        var evaluator = apart(engagement).required(member.id());
        evaluator.declareNoConflict(engagement, member.actor(), now);
        evaluators.save(evaluator);
    }

    /**
     * Somebody who was named has to do with some of the vendors that bid, and does not score.
     *
     * @throws NotFound if one of them did not bid
     */
    @Transactional
    public void declareConflict(
            EngagementId engagement, List<VendorId> vendors, String reason, CurrentMember member, Instant now) {
        var round = apart(engagement);
        var evaluator = round.required(member.id());
        var with = vendors.stream()
                .map(vendor -> round.file().bids().stream()
                        .filter(bid -> bid.vendor().equals(vendor))
                        .findFirst()
                        .map(bid -> new Interest(vendor.id(), bid.vendorName()))
                        .orElseThrow(NotFound::new))
                .toList();
        evaluator.declareConflict(with, reason, engagement, member.actor(), now);
        evaluators.save(evaluator);
    }

    /**
     * Keeps the scores of one person. What did not change is left as it is.
     *
     * @throws EditedMeanwhile if this person changed one of them elsewhere since it was read
     */
    @Transactional
    public void score(EngagementId engagement, List<GivenScore> given, CurrentMember member, Instant now) {
        var round = apart(engagement);
        var evaluator = round.required(member.id());
        evaluator.requireScoring();
        for (var one : given) {
            round.file().requireJudged(one);
            var before = round.score(evaluator, one.bid(), one.criterion()).orElse(null);
            if (before == null) {
                scores.save(new EvaluatorScore(evaluator, one, member.actor(), now));
            } else if (!before.given().equals(one.score())) {
                before.expectVersion(one.seen());
                before.change(one.score(), now);
                scores.save(before);
            }
        }
    }

    /** One person is through: nothing of theirs changes any more. */
    @Transactional
    public void finish(EngagementId engagement, CurrentMember member, Instant now) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        advisoryLock.take(Evaluations.turn(request.id()));
        var round = round(engagement, null);
        var evaluator = round.required(member.id());
        evaluator.finish(round.missing(evaluator), engagement, member.actor(), now);
        evaluators.save(evaluator);
    }

    /** Shows the scores side by side although not everybody is through. */
    @Transactional
    public void end(EngagementId engagement, String reason, Actor by, Instant now) {
        var file = apart(engagement).file();
        file.progress().endScoring(reason, engagement, by, now);
        progress.save(file.progress());
    }

    /**
     * Keeps what was agreed; it counts as the scores of one person do.
     *
     * @throws RuleViolation as long as somebody scores apart, or where it is not said why
     * @throws EditedMeanwhile if somebody else noted something else since it was read
     */
    @Transactional
    public void agree(EngagementId engagement, List<GivenScore> given, CurrentMember member, Instant now) {
        var round = round(engagement, null);
        round.requireOver();
        if (!round.mayAgree(member)) {
            throw new RuleViolation("evaluation.agreement.mayNot");
        }
        given.forEach(round::requireExplained);
        evaluations.keep(round.file(), given, member.actor(), now);
    }

    /** The round of whoever scores apart, in turn with those who name, end and finish. */
    private ScoringRound apart(EngagementId engagement) {
        var request = requests.findLatest(engagement).orElseThrow(NotFound::new);
        advisoryLock.take(Evaluations.turn(request.id()));
        var round = round(engagement, null);
        if (!round.isApart()) {
            throw new NotFound();
        }
        round.file().requireUndecided();
        round.file().progress().requireOpen();
        round.requireApart();
        return round;
    }
}
