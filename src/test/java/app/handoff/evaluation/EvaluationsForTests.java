package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CriterionScore;
import app.handoff.diligence.Diligence;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens bids for the tests of other modules, and tells what was in them. */
@Component
public class EvaluationsForTests {

    private final BidOpening opening;
    private final OpenedBids opened;
    private final Evaluations evaluations;
    private final Diligence diligence;
    private final AwardDecisions decisions;

    EvaluationsForTests(
            BidOpening opening,
            OpenedBids opened,
            Evaluations evaluations,
            Diligence diligence,
            AwardDecisions decisions) {
        this.opening = opening;
        this.opened = opened;
        this.evaluations = evaluations;
        this.diligence = diligence;
        this.decisions = decisions;
    }

    public void openBids(BidRequestId request, Actor by, Instant now) {
        opening.openBids(request, by, now);
    }

    /** The opened bids, the first by its vendor's name first, each as {@code Kontor Vier, version 1, 9120.00, 1 level}. */
    public List<String> opened(BidRequestId request) {
        return opened.of(request).stream()
                .map(bid -> "%s, version %d, %s, %d level"
                        .formatted(
                                bid.vendorName(),
                                bid.version(),
                                bid.totalPerTerm().amount().setScale(2),
                                bid.committed().size()))
                .toList();
    }

    /** What a receipt and the sealed content of each opened bid are recognised by. */
    public List<String> fingerprints(BidRequestId request) {
        return opened.of(request).stream()
                .map(bid -> bid.receipt() + bid.sha256())
                .toList();
    }

    /** The best bid first, each with what it costs in its term: {@code Tala Ledger 7760}. */
    public List<String> ranked(EngagementId engagement) {
        return evaluations.file(engagement).evaluation().ranked().stream()
                .map(column -> column.bid().vendorName() + " "
                        + column.bid().totalPerTerm().amount().intValue())
                .toList();
    }

    /** Every bid has the same score in everything that people judge, and the judging is over. */
    public void judgeAllAlike(EngagementId engagement, Actor by, Instant now) {
        var file = evaluations.file(engagement);
        var given = file.bids().stream()
                .flatMap(bid -> file.judged().stream()
                        .map(criterion -> new GivenScore(
                                bid.id(),
                                criterion.id(),
                                new CriterionScore(3, "As the others, " + bid.vendorName()),
                                GivenScore.NONE)))
                .toList();
        evaluations.score(engagement, given, by, now);
        evaluations.finishQuality(engagement, by, now);
    }

    /** The bids of these vendors are on the shortlist. */
    public void shortlist(EngagementId engagement, String... vendors) {
        for (var bid : evaluations.file(engagement).bids()) {
            if (List.of(vendors).contains(bid.vendorName())) {
                evaluations.shortlist(engagement, bid.id(), true);
            }
        }
    }

    /** This one is chosen, and no reserve. */
    public void award(EngagementId engagement, BidId winner, Actor by, Instant now) {
        decisions.award(engagement, winner, null, AwardedOrder.ALL, "The best price for what we need.", by, now);
    }

    /** None of the bids is good enough. */
    public void chooseNobody(EngagementId engagement, String reason, Actor by, Instant now) {
        decisions.chooseNobody(engagement, reason, by, now);
    }

    /** Waives whatever would still have to be checked of any of the vendors. */
    public void waiveAllChecks(EngagementId engagement, String reason, Actor by, Instant now) {
        var file = evaluations.file(engagement);
        for (var bid : file.bids()) {
            file.check(bid.vendor())
                    .missing()
                    .forEach(open -> diligence.waive(engagement, bid.vendor(), open.requirement(), reason, by, now));
        }
    }

    /** Judges all bids alike, waives what is to be checked, and chooses the first; the second, where there is one, is its reserve. */
    public void choose(EngagementId engagement, Actor by, Instant now) {
        waiveAllChecks(engagement, "We have worked with them for years.", by, now);
        judgeAllAlike(engagement, by, now);
        var placed = evaluations.file(engagement).evaluation().placed();
        decisions.award(
                engagement,
                placed.get(0).bid().id(),
                placed.size() > 1 ? placed.get(1).bid().id() : null,
                AwardedOrder.ALL,
                "The best answers and the best references for the price.",
                by,
                now);
    }
}
