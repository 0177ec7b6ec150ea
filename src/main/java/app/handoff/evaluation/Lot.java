package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one vendor gets where the work is shared out between several.
 *
 * @param parts at least one, by their outputs
 * @param reserve who is asked next for these parts should the vendor refuse; null for nobody
 * @param options the lines that are ordered beside, by their items
 */
record Lot(BidId bid, Set<String> parts, @Nullable BidId reserve, List<String> options) {

    Lot {
        parts = Set.copyOf(parts);
        options = List.copyOf(options);
    }

    /** @throws RuleViolation at {@code parts} unless at least one vendor gets something, and every part goes to one vendor at most */
    static void requireShared(List<Lot> lots, EvaluationFile evaluationFile) {
        if (lots.isEmpty() || lots.stream().anyMatch(lot -> lot.parts().isEmpty())) {
            throw new RuleViolation("evaluation.parts.nothing").at("parts");
        }
        var given = new HashSet<String>();
        var bids = new HashSet<BidId>();
        for (var lot : lots) {
            evaluationFile.requireOpen(lot.parts());
            if (!Collections.disjoint(given, lot.parts()) || !bids.add(lot.bid())) {
                throw new RuleViolation("evaluation.parts.twice").at("parts");
            }
            given.addAll(lot.parts());
        }
    }

    /**
     * What is ordered with it.
     *
     * @throws RuleViolation at {@code parts} if the vendor cannot be chosen or does not offer a part, at {@code reserve} if the reserve
     *     does not count or offers none of the parts
     */
    AwardedOrder order(EvaluationFile evaluationFile, LocalDate on) {
        var chosen = evaluationFile.bid(bid);
        try {
            evaluationFile.requireChoosable(chosen, on);
        } catch (RuleViolation obstacle) {
            throw obstacle.at("parts");
        }
        if (!chosen.parts().containsAll(parts)) {
            throw new RuleViolation("evaluation.parts.notOffered", chosen.vendorName()).at("parts");
        }
        if (reserve != null) {
            var next = evaluationFile.bid(reserve);
            evaluationFile.requireCounting(next, "reserve");
            if (Collections.disjoint(next.parts(), parts)) {
                throw new RuleViolation("evaluation.parts.reserveOffersNone", next.vendorName(), chosen.vendorName())
                        .at("reserve");
            }
        }
        return evaluationFile.orderOf(chosen, AwardedOrder.ofParts(chosen, parts, options));
    }
}
