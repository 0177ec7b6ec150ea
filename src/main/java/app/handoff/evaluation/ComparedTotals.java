package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The totals by which bids are compared. Where vendors may bid for some parts of the work only, a bid that leaves a part out
 * would be the cheapest for offering least. So for each part that it leaves out, the highest price that another bid asks for
 * that part is added. The highest, since with any other, leaving a part out would be better than offering it dearly. A part
 * that nobody offers adds nothing to anybody.
 *
 * <p>All of them are in the currency of the request. A total in another one, and the price of a part, is what its vendor asks
 * times the stated rate, rounded once to the cent: what is shown is what is added up and what points are reckoned from.
 */
final class ComparedTotals {

    private ComparedTotals() {}

    static Map<BidId, Money> of(List<OpenedBid> bids) {
        var all = new LinkedHashSet<String>();
        bids.forEach(bid -> all.addAll(bid.parts()));
        var totals = new HashMap<BidId, Money>();
        for (var bid : bids) {
            var missing = new LinkedHashSet<>(all);
            missing.removeAll(bid.parts());
            totals.put(bid.id(), completed(bid, missing, bids));
        }
        return totals;
    }

    private static Money completed(OpenedBid bid, Set<String> missing, Collection<OpenedBid> bids) {
        return missing.stream()
                .flatMap(part -> highest(part, bids).stream())
                .reduce(bid.comparableTotal(), Money::plus);
    }

    private static Optional<Money> highest(String part, Collection<OpenedBid> bids) {
        return bids.stream()
                .filter(bid -> bid.parts().contains(part))
                .map(bid -> bid.compared(bid.totalOf(part)))
                .max(Comparator.naturalOrder());
    }
}
