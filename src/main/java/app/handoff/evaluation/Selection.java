package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which rows and which bids of a comparison somebody asked to see. All of it stands in the address, so that it can be kept
 * or sent on.
 *
 * @param round of the engagement, from 1; null for the newest
 * @param bids identities, {@link #EVERYBODY} or {@link #SHORTLIST}; empty where nothing was asked for
 */
record Selection(EngagementId engagement, @Nullable Integer round, boolean onlyDifferences, List<String> bids) {

    static final String EVERYBODY = "all";
    static final String SHORTLIST = "shortlist";
    private static final String DIFFERENCES = "differences";

    static Selection of(
            EngagementId engagement, @Nullable Integer round, @Nullable String rows, @Nullable List<String> bids) {
        return new Selection(engagement, round, DIFFERENCES.equals(rows), bids == null ? List.of() : bids);
    }

    /** The columns to show, in the order of the evaluation. */
    List<Column> of(EvaluationFile evaluationFile) {
        var ranked = evaluationFile.evaluation().ranked();
        if (isSame() || isOfEverybody()) {
            return ranked;
        }
        if (isOfShortlist()) {
            return ranked.stream()
                    .filter(column ->
                            evaluationFile.progress().isShortlisted(column.bid().id()))
                    .toList();
        }
        var wanted = bids.stream().map(BidId::of).toList();
        if (!ranked.stream().map(column -> column.bid().id()).toList().containsAll(wanted)) {
            throw new NotFound();
        }
        return ranked.stream()
                .filter(column -> wanted.contains(column.bid().id()))
                .toList();
    }

    /** Whether one bid was to be compared with itself. */
    public boolean isSame() {
        return bids.size() > 1 && new HashSet<>(bids).size() < bids.size();
    }

    /** Whether it was left open which bids are wanted; a narrow screen then begins with the first two. */
    public boolean isOpen() {
        return bids.isEmpty();
    }

    public boolean isOfShortlist() {
        return bids.equals(List.of(SHORTLIST));
    }

    public boolean isOfEverybody() {
        return isOpen() || bids.equals(List.of(EVERYBODY));
    }

    public String allRows() {
        return address(false, bids);
    }

    public String differences() {
        return address(true, bids);
    }

    public String everybody() {
        return address(onlyDifferences, List.of(EVERYBODY));
    }

    public String shortlist() {
        return address(onlyDifferences, List.of(SHORTLIST));
    }

    /** Where this selection is shown. */
    public String address() {
        return address(onlyDifferences, bids);
    }

    /** Where it is had as a spreadsheet. */
    public String spreadsheet() {
        return address("/comparison/comparison.xlsx", onlyDifferences, bids);
    }

    /** Where it is had as a document. */
    public String document() {
        return address("/comparison/comparison.pdf", onlyDifferences, bids);
    }

    /** Where the whole file of the procedure is had. */
    public String procedure() {
        return address("/comparison/procedure.zip", false, List.of());
    }

    private String address(boolean onlyDifferences, List<String> bids) {
        return address("/comparison", onlyDifferences, bids);
    }

    private String address(String page, boolean onlyDifferences, List<String> bids) {
        var address = UriComponentsBuilder.fromPath("/engagements/" + engagement + page);
        if (round != null) {
            address.queryParam("round", round);
        }
        if (onlyDifferences) {
            address.queryParam("rows", DIFFERENCES);
        }
        bids.forEach(bid -> address.queryParam("bids", bid));
        return address.encode().toUriString();
    }
}
