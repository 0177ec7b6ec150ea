package app.handoff.bidding;

import app.handoff.bidding.Evaluation.Column;
import app.handoff.shared.Businesses;
import app.handoff.shared.Letter;
import app.handoff.shared.Tenancy;
import app.handoff.shared.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells everybody who sent a bid what became of it. */
@Component
class ResultLetters {

    private final Businesses businesses;
    private final Format format;
    private final ApplicationEventPublisher events;

    ResultLetters(Businesses businesses, Format format, ApplicationEventPublisher events) {
        this.businesses = businesses;
        this.format = format;
        this.events = events;
    }

    // The others' names, points and prices are nobody's business but ours: a letter holds the reader's own points only.
    void ofChoice(Judging judging, Column chosen) {
        for (var column : judging.evaluation().ranked()) {
            send(
                    judging.request(),
                    column.bid(),
                    column == chosen ? "bidding.won" : "bidding.lost",
                    points(judging.evaluation().criteria(), column),
                    format.decimals(column.total(), 1));
        }
    }

    /** To the vendor that follows one who did not sign. */
    void ofNextChoice(Judging judging, Column chosen) {
        send(
                judging.request(),
                chosen.bid(),
                "bidding.wonNext",
                points(judging.evaluation().criteria(), chosen),
                format.decimals(chosen.total(), 1));
    }

    /** To the vendor that was chosen and will not do the work, where no contract with it said so. */
    void ofWithdrawal(Judging judging, OpenedBid chosen) {
        send(judging.request(), chosen, "bidding.withdrawnChoice");
    }

    /** To the vendors whose bids do not count, with the reason. */
    void ofDisqualification(Judging judging) {
        judging.disqualified()
                .forEach(bid -> judging.disqualification(bid.id())
                        .ifPresent(why -> send(judging.request(), bid, "bidding.disqualified", why.reason())));
    }

    void ofNobody(Judging judging) {
        judging.evaluation().ranked().forEach(column -> send(judging.request(), column.bid(), "bidding.nobody"));
    }

    private String points(List<Criterion> criteria, Column column) {
        return criteria.stream()
                .map(criterion -> format.message(
                        "bidding.letter.points",
                        criterion.name(),
                        format.decimals(column.points().get(criterion.id()).points(), 1),
                        criterion.weight()))
                .collect(Collectors.joining("\n"));
    }

    private void send(BidRequest request, OpenedBid bid, String key, Object... more) {
        var words = new ArrayList<Object>(
                List.of(businessName(), request.title(), bid.bidder().person()));
        words.addAll(List.of(more));
        events.publishEvent(new Letter(
                new Letter.Recipient(bid.bidder().person(), bid.bidder().email()),
                key,
                words,
                null,
                request.engagement()));
    }

    private String businessName() {
        return businesses
                .find(Tenancy.required().business())
                .map(Businesses.Profile::name)
                .orElse("");
    }
}
