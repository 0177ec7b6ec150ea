package app.handoff.bidding;

import app.handoff.scope.FrozenScope;
import java.util.ArrayList;
import java.util.List;

/** Weights to begin with, from how the scope ranks quality, speed and cost. */
record Proposal(List<Share> shares) {

    private static final int PRICE_UNRANKED = 40;

    public static Proposal from(FrozenScope scope) {
        int price = scope.pricing().ranked() ? scope.pricing().proposedWeights().cost() : PRICE_UNRANKED;
        int rest = 100 - price;
        var shares = new ArrayList<Share>();
        shares.add(new Share(CriterionKind.PRICE, price));
        int levels = scope.serviceLevels().isEmpty() ? 0 : fives(rest * 2 / 5);
        if (levels > 0) {
            shares.add(new Share(CriterionKind.SERVICE_LEVEL, levels));
        }
        int references = fives(rest / 4);
        shares.add(new Share(CriterionKind.REFERENCE, references));
        shares.add(new Share(CriterionKind.ANSWER, rest - levels - references));
        return new Proposal(shares);
    }

    private static int fives(int weight) {
        return weight / 5 * 5;
    }

    public record Share(CriterionKind kind, int weight) {}
}
