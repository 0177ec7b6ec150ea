package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bids side by side: what to be careful about, the matrix, and what would change the order.
 *
 * @param bids how many there are, shown or not
 * @param shortlisted how many of them are on the shortlist
 * @param budget how many are under the private budget; only for owners and managers
 * @param withFiles the bids that came with files; only for owners and managers
 */
record ComparisonView(
        int bids,
        int shortlisted,
        Selection selection,
        Pair pair,
        Matrix matrix,
        List<Warning> cautions,
        WeightScenario whatIf,
        @Nullable Sentence budget,
        List<OpenedBid> withFiles) {

    static ComparisonView of(EvaluationFile evaluationFile, Selection selection, boolean manager, Format format) {
        var awardWording = new AwardWording(format);
        var ranked = evaluationFile.evaluation().ranked();
        var shown = selection.of(evaluationFile);
        var matrix = new Comparison(evaluationFile, shown, awardWording).matrix();
        return new ComparisonView(
                ranked.size(),
                (int) ranked.stream()
                        .filter(column -> evaluationFile
                                .progress()
                                .isShortlisted(column.bid().id()))
                        .count(),
                selection,
                Pair.of(ranked, shown, selection),
                selection.onlyDifferences() ? matrix.onlyDifferences() : matrix,
                Warning.of(evaluationFile, awardWording),
                WeightScenario.of(evaluationFile.evaluation(), awardWording),
                manager ? budget(evaluationFile) : null,
                manager
                        ? evaluationFile.bids().stream()
                                .filter(bid -> !bid.files().isEmpty())
                                .toList()
                        : List.of());
    }

    /** Whether there is more than one bid, so that something can be left out of the comparison. */
    public boolean hasSeveral() {
        return bids > 1;
    }

    /** Whether something is to be said in words: what would change the order, or how bids stand to the budget. */
    public boolean hasWords() {
        return !whatIf.sentences().isEmpty() || budget != null;
    }

    private static @Nullable Sentence budget(EvaluationFile evaluationFile) {
        if (evaluationFile.budget() == null) {
            return null;
        }
        var ranked = evaluationFile.evaluation().ranked();
        long above = ranked.stream()
                .filter(column -> evaluationFile.isAboveBudget(column.bid()))
                .count();
        return Sentence.of(
                "evaluation.comparison.budget", evaluationFile.budget().limit(), ranked.size() - above, ranked.size());
    }

    /**
     * The choice of two bids to see alone.
     *
     * @param one the bid chosen first, and {@code other} the second; on a page of many the first two
     */
    record Pair(
            List<Option> options,
            @Nullable String one,
            @Nullable String other) {

        private static Pair of(List<Column> ranked, List<Column> shown, Selection selection) {
            var options = ranked.stream()
                    .map(column -> new Option(
                            column.bid().id().toString(), column.bid().vendorName()))
                    .toList();
            return selection.isSame()
                    ? new Pair(
                            options, selection.bids().get(0), selection.bids().get(1))
                    : new Pair(options, id(shown, 0), id(shown, 1));
        }

        private static @Nullable String id(List<Column> columns, int at) {
            return at < columns.size() ? columns.get(at).bid().id().toString() : null;
        }

        /** Whether there is anything to leave out. */
        public boolean isUseful() {
            return options.size() > 2;
        }
    }
}
