package app.handoff.evaluation;

import app.handoff.text.Format;
import java.util.List;

/**
 * A bid that does not count, or did not for a time.
 *
 * @param vendor its name, which tells nothing while quality is judged with names hidden
 */
record Excluded(String bid, String vendor, Disqualification why) {

    static List<Excluded> of(EvaluationFile evaluationFile, Format format) {
        return evaluationFile.disqualifications().stream()
                .map(one -> new Excluded(one.bid().toString(), name(evaluationFile, one, format), one))
                .toList();
    }

    private static String name(EvaluationFile evaluationFile, Disqualification one, Format format) {
        return name(evaluationFile, evaluationFile.bid(one.bid()), format);
    }

    /** Before quality is final a bid is called as it is on the page where it is judged. */
    static String name(EvaluationFile evaluationFile, OpenedBid bid, Format format) {
        return evaluationFile.progress().isQualityFinal()
                        || evaluationFile.request().status().isOver()
                ? bid.vendorName()
                : evaluationFile.masked().stream()
                        .filter(masked -> masked.bid().invitation().equals(bid.invitation()))
                        .map(masked -> format.text(masked.name()))
                        .findFirst()
                        .orElseThrow();
    }
}
