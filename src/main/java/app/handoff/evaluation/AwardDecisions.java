package app.handoff.evaluation;

import app.handoff.bidding.BidRequestRepository;
import app.handoff.engagement.Engagements;
import app.handoff.evaluation.AwardContracts.AwardContract;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ScopesSetAside;
import app.handoff.tenancy.AdvisoryLock;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
    private final Engagements engagements;
    private final ScopesSetAside scopes;
    private final AdvisoryLock advisoryLock;

    AwardDecisions(
            Evaluations evaluations,
            BidRequestRepository requests,
            BidEvaluationRepository progress,
            AwardRepository awards,
            AwardContracts contracts,
            ResultLetters letters,
            Engagements engagements,
            ScopesSetAside scopes,
            AdvisoryLock advisoryLock) {
        this.evaluations = evaluations;
        this.requests = requests;
        this.progress = progress;
        this.awards = awards;
        this.contracts = contracts;
        this.letters = letters;
        this.engagements = engagements;
        this.scopes = scopes;
        this.advisoryLock = advisoryLock;
    }

    /** As it is once nobody else decides about the same bids at this moment, so that no part is awarded twice. */
    private EvaluationFile inTurn(EngagementId engagement) {
        var whole = engagements.wholes(List.of(engagement)).get(engagement);
        advisoryLock.take("award of " + (whole == null ? engagement : whole.id()));
        return evaluations.file(engagement);
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
        var evaluationFile = inTurn(engagement);
        requireReady(evaluationFile);
        if (reserve != null) {
            evaluationFile.requireCounting(evaluationFile.bid(reserve), "reserve");
        }
        choose(
                evaluationFile,
                evaluationFile.withdrawn().isEmpty() && !evaluationFile.isOfPart(),
                winner,
                reserve,
                order,
                reason,
                by,
                now);
    }

    private static void requireReady(EvaluationFile evaluationFile) {
        evaluationFile.requireUndecided();
        if (!evaluationFile.progress().isQualityFinal()) {
            throw new RuleViolation("evaluation.award.qualityFirst");
        }
    }

    /**
     * Shares the work out between several vendors, in one act. The one that gets most of the money goes on in this engagement; for
     * each other one an engagement of its own is opened, with its share of what the task cost. Each vendor gets one letter.
     *
     * @param lots what each vendor gets
     * @throws RuleViolation at {@code parts} if nobody gets anything, a part is given twice, is not offered or has a vendor already, or
     *     one of the vendors cannot be chosen; at {@code lots[n].reserve} if a reserve does not count or offers none of the parts; at
     *     {@code reason} if none is given
     */
    @Transactional
    public void awardParts(EngagementId engagement, List<Lot> lots, String reason, Actor by, Instant now) {
        var evaluationFile = inTurn(engagement);
        requireReady(evaluationFile);
        if (evaluationFile.isOfPart()) {
            throw new RuleViolation("evaluation.parts.notOfPart");
        }
        Lot.requireShared(lots, evaluationFile);
        var orders = new LinkedHashMap<Lot, AwardedOrder>();
        var today = now.atZone(evaluationFile.request().zone()).toLocalDate();
        for (int at = 0; at < lots.size(); at++) {
            var lot = lots.get(at);
            orders.put(lot, inLot(at, () -> lot.order(evaluationFile, today)));
        }
        var byMoney = new ArrayList<>(lots);
        byMoney.sort(Comparator.comparing((Lot lot) -> money(evaluationFile, lot, orders))
                .reversed());
        var all = byMoney.stream()
                .map(lot -> money(evaluationFile, lot, orders))
                .reduce(Money::plus)
                .orElseThrow();
        var awards = new ArrayList<Award>();
        // Of what is left each takes its fraction, so that the fractions of the whole come out right.
        var left = all;
        for (var lot : byMoney.subList(1, byMoney.size())) {
            var own = money(evaluationFile, lot, orders);
            var part = engagements.openPart(
                    engagement,
                    evaluationFile.named(lot.parts()),
                    fraction(own, left, byMoney.size() - awards.size()),
                    by,
                    now);
            left = left.minus(own);
            awards.add(inLot(lots.indexOf(lot), () -> awarded(evaluationFile, part, lot, orders, reason, by, now)));
        }
        var first = byMoney.get(0);
        awards.add(
                0,
                inLot(lots.indexOf(first), () -> awarded(evaluationFile, engagement, first, orders, reason, by, now)));
        keepPoints(evaluationFile);
        if (evaluationFile.withdrawn().isEmpty()) {
            letters.ofChoice(evaluationFile, awards, now);
        } else {
            letters.ofNextChoice(evaluationFile, awards, now);
        }
    }

    /** What is wrong with a reserve is said beside that of its lot. */
    private static <T> T inLot(int at, Supplier<T> act) {
        try {
            return act.get();
        } catch (RuleViolation violation) {
            throw "reserve".equals(violation.field()) ? violation.at("lots[" + at + "].reserve") : violation;
        }
    }

    /** What a lot comes to, in the currency of the request. */
    private static Money money(EvaluationFile evaluationFile, Lot lot, Map<Lot, AwardedOrder> orders) {
        var bid = evaluationFile.bid(lot.bid());
        return bid.compared(Objects.requireNonNull(orders.get(lot)).totalOf(bid));
    }

    private static BigDecimal fraction(Money own, Money of, int lots) {
        return of.isZero()
                ? BigDecimal.ONE.divide(BigDecimal.valueOf(lots), MathContext.DECIMAL64)
                : own.amount().divide(of.amount(), MathContext.DECIMAL64);
    }

    private Award awarded(
            EvaluationFile evaluationFile,
            EngagementId engagement,
            Lot lot,
            Map<Lot, AwardedOrder> orders,
            String reason,
            Actor by,
            Instant now) {
        var chosen = evaluationFile.bid(lot.bid());
        return keep(
                evaluationFile,
                engagement,
                chosen,
                lot.reserve(),
                Objects.requireNonNull(orders.get(lot)),
                Award.Caution.of(evaluationFile, chosen, orders.size() > 1),
                reason,
                by,
                now);
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
        var chosen = evaluationFile.bid(winner);
        evaluationFile.requireChoosable(
                chosen, now.atZone(evaluationFile.request().zone()).toLocalDate());
        var award = keep(
                evaluationFile,
                evaluationFile.engagement(),
                chosen,
                reserve,
                evaluationFile.orderOf(chosen, order),
                Award.Caution.of(evaluationFile, chosen, false),
                reason,
                by,
                now);
        keepPoints(evaluationFile);
        if (first) {
            letters.ofChoice(evaluationFile, List.of(award), now);
        } else {
            letters.ofNextChoice(evaluationFile, List.of(award), now);
        }
    }

    private Award keep(
            EvaluationFile evaluationFile,
            EngagementId engagement,
            OpenedBid chosen,
            @Nullable BidId reserve,
            AwardedOrder order,
            Award.Caution caution,
            String reason,
            Actor by,
            Instant now) {
        var request = evaluationFile.request();
        var award = new Award(
                request,
                Award.Choice.of(engagement, chosen, order),
                Award.Reserve.of(reserve == null ? null : evaluationFile.bid(reserve)),
                caution,
                reason,
                by,
                now);
        if (engagement.equals(request.engagement())) {
            request.award(chosen.id(), chosen.vendor(), chosen.vendorName(), by, now);
        } else {
            request.awardPart(engagement, chosen.id(), chosen.vendor(), chosen.vendorName(), by, now);
        }
        requests.save(request);
        return awards.save(award);
    }

    private void keepPoints(EvaluationFile evaluationFile) {
        evaluationFile.progress().keep(points(evaluationFile.evaluation()));
        progress.save(evaluationFile.progress());
    }

    /** How far the contract with the chosen vendor is. */
    @Transactional(readOnly = true)
    public AwardContract contract(EvaluationFile evaluationFile) {
        var award = evaluationFile.award();
        return award == null
                ? AwardContract.in(AwardContracts.State.NONE)
                : contracts.of(evaluationFile.engagement(), award.bid(), award.awardedAt());
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
        var evaluationFile = inTurn(engagement);
        var award = evaluationFile.standingAward();
        var reserve = evaluationFile
                .reserve()
                .orElseThrow(() -> new RuleViolation("evaluation.succession.noReserve").at("next"));
        // Where the work is shared out the reserve follows with these parts alone.
        var order = evaluationFile.beside().isEmpty()
                ? award.order()
                : award.order().only(reserve, award.parts());
        withdraw(evaluationFile, reason, by, now);
        try {
            choose(evaluationFile, false, reserve.id(), null, order, reason, by, now);
        } catch (RuleViolation obstacle) {
            throw List.of("winner", "leftOut").contains(obstacle.field()) ? obstacle.at("next") : obstacle;
        }
    }

    /**
     * The reserve of a choice does the work in the next round, by the bid that it said yes to; the choice itself stays as it was. A letter
     * is written to it.
     *
     * @throws RuleViolation at {@code reason} if it is too short; if a vendor is chosen in that round already
     */
    @Transactional
    public void awardInNextRound(Reserves.Standby standby, String reason, Actor by, Instant now) {
        var evaluationFile = standby.file();
        if (awards.standing(standby.engagement()).isPresent()) {
            throw new RuleViolation("evaluation.reserve.chosenAlready");
        }
        var reserve = standby.bid();
        var before = standby.award();
        var order = before.parts().isEmpty() ? before.order() : before.order().only(reserve, before.parts());
        var award = keep(
                evaluationFile,
                standby.engagement(),
                reserve,
                null,
                order.within(reserve),
                Award.Caution.of(evaluationFile, reserve, false),
                reason,
                by,
                now);
        letters.ofReserveInNextRound(evaluationFile, award, now);
    }

    /** Whether this is the next round of the work, in which a bid of the round before was chosen. */
    @Transactional(readOnly = true)
    public boolean isNextRound(EvaluationFile evaluationFile) {
        return evaluationFile.isOfPart()
                && engagements.get(evaluationFile.engagement()).succeeds().isPresent();
    }

    /** The winner will not do the work: the choice is open again between the bids that came in. */
    @Transactional
    public void withdrawAward(EngagementId engagement, String reason, Actor by, Instant now) {
        withdraw(inTurn(engagement), reason, by, now);
    }

    /** The winner will not do the work and none of the others shall: ends without a choice, so that bidding may begin again. */
    @Transactional
    public void askForNewBids(EngagementId engagement, String reason, Actor by, Instant now) {
        var evaluationFile = inTurn(engagement);
        if (isNextRound(evaluationFile)) {
            withdraw(evaluationFile, reason, by, now);
            scopes.takeUp(engagement);
            return;
        }
        requireWhole(evaluationFile);
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
        if (evaluationFile.isOfPart()) {
            request.withdrawPart(evaluationFile.engagement(), winner.vendorName(), reason.strip(), by, now);
        } else {
            request.withdrawAward(winner.vendorName(), reason.strip(), by, now);
        }
        requests.save(request);
        awards.save(award);
        // Before another award is written: one at most stands.
        awards.flush();
        letters.ofWithdrawal(evaluationFile, winner, contract.isCancelled(), now);
    }

    /** Ends without a choice: none of the bids is good enough. A letter is written to each vendor. */
    @Transactional
    public void chooseNobody(EngagementId engagement, String reason, Actor by, Instant now) {
        var evaluationFile = inTurn(engagement);
        requireWhole(evaluationFile);
        var request = evaluationFile.request();
        evaluationFile.requireUndecided();
        request.endUnsuccessful(reason, by, now);
        requests.save(request);
        letters.ofNobody(evaluationFile, now);
    }

    /** The request is that of all parts: what ends it is decided where bids were asked for. */
    private static void requireWhole(EvaluationFile evaluationFile) {
        if (evaluationFile.isOfPart()) {
            throw new RuleViolation("evaluation.parts.newBids");
        }
    }

    private static List<BidEvaluation.Points> points(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(column -> new BidEvaluation.Points(
                        column.bid().id().id(), column.bid().vendorName(), column.shownTotal(), column.place()))
                .toList();
    }
}
