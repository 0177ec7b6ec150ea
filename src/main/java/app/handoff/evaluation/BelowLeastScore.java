package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.text.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bid below a least score, which takes no part in the ranking until a person rules it out or an owner lets it stand.
 *
 * @param what below which least scores it is, and what it has instead
 * @param waiver why it was let stand; null while nobody has
 * @param undecided whether it waits for a person: nobody let it stand, or it is below another least score by now
 */
record BelowLeastScore(
        String bid, String vendor, String what, @Nullable LeastScoreWaiver waiver, boolean undecided) {

    /** The bids of a request that are below a least score, and those that were let stand before and no longer are. */
    static List<BelowLeastScore> of(EvaluationFile file, Format format) {
        return file.evaluation().ranked().stream()
                .filter(column -> !column.belowMinimum().isEmpty())
                .map(column -> of(file, column, format))
                .toList();
    }

    private static BelowLeastScore of(EvaluationFile file, Column column, Format format) {
        return new BelowLeastScore(
                column.bid().id().toString(),
                column.bid().vendorName(),
                said(file, column.bid(), format),
                file.waiver(column.bid().id()).orElse(null),
                !column.hasPlace());
    }

    /** Below which least scores a bid is, in words: "Answers: 1 of 5, at least 3 was asked for"; empty where it is below none. */
    static String said(EvaluationFile file, OpenedBid bid, Format format) {
        return column(file, bid).stream()
                .flatMap(column -> column.belowMinimum().stream()
                        .map(criterion -> format.message(
                                "evaluation.below.what",
                                criterion.name(),
                                column.under(criterion).outOf5(),
                                criterion.minimum())))
                .collect(Collectors.joining("; "));
    }

    /** What vendors read about these least scores before they bid. */
    static String promised(EvaluationFile file, OpenedBid bid, Format format) {
        return column(file, bid).stream()
                .flatMap(column -> column.belowMinimum().stream()
                        .map(criterion -> criterion.name() + ": "
                                + format.message(
                                        "bidding.judged.minimum", criterion.minimum(), criterion.leastPoints())))
                .collect(Collectors.joining(" "));
    }

    private static Optional<Column> column(EvaluationFile file, OpenedBid bid) {
        return file.evaluation().ranked().stream()
                .filter(column -> column.bid().id().equals(bid.id()))
                .findFirst();
    }
}
