package app.handoff.evaluation;

import app.handoff.bidding.BidRequestRepository;
import app.handoff.evaluation.AwardContracts.AwardContract;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chooses one of the bids, takes a choice back that came to nothing, or ends a request without one. */
@Service
class AwardDecisions {

    private final Evaluations evaluations;
    private final BidRequestRepository requests;
    private final BidEvaluationRepository progress;
    private final AwardRepository awards;
    private final AwardContracts contracts;
    private final ResultLetters letters;

    AwardDecisions(
            Evaluations evaluations,
            BidRequestRepository requests,
            BidEvaluationRepository progress,
            AwardRepository awards,
            AwardContracts contracts,
            ResultLetters letters) {
        this.evaluations = evaluations;
        this.requests = requests;
        this.progress = progress;
        this.awards = awards;
        this.contracts = contracts;
        this.letters = letters;
    }

    /**
     * Chooses a vendor and writes a letter to all: to the winner, and to the others with their own points. Where an earlier choice
     * came to nothing, the others know already: only the new winner, its reserve and whoever was not told yet is written to.
     *
     * @param reserve who is next should the winner refuse; null for nobody
     * @param order what of the bid is ordered
     * @param reason why this one; see {@link Award}
     * @throws RuleViolation if quality is not final, something required of the vendor is missing, the bid no longer holds,
     *     or no reason is given
     */
    @Transactional
    public void award(
            EngagementId engagement,
            BidId winner,
            @Nullable BidId reserve,
            AwardedOrder order,
            String reason,
            Actor by,
            Instant now) {
        var evaluationFile = evaluations.file(engagement);
        evaluationFile.requireUndecided();
        if (!evaluationFile.progress().isQualityFinal()) {
            throw new RuleViolation("evaluation.award.qualityFirst");
        }
        if (reserve != null) {
            evaluationFile.requireCounting(evaluationFile.bid(reserve), "reserve");
        }
        choose(evaluationFile, evaluationFile.withdrawn().isEmpty(), winner, reserve, order, reason, by, now);
    }

    private void choose(
            EvaluationFile evaluationFile,
            boolean first,
            BidId winner,
            @Nullable BidId reserve,
            AwardedOrder order,
            String reason,
            Actor by,
            Instant now) {
        var request = evaluationFile.request();
        evaluationFile.requireChoosable(
                evaluationFile.bid(winner), now.atZone(request.zone()).toLocalDate());
        var chosen = evaluationFile.evaluation().of(winner);
        var award = new Award(
                request,
                winner,
                Award.Reserve.of(reserve == null ? null : evaluationFile.bid(reserve)),
                order.within(chosen.bid()),
                Award.Caution.of(evaluationFile, chosen.bid()),
                reason,
                by,
                now);
        request.award(winner, chosen.bid().vendor(), chosen.bid().vendorName(), by, now);
        requests.save(request);
        awards.save(award);
        evaluationFile.progress().keep(points(evaluationFile.evaluation()));
        progress.save(evaluationFile.progress());
        if (first) {
            letters.ofChoice(evaluationFile, chosen, award, now);
        } else {
            letters.ofNextChoice(evaluationFile, chosen, award, now);
        }
    }

    /** How far the contract with the chosen vendor is. */
    @Transactional(readOnly = true)
    public AwardContract contract(EvaluationFile evaluationFile) {
        var award = evaluationFile.award();
        return award == null
                ? AwardContract.in(AwardContracts.State.NONE)
                : contracts.of(evaluationFile.request().engagement(), award.bid(), award.awardedAt());
    }

    /**
     * The reserve follows a winner who will not do the work, in one step. A letter is written to the reserve, and to whoever was
     * not told yet that it was not chosen.
     *
     * @param reason why the winner does not do it, kept with the choice that came to nothing and with the new one
     * @throws RuleViolation at {@code next} if there is no reserve, something required of it is missing or its bid no longer
     *     holds; if a contract with the winner is under way or signed; at {@code reason} if it is too short
     */
    @Transactional
    public void awardReserve(EngagementId engagement, String reason, Actor by, Instant now) {
        var evaluationFile = evaluations.file(engagement);
        var order = evaluationFile.standingAward().order();
        var reserve = evaluationFile
                .reserve()
                .orElseThrow(() -> new RuleViolation("evaluation.succession.noReserve").at("next"));
        withdraw(evaluationFile, reason, by, now);
        try {
            choose(evaluationFile, false, reserve.id(), null, order, reason, by, now);
        } catch (RuleViolation obstacle) {
            throw List.of("winner", "leftOut").contains(obstacle.field()) ? obstacle.at("next") : obstacle;
        }
    }

    /** The winner will not do the work: the choice is open again between the bids that came in. */
    @Transactional
    public void withdrawAward(EngagementId engagement, String reason, Actor by, Instant now) {
        withdraw(evaluations.file(engagement), reason, by, now);
    }

    /** The winner will not do the work and none of the others shall: ends without a choice, so that bidding may begin again. */
    @Transactional
    public void askForNewBids(EngagementId engagement, String reason, Actor by, Instant now) {
        var evaluationFile = evaluations.file(engagement);
        withdraw(evaluationFile, reason, by, now);
        evaluationFile.request().endUnsuccessful(reason, by, now);
        requests.save(evaluationFile.request());
        letters.ofNobody(evaluationFile, now);
    }

    private void withdraw(EvaluationFile evaluationFile, String reason, Actor by, Instant now) {
        var request = evaluationFile.request();
        var award = evaluationFile.standingAward();
        var contract = contract(evaluationFile);
        var winner = evaluationFile.bid(award.bid());
        award.withdraw(contract.state(), reason, by, now);
        request.withdrawAward(winner.vendorName(), reason.strip(), by, now);
        requests.save(request);
        awards.save(award);
        // Before another award is written: one at most stands.
        awards.flush();
        letters.ofWithdrawal(evaluationFile, winner, contract.isCancelled(), now);
    }

    /** Ends without a choice: none of the bids is good enough. A letter is written to each vendor. */
    @Transactional
    public void chooseNobody(EngagementId engagement, String reason, Actor by, Instant now) {
        var evaluationFile = evaluations.file(engagement);
        var request = evaluationFile.request();
        evaluationFile.requireUndecided();
        request.endUnsuccessful(reason, by, now);
        requests.save(request);
        letters.ofNobody(evaluationFile, now);
    }

    private static List<BidEvaluation.Points> points(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(column -> new BidEvaluation.Points(
                        column.bid().id().id(), column.bid().vendorName(), column.shownTotal(), column.place()))
                .toList();
    }
}
