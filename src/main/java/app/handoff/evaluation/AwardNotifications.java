package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.tenancy.Businesses;
import app.handoff.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells everybody who sent a bid what became of it. */
@Component
class AwardNotifications {

    private static final Set<String> RESULTS = Set.of(
            "bidding.won",
            "bidding.wonNext",
            "bidding.reserve",
            "bidding.reserveReleased",
            "bidding.lost",
            "bidding.nobody",
            "bidding.withdrawnChoice",
            "bidding.disqualified");

    private final Businesses businesses;
    private final Format format;
    private final ApplicationEventPublisher events;

    AwardNotifications(Businesses businesses, Format format, ApplicationEventPublisher events) {
        this.businesses = businesses;
        this.format = format;
        this.events = events;
    }

    // The others' names, points and prices are nobody's business but ours: a message holds the reader's own points
    // only.
    /** The reserve follows should the winner not sign, and so is not refused. */
    void ofChoice(EvaluationFile evaluationFile, Column chosen, Award award) {
        for (var column : evaluationFile.evaluation().ranked()) {
            if (column == chosen) {
                won(evaluationFile, column, "bidding.won", award);
            } else {
                result(
                        evaluationFile,
                        column,
                        column.bid().id().equals(award.reserve()) ? "bidding.reserve" : "bidding.lost");
            }
        }
    }

    /**
     * To the vendor that follows one who did not sign, to the one that is the reserve from now on, and to the one that was it
     * and waits in vain.
     */
    void ofNextChoice(EvaluationFile evaluationFile, Column chosen, Award award) {
        var reserve = award.reserve();
        won(evaluationFile, chosen, "bidding.wonNext", award);
        evaluationFile.evaluation().ranked().stream()
                .filter(column -> column.bid().id().equals(reserve))
                .forEach(column -> result(evaluationFile, column, "bidding.reserve"));
        evaluationFile.evaluation().ranked().stream()
                .filter(column -> evaluationFile.wasReserveLast(column.bid().id()))
                .filter(column -> column != chosen && !column.bid().id().equals(reserve))
                .forEach(column -> result(evaluationFile, column, "bidding.lost"));
    }

    private void won(EvaluationFile evaluationFile, Column chosen, String message, Award award) {
        var ordered = evaluationFile.saidOrder(award).stream()
                .map(sentence -> " " + format.text(sentence))
                .collect(Collectors.joining());
        send(
                evaluationFile.request(),
                chosen.bid(),
                message,
                points(evaluationFile.evaluation().criteria(), chosen),
                format.decimals(chosen.total(), 1),
                chosen.bid().validUntil(),
                ordered);
    }

    private void result(EvaluationFile evaluationFile, Column column, String message) {
        send(
                evaluationFile.request(),
                column.bid(),
                message,
                points(evaluationFile.evaluation().criteria(), column),
                format.decimals(column.total(), 1),
                column.bid().validUntil());
    }

    /** To the vendor that was chosen and will not do the work, where no contract with it said so. */
    void ofWithdrawal(EvaluationFile evaluationFile, OpenedBid chosen) {
        send(evaluationFile.request(), chosen, "bidding.withdrawnChoice");
    }

    /** To the vendors whose bids do not count and that do not know it from an earlier choice, with the reason. */
    void ofDisqualification(EvaluationFile evaluationFile) {
        evaluationFile
                .disqualifiedSinceLastChoice()
                .forEach(bid -> evaluationFile
                        .disqualification(bid.id())
                        .ifPresent(why -> send(evaluationFile.request(), bid, "bidding.disqualified", why.reason())));
    }

    /** Whether by a signed contract or because it will not do the work: the vendor knows what it was told when it was chosen. */
    void chosenNoMore(OpenedBid winner) {
        events.publishEvent(new NoLongerAsked(winner.invitation().id(), "bidding.won", "bidding.wonNext"));
    }

    /** To the reserve, once the contract with the winner is signed: nobody waits any longer. */
    void ofReserveReleased(BidRequest request, OpenedBid reserve) {
        send(request, reserve, "bidding.reserveReleased");
    }

    void ofNobody(EvaluationFile evaluationFile) {
        evaluationFile
                .evaluation()
                .ranked()
                .forEach(column -> send(evaluationFile.request(), column.bid(), "bidding.nobody"));
    }

    private String points(List<Criterion> criteria, Column column) {
        return criteria.stream()
                .map(criterion -> format.message(
                        "evaluation.mail.points",
                        criterion.name(),
                        format.decimals(column.under(criterion).points(), 1),
                        criterion.weight()))
                .collect(Collectors.joining("\n"));
    }

    /** Each result takes the place of the one before it. */
    private void send(BidRequest request, OpenedBid bid, String key, Object... more) {
        events.publishEvent(new NoLongerAsked(Set.of(bid.invitation().id()), RESULTS));
        var words = new ArrayList<Object>(
                List.of(businesses.ownName(), request.title(), bid.bidder().person()));
        words.addAll(List.of(more));
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(
                                bid.bidder().person(), bid.bidder().email()),
                        key,
                        words,
                        null,
                        request.engagement())
                .asking(bid.invitation().id()));
    }
}
