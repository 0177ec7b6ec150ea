package app.handoff.bidding.web;

import app.handoff.bidding.Evaluation;
import app.handoff.bidding.Evaluation.Column;
import app.handoff.bidding.Judging;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to be careful about before choosing.
 *
 * @param concern where it is raised as a concern, which then stands against the choice; null where there is nothing to ask
 */
record Caution(
        boolean grave, Text title, Text what, @Nullable String concern) {

    static List<Caution> of(Judging judging, Wording wording) {
        var evaluation = judging.evaluation();
        var cautions = new ArrayList<Caution>();
        for (var column : evaluation.ranked()) {
            tooLow(judging.request().engagement(), evaluation, column).ifPresent(cautions::add);
        }
        if (evaluation.ranked().size() == 1) {
            cautions.add(new Caution(true, Text.of("bidding.caution.one"), Text.of("bidding.caution.one.what"), null));
        }
        lowestIsNotFirst(judging, wording).ifPresent(cautions::add);
        if (judging.inHouse() != null && judging.inHouseToCompare().isEmpty()) {
            cautions.add(new Caution(
                    false,
                    Text.of("bidding.caution.currency"),
                    Text.of(
                            "bidding.caution.currency.what",
                            judging.inHouse(),
                            judging.request().currency().getCurrencyCode()),
                    null));
        }
        return cautions;
    }

    private static Optional<Caution> tooLow(EngagementId engagement, Evaluation evaluation, Column column) {
        var bid = column.bid();
        return evaluation
                .abnormallyLow(bid)
                .map(low -> new Caution(
                        true,
                        Text.of("bidding.caution.low", bid.vendorName()),
                        Text.of(
                                "bidding.caution.low.what",
                                bid.totalPerTerm(),
                                low.underMedian(),
                                low.underNext(),
                                bid.vendorName()),
                        "/engagements/" + engagement + "/diligence/" + bid.vendor() + "/concerns/new"));
    }

    private static Optional<Caution> lowestIsNotFirst(Judging judging, Wording wording) {
        var evaluation = judging.evaluation();
        if (evaluation.leaders().stream().anyMatch(column -> judging.isLowest(column.bid()))) {
            return Optional.empty();
        }
        return evaluation.placed().stream()
                .min(Comparator.comparing(column -> column.bid().totalPerTerm()))
                .map(lowest -> {
                    var first = evaluation.ranked().get(0).bid();
                    return new Caution(
                            false,
                            Text.of("bidding.caution.lowest"),
                            Text.of(
                                    "bidding.caution.lowest.what",
                                    lowest.bid().vendorName(),
                                    wording.place(lowest),
                                    first.vendorName(),
                                    first.totalPerTerm().minus(lowest.bid().totalPerTerm()),
                                    judging.request().termMonths()),
                            null);
                });
    }
}
