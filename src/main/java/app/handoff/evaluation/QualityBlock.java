package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.evaluation.EvaluationFile.Masked;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One criterion that people judge, with what each bid has to show for it.
 *
 * @param masked whether the vendors' names are hidden
 */
record QualityBlock(Criterion criterion, boolean masked, List<Entry> entries) {

    /** @param at its place in the form; @param referenceScore what its references gave, 0 to 5; @param nobodyAsked whether no reference was asked yet */
    record Entry(
            int at,
            Criterion criterion,
            Sentence vendor,
            OpenedBid bid,
            @Nullable BigDecimal referenceScore,
            boolean nobodyAsked,
            @Nullable Scored before) {

        public @Nullable String seen() {
            return QualityForm.Line.seen(before);
        }
    }

    /**
     * Answers and the like are judged under masked names; what we found out ourselves about a vendor, by calling its
     * references or looking at its sample, cannot be.
     */
    static List<QualityBlock> of(EvaluationFile evaluationFile) {
        return of(evaluationFile, evaluationFile::score);
    }

    /** The same with what one of several people gave. */
    static List<QualityBlock> of(
            EvaluationFile evaluationFile, BiFunction<BidId, CriterionId, Optional<? extends Scored>> given) {
        var blocks = new ArrayList<QualityBlock>();
        int at = 0;
        for (var criterion : evaluationFile.judged()) {
            boolean masked = criterion.kind() == CriterionKind.ANSWER || criterion.kind() == CriterionKind.OTHER;
            var entries = new ArrayList<Entry>();
            for (var one : order(evaluationFile, masked)) {
                var bid = one.bid();
                if (evaluationFile.progress().isReopened() && !evaluationFile.isOpenToScore(bid.id(), criterion.id())) {
                    continue;
                }
                entries.add(new Entry(
                        at++,
                        criterion,
                        masked ? one.name() : Sentence.of("evaluation.named", bid.vendorName()),
                        bid,
                        criterion.kind() == CriterionKind.REFERENCE
                                ? evaluationFile.check(bid.vendor()).referenceScore()
                                : null,
                        criterion.kind() == CriterionKind.REFERENCE
                                && evaluationFile.check(bid.vendor()).referencesHeard() == 0,
                        given.apply(bid.id(), criterion.id()).orElse(null)));
            }
            if (!entries.isEmpty() || !evaluationFile.progress().isReopened()) {
                blocks.add(new QualityBlock(criterion, masked, entries));
            }
        }
        return blocks;
    }

    // Named bids stand by name: in the order of the masked ones they would tell which is which.
    private static List<Masked> order(EvaluationFile evaluationFile, boolean masked) {
        return masked
                ? evaluationFile.maskedThatCount()
                : evaluationFile.maskedThatCount().stream()
                        .sorted(Comparator.comparing(one -> one.bid().vendorName()))
                        .toList();
    }

    /**
     * Whether a link to the page of one bid tells nothing: that page calls the bid by its letter while any block does, and
     * beside the vendor's name the letter would be known.
     */
    public boolean keepsNamesApart(boolean noneMasked) {
        return masked || noneMasked;
    }

    /** Whether the vendors' answers are what is judged here. */
    public boolean showsAnswers() {
        return criterion.kind() == CriterionKind.ANSWER;
    }
}
