package app.handoff.evaluation;

import app.handoff.bidding.AmountInText;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Money;
import app.handoff.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What in a text to one vendor tells of others, or what the work may cost at most: asked before it goes out. */
@Component
class Discretion {

    private final Bidding bidding;
    private final Budgets budgets;
    private final OpenedBids bids;
    private final Format format;

    Discretion(Bidding bidding, Budgets budgets, OpenedBids bids, Format format) {
        this.bidding = bidding;
        this.budgets = budgets;
        this.bids = bids;
        this.format = format;
    }

    /** Each name and figure as it is to be said to the writer; nothing where the text can go out as it is. */
    List<String> told(BidRequestId request, InvitationId reader, String text) {
        var told = new ArrayList<String>(bidding.otherVendorsIn(request, reader, text));
        var opened = bids.bothRounds(request);
        var own = opened.stream()
                .filter(bid -> bid.invitation().equals(reader))
                .flatMap(Discretion::totals)
                .toList();
        opened.stream()
                .flatMap(Discretion::totals)
                .filter(total -> !total.isZero() && !own.contains(total))
                .filter(total -> new AmountInText(total.amount()).standIn(text))
                .map(format::money)
                .distinct()
                .forEach(told::add);
        if (budgets.isNamedIn(request, text)) {
            told.add(format.message("evaluation.letters.budget"));
        }
        return told;
    }

    /** As the vendor asks it, and as it is compared. */
    private static Stream<Money> totals(OpenedBid bid) {
        return Stream.of(bid.totalPerTerm(), bid.comparableTotal()).distinct();
    }
}
