package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What several people gave for one criterion, bid by bid.
 *
 * @param masked whether the vendors' names are hidden
 */
record AgreementView(Criterion criterion, boolean masked, List<Row> rows) {

    /**
     * @param at its place in the form
     * @param given what each gave, by their names
     * @param agreed what they agreed on; null before
     */
    record Row(
            int at,
            Sentence vendor,
            QualityBlock.Entry entry,
            List<EvaluatorScore> given,
            Opinions opinions,
            @Nullable Scored agreed) {

        public boolean hasSeveral() {
            return given.size() > 1;
        }
    }

    static List<AgreementView> of(ScoringRound round) {
        return QualityBlock.of(round.file()).stream()
                .map(block -> new AgreementView(
                        block.criterion(),
                        block.masked() && !round.file().progress().isQualityFinal(),
                        block.entries().stream().map(entry -> row(round, entry)).toList()))
                .toList();
    }

    private static Row row(ScoringRound round, QualityBlock.Entry entry) {
        var bid = entry.bid().id();
        var criterion = entry.criterion().id();
        return new Row(
                entry.at(),
                round.file().progress().isQualityFinal()
                        ? Sentence.of("evaluation.named", entry.bid().vendorName())
                        : entry.vendor(),
                entry,
                round.given(bid, criterion),
                round.opinions(bid, criterion),
                entry.before());
    }

    /** What was agreed; where nothing was yet, what is proposed from what each gave. */
    static QualityForm form(ScoringRound round) {
        return new QualityForm(QualityBlock.of(round.file()).stream()
                .flatMap(block -> block.entries().stream())
                .map(entry -> line(round, entry))
                .toList());
    }

    private static QualityForm.Line line(ScoringRound round, QualityBlock.Entry entry) {
        var agreed = entry.before();
        if (agreed != null) {
            return QualityForm.Line.of(
                    entry, agreed.given().score(), agreed.given().note());
        }
        var bid = entry.bid().id();
        var criterion = entry.criterion().id();
        return QualityForm.Line.of(
                entry, round.opinions(bid, criterion).proposal().orElse(null), round.proposedNote(bid, criterion));
    }
}
