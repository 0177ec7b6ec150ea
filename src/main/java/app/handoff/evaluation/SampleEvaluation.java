package app.handoff.evaluation;

import app.handoff.bidding.Bidding;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleAct.NoFacts;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens the bids of the sample business, judges them and chooses one. */
@Component
class SampleEvaluation implements SampleActs {

    private final Bidding bidding;
    private final BidOpening opening;
    private final Evaluations evaluations;
    private final AwardDecisions decisions;
    private final Letters letters;

    SampleEvaluation(
            Bidding bidding, BidOpening opening, Evaluations evaluations, AwardDecisions decisions, Letters letters) {
        this.bidding = bidding;
        this.opening = opening;
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.letters = letters;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.onItsOwn("opening", NoFacts.class, this::open),
                SampleAct.inTheOffice("scores", ScoreFacts.class, this::judge),
                SampleAct.inTheOffice("award", AwardFacts.class, this::award));
    }

    private void open(NoFacts none, Scene scene) {
        opening.openBids(bidding.get(scene.engagement()).id(), scene.by(), scene.at());
    }

    private void judge(ScoreFacts facts, Scene scene) {
        var file = evaluations.file(scene.engagement());
        var given = new ArrayList<GivenScore>();
        for (var scored : facts.bids().entrySet()) {
            var bid = bid(file, scene, scored.getKey());
            for (var criterion : file.request().criteria()) {
                if (!criterion.kind().isComputed()) {
                    var score = Objects.requireNonNull(scored.getValue().get(criterion.name()), criterion.name());
                    given.add(new GivenScore(bid.id(), criterion.id(), score, GivenScore.NONE));
                }
            }
        }
        evaluations.score(scene.engagement(), given, scene.by(), scene.at());
        evaluations.finishQuality(scene.engagement(), scene.person(facts.endedBy()), scene.minutesLater(60));
    }

    private void award(AwardFacts facts, Scene scene) {
        var bid = bid(evaluations.file(scene.engagement()), scene, facts.winner());
        decisions.award(scene.engagement(), bid.id(), null, AwardedOrder.ALL, facts.reason(), scene.by(), scene.at());
        letters.sendAsProposed(scene.engagement(), scene.by(), scene.minutesLater(20));
    }

    private static OpenedBid bid(EvaluationFile file, Scene scene, String vendor) {
        var id = scene.known(VendorId.class, vendor);
        return file.evaluation().ranked().stream()
                .map(Evaluation.Column::bid)
                .filter(bid -> bid.vendor().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @param bids by vendor and by criterion: each score with its note */
    private record ScoreFacts(Map<String, Map<String, CriterionScore>> bids, String endedBy) {}

    private record AwardFacts(String winner, String reason) {}
}
