package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Gives a final offer the scores of the first bid of its vendor wherever what is judged stayed the same. What changed is judged
 * again before prices are shown.
 */
@Component
class CarriedScores {

    private final BidScoreRepository scores;
    private final EvaluatorRepository evaluators;
    private final EvaluatorScoreRepository apart;
    private final BidEvaluationRepository evaluations;

    CarriedScores(
            BidScoreRepository scores,
            EvaluatorRepository evaluators,
            EvaluatorScoreRepository apart,
            BidEvaluationRepository evaluations) {
        this.scores = scores;
        this.evaluators = evaluators;
        this.apart = apart;
        this.evaluations = evaluations;
    }

    /** @param offers the final offers that were just opened, each of a vendor with one of the first bids */
    void carryOver(BidRequest request, List<OpenedBid> first, List<OpenedBid> offers, Actor by) {
        var progress = evaluations.findById(request.id()).orElseGet(() -> new BidEvaluation(request.id()));
        boolean changed = false;
        for (var offer : offers) {
            var before = first.stream()
                    .filter(bid -> bid.invitation().equals(offer.invitation()))
                    .findFirst()
                    .orElseThrow();
            progress.replace(before.id(), offer.id());
            for (var criterion : request.criteria()) {
                if (criterion.kind().isComputed()) {
                    continue;
                }
                if (isSame(criterion, before, offer)) {
                    carry(request, criterion, before, offer);
                } else {
                    changed = true;
                }
            }
        }
        if (changed) {
            progress.reopenQuality(request.engagement(), by, openedAt(request));
        }
        evaluations.save(progress);
    }

    private static Instant openedAt(BidRequest request) {
        return Objects.requireNonNull(
                Objects.requireNonNull(request.finalRound()).openedAt());
    }

    /** Whether what people look at for this criterion says the same in both. */
    private static boolean isSame(Criterion criterion, OpenedBid before, OpenedBid offer) {
        boolean answers =
                before.answers().equals(offer.answers()) && before.declared().equals(offer.declared());
        return switch (criterion.kind()) {
            case ANSWER -> answers;
            case REFERENCE -> before.references().equals(offer.references());
            // What we found out ourselves is about the vendor, not about what it wrote.
            case SAMPLE, INTERVIEW, PRICE, SERVICE_LEVEL -> true;
            case OTHER ->
                answers
                        && before.references().equals(offer.references())
                        && before.files().equals(offer.files())
                        && before.assumptions().equals(offer.assumptions())
                        && before.exclusions().equals(offer.exclusions());
        };
    }

    private void carry(BidRequest request, Criterion criterion, OpenedBid before, OpenedBid offer) {
        scores.of(request.id()).stream()
                .filter(score ->
                        score.bid().equals(before.id()) && score.criterion().equals(criterion.id()))
                .forEach(score -> scores.save(
                        new BidScore(request.id(), offer.id(), criterion.id(), score.given(), score.by(), score.at())));
        var given = apart.of(request.id());
        evaluators
                .of(request.id())
                .forEach(evaluator -> given.stream()
                        .filter(score -> score.isBy(evaluator) && score.isOf(before.id(), criterion.id()))
                        .forEach(score -> apart.save(new EvaluatorScore(
                                evaluator,
                                new GivenScore(offer.id(), criterion.id(), score.given(), GivenScore.NONE),
                                score.by(),
                                score.at()))));
    }
}
