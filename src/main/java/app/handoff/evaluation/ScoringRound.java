package app.handoff.evaluation;

import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import java.util.List;
import java.util.Optional;

/**
 * The scoring of one request's bids by several people: apart until all are through, or until it is ended for a reason; then the
 * scores stand side by side and one is agreed for each bid and criterion. Where nobody was named, people score as one.
 *
 * @param scores of all evaluators, those with a conflict of interest too
 */
record ScoringRound(EvaluationFile file, List<Evaluator> evaluators, List<EvaluatorScore> scores) {

    /** Whether people were named who score apart. */
    public boolean isApart() {
        return !evaluators.isEmpty();
    }

    /** Whether the scores stand side by side: nobody scores apart any more. */
    public boolean isOver() {
        return isApart()
                && (file.progress().isScoringEnded()
                        || (!scoring().isEmpty()
                                && scoring().stream().allMatch(one -> one.state() == Evaluator.State.THROUGH)));
    }

    /** Who scores: everybody who was named and has no conflict of interest. */
    public List<Evaluator> scoring() {
        return evaluators.stream()
                .filter(one -> one.state() != Evaluator.State.OUT)
                .toList();
    }

    /** How many are through. */
    public long through() {
        return evaluators.stream()
                .filter(one -> one.state() == Evaluator.State.THROUGH)
                .count();
    }

    public Optional<Evaluator> of(MemberId member) {
        return evaluators.stream().filter(one -> one.member().equals(member)).findFirst();
    }

    /** @throws NotFound for whoever was not named */
    Evaluator required(MemberId member) {
        return of(member).orElseThrow(NotFound::new);
    }

    /** @throws RuleViolation once the scores stand side by side */
    void requireApart() {
        if (isOver()) {
            throw new RuleViolation("evaluation.apart.over");
        }
    }

    /** @throws RuleViolation as long as somebody scores apart */
    void requireOver() {
        if (!isOver()) {
            throw new RuleViolation("evaluation.apart.notOver");
        }
    }

    /** What one of them gave. */
    Optional<EvaluatorScore> score(Evaluator evaluator, BidId bid, CriterionId criterion) {
        return scores.stream()
                .filter(score -> score.isBy(evaluator) && score.isOf(bid, criterion))
                .findFirst();
    }

    /** How many scores one of them has still to give. */
    int missing(Evaluator evaluator) {
        return (int) file.maskedThatCount().stream()
                .flatMap(one -> file.judged().stream()
                        .filter(criterion ->
                                score(evaluator, one.bid().id(), criterion.id()).isEmpty()))
                .count();
    }

    boolean hasScored(Evaluator evaluator) {
        return scores.stream().anyMatch(score -> score.isBy(evaluator));
    }

    /** What those who score gave one bid for one criterion, by their names. */
    public List<EvaluatorScore> given(BidId bid, CriterionId criterion) {
        return scoring().stream()
                .flatMap(one -> score(one, bid, criterion).stream())
                .toList();
    }

    public Opinions opinions(BidId bid, CriterionId criterion) {
        return Opinions.of(
                given(bid, criterion).stream().mapToInt(score -> score.given().score()));
    }

    /**
     * What was agreed says why where people were far apart, or nobody had scored.
     *
     * @throws RuleViolation at {@code note} where that is missing
     */
    void requireExplained(GivenScore agreed) {
        var opinions = opinions(agreed.bid(), agreed.criterion());
        if (!agreed.score().note().isEmpty()) {
            return;
        }
        if (opinions.sorted().isEmpty()) {
            throw new RuleViolation("evaluation.agreement.nobodyScored").at("note");
        }
        if (opinions.areFarApart()) {
            throw new RuleViolation("evaluation.agreement.sayWhy", opinions.spread()).at("note");
        }
    }

    /** Why a score is as it is, from what each wrote; nothing where they have first to say why they agree on it. */
    String proposedNote(BidId bid, CriterionId criterion) {
        if (opinions(bid, criterion).areFarApart()) {
            return "";
        }
        var notes = given(bid, criterion).stream()
                .filter(score -> !score.given().note().isEmpty())
                .map(score -> score.by().name() + ": " + score.given().note())
                .toList();
        var all = String.join("\n", notes);
        return all.length() <= CriterionScore.LONGEST_NOTE ? all : "";
    }

    /** Whether somebody may note what was agreed: whoever was through, and owners and managers; nobody with a conflict. */
    boolean mayAgree(CurrentMember member) {
        return of(member.id())
                .map(own -> own.state() == Evaluator.State.THROUGH
                        || (own.state() != Evaluator.State.OUT && member.may(Role.MANAGER)))
                .orElse(member.may(Role.MANAGER));
    }
}
