package app.handoff.evaluation;

import app.handoff.bidding.Bid;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.JudgedBids;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Sentence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells bidding what came of opened bids: three statements, however many are asked for. */
@Component
@Transactional(readOnly = true)
class OutcomesOfBids implements JudgedBids {

    private final AwardRepository awards;
    private final DisqualificationRepository disqualifications;
    private final BidEvaluationRepository evaluations;

    OutcomesOfBids(
            AwardRepository awards, DisqualificationRepository disqualifications, BidEvaluationRepository evaluations) {
        this.awards = awards;
        this.disqualifications = disqualifications;
        this.evaluations = evaluations;
    }

    @Override
    public Map<BidId, Judged> of(Collection<Bid> bids) {
        if (bids.isEmpty()) {
            return Map.of();
        }
        var ids = bids.stream().map(Bid::id).toList();
        var choices = awards.about(ids);
        var setAside = disqualifications.about(ids).stream()
                .filter(Disqualification::stands)
                .collect(Collectors.toMap(Disqualification::bid, Disqualification::reason));
        var points = evaluations.ofAll(bids.stream().map(Bid::request).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(BidEvaluation::getId, BidEvaluation::snapshot));
        var judged = new HashMap<BidId, Judged>();
        bids.forEach(bid -> judged.put(
                bid.id(),
                new Judged(outcome(bid.id(), choices, setAside.keySet()), score(bid, points), setAside.get(bid.id()))));
        return judged;
    }

    @Override
    public Set<BidRequestId> qualityFinal(Collection<BidRequestId> requests) {
        return requests.isEmpty()
                ? Set.of()
                : evaluations.ofAll(requests).stream()
                        .filter(BidEvaluation::isQualityFinal)
                        .map(BidEvaluation::getId)
                        .collect(Collectors.toSet());
    }

    @Override
    public Set<BidId> chosen() {
        return awards.chosen();
    }

    private static Outcome outcome(BidId bid, List<Award> choices, Set<BidId> setAside) {
        var ofIt = choices.stream().filter(award -> award.bid().equals(bid)).toList();
        if (ofIt.stream().anyMatch(Award::stands)) {
            return Outcome.CHOSEN;
        } else if (setAside.contains(bid)) {
            return Outcome.DISQUALIFIED;
        } else if (!ofIt.isEmpty()) {
            return Outcome.CAME_TO_NOTHING;
        }
        return choices.stream().anyMatch(award -> award.stands() && bid.equals(award.reserve()))
                ? Outcome.RESERVE
                : Outcome.NOT_CHOSEN;
    }

    /** As they were when a vendor was chosen. */
    private static @Nullable Sentence score(Bid bid, Map<BidRequestId, List<BidEvaluation.Points>> points) {
        var all = points.getOrDefault(bid.request(), List.of());
        return all.stream()
                .filter(one -> one.bid().equals(bid.id().id()))
                .findFirst()
                .map(one -> Sentence.of("evaluation.past.score", one.total(), one.place(), all.size()))
                .orElse(null);
    }
}
