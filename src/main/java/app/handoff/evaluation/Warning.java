package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to be careful about before choosing.
 *
 * @param concern where it is raised as a concern, which then stands against the choice; null where there is nothing to ask
 * @param inquiry where its vendor is asked about it; null where it was, or there is nothing to ask
 * @param asked how far a question to its vendor is; null where none was asked
 */
record Warning(
        boolean grave,
        Sentence title,
        Sentence what,
        @Nullable String concern,
        @Nullable String inquiry,
        @Nullable Sentence asked) {

    private Warning(boolean grave, Sentence title, Sentence what) {
        this(grave, title, what, null, null, null);
    }

    static List<Warning> of(EvaluationFile evaluationFile, AwardWording awardWording) {
        var evaluation = evaluationFile.evaluation();
        var cautions = new ArrayList<Warning>();
        for (var column : evaluation.ranked()) {
            tooLow(evaluationFile, column).ifPresent(cautions::add);
        }
        for (var column : evaluation.ranked()) {
            missedMusts(evaluationFile, column.bid()).ifPresent(cautions::add);
        }
        if (evaluation.ranked().size() == 1) {
            cautions.add(new Warning(
                    true, Sentence.of("evaluation.caution.one"), Sentence.of("evaluation.caution.one.what")));
        }
        lowestIsNotFirst(evaluationFile, awardWording).ifPresent(cautions::add);
        if (evaluationFile.inHouse() != null
                && evaluationFile.inHouseToCompare().isEmpty()) {
            cautions.add(new Warning(
                    false,
                    Sentence.of("evaluation.caution.currency"),
                    Sentence.of(
                            "evaluation.caution.currency.what",
                            evaluationFile.inHouse(),
                            evaluationFile.request().currency().getCurrencyCode())));
        }
        return cautions;
    }

    private static Optional<Warning> tooLow(EvaluationFile file, Column column) {
        var bid = column.bid();
        var at = "/engagements/" + file.request().engagement();
        var asked = asked(file, bid);
        var inquiry = at + "/comparison/bids/" + bid.id() + "/inquiry?about=" + InquiryController.ABOUT_PRICE;
        return file.evaluation()
                .abnormallyLow(bid)
                .map(low -> new Warning(
                        true,
                        Sentence.of("evaluation.caution.low", bid.vendorName()),
                        Sentence.of(
                                "evaluation.caution.low.what",
                                column.comparedTotal(),
                                low.underMedian(),
                                low.underNext(),
                                bid.vendorName()),
                        at + "/diligence/" + bid.vendor() + "/concerns/new",
                        asked == null ? inquiry : null,
                        asked));
    }

    /** How far the last question about a bid is that was not taken back. */
    private static @Nullable Sentence asked(EvaluationFile file, OpenedBid bid) {
        return file.inquiries().stream()
                .filter(one -> one.bid().equals(bid.id()) && one.withdrawnAt() == null)
                .reduce((earlier, later) -> later)
                .map(one -> one.answeredAt() == null
                        ? Sentence.of("evaluation.caution.low.asked", one.due(file.request()))
                        : Sentence.of("evaluation.caution.low.answered", one.answeredAt()))
                .orElse(null);
    }

    private static Optional<Warning> missedMusts(EvaluationFile evaluationFile, OpenedBid bid) {
        var missed = evaluationFile.saidMissedMusts(bid);
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        true,
                        Sentence.of("evaluation.caution.requirement", bid.vendorName()),
                        Sentence.of("evaluation.caution.requirement.what", missed)));
    }

    private static Optional<Warning> lowestIsNotFirst(EvaluationFile evaluationFile, AwardWording awardWording) {
        var evaluation = evaluationFile.evaluation();
        if (evaluation.leaders().stream().anyMatch(column -> evaluationFile.isLowest(column.bid()))) {
            return Optional.empty();
        }
        return evaluation.placed().stream()
                .min(Comparator.comparing(Column::comparedTotal))
                .map(lowest -> {
                    var first = evaluation.ranked().get(0);
                    return new Warning(
                            false,
                            Sentence.of("evaluation.caution.lowest"),
                            Sentence.of(
                                    "evaluation.caution.lowest.what",
                                    lowest.bid().vendorName(),
                                    awardWording.place(lowest),
                                    first.bid().vendorName(),
                                    first.comparedTotal().minus(lowest.comparedTotal()),
                                    evaluationFile.request().termMonths()));
                });
    }
}
