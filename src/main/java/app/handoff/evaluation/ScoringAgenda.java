package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.BiddingStatus;
import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.PersonalAgenda;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bids that a member was named to score: first the conflicts of interest, then the scores, then what the scorers agree on. */
@Component
class ScoringAgenda implements PersonalAgenda {

    private final EvaluatorRepository evaluators;
    private final BidRequestRepository requests;
    private final Scoring scoring;

    ScoringAgenda(EvaluatorRepository evaluators, BidRequestRepository requests, Scoring scoring) {
        this.evaluators = evaluators;
        this.requests = requests;
        this.scoring = scoring;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(CurrentMember member, Instant now) {
        return evaluators.of(member.id()).stream()
                .filter(own -> own.state() != Evaluator.State.OUT)
                .flatMap(own -> requests.findById(own.request()).stream())
                .filter(request -> request.status() == BiddingStatus.OPENED)
                .flatMap(request -> need(request, member))
                .toList();
    }

    private Stream<Need> need(BidRequest request, CurrentMember member) {
        var round = scoring.round(request.engagement(), null);
        var own = round.of(member.id());
        if (own.isEmpty() || round.file().progress().isQualityFinal()) {
            return Stream.empty();
        }
        if (round.isOver()) {
            int missing = round.file().evaluation().missingScores();
            return missing > 0 && round.mayAgree(member)
                    ? Stream.of(need(request.engagement(), "agree", missing, "/agreement"))
                    : Stream.empty();
        }
        return switch (own.get().state()) {
            case NAMED -> Stream.of(need(request.engagement(), "conflict", 0, ""));
            case SCORING -> Stream.of(need(request.engagement(), "score", round.missing(own.get()), ""));
            case THROUGH, OUT -> Stream.empty();
        };
    }

    private static Need need(EngagementId engagement, String what, int number, String page) {
        var key = "evaluation.agenda." + what;
        return new Need(
                engagement,
                Sentence.of(key, number),
                Sentence.of(key + ".note", number),
                null,
                "/engagements/" + engagement + "/comparison/quality" + page,
                Sentence.of(key + ".button"),
                Need.Kind.YOUR_TURN);
    }
}
