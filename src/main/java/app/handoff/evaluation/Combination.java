package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who would do which part of the work.
 *
 * @param bids the bid that each part goes to, by the part
 * @param total what all of it costs over the term: the parts, and for each vendor that is used once what it asks beside its parts,
 *     such as a base fee and the taking over
 * @param points of 100, see {@link Combinations}
 */
record Combination(Map<String, BidId> bids, BigDecimal total, BigDecimal points) {

    Combination {
        bids = Collections.unmodifiableMap(new LinkedHashMap<>(bids));
    }

    /** The bids that are used, in the order of the parts. */
    Set<BidId> used() {
        return new LinkedHashSet<>(bids.values());
    }

    /** The parts that go to this bid. */
    Set<String> partsOf(BidId bid) {
        var parts = new LinkedHashSet<String>();
        bids.forEach((part, to) -> {
            if (to.equals(bid)) {
                parts.add(part);
            }
        });
        return parts;
    }

    boolean isOfOneVendor() {
        return used().size() == 1;
    }
}
