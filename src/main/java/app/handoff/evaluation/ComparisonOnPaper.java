package app.handoff.evaluation;

import app.handoff.web.PdfPages;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.servlet.View;

/**
 * A comparison as a document: as many bids side by side as a sheet of paper is wide, the others below. Where that would be hundreds of
 * pages, which nobody reads and which take minutes to draw, only the best bids are in it, and it says so.
 */
record ComparisonOnPaper(String title, int version, Matrix matrix, Instant at) {

    private static final int SIDE_BY_SIDE = 4;
    private static final int MOST_CELLS = 2_000;

    /** @param fileName without its ending */
    View view(PdfPages pdf, String fileName, String business) {
        return pdf.of("evaluation/comparison-pdf", fileName, business);
    }

    Map<String, Object> model() {
        return Map.of(
                "title",
                title,
                "version",
                version,
                "at",
                at,
                "shown",
                bids(),
                "all",
                matrix.heads().size(),
                "leavesOut",
                bids() < matrix.heads().size(),
                "parts",
                matrix.first(bids()).inColumnsOf(SIDE_BY_SIDE));
    }

    /** How many bids are in it: all, or as many as fit, and a sheet full in any case. */
    int bids() {
        int fitting = MOST_CELLS / Math.max(1, matrix.rows());
        return Math.min(matrix.heads().size(), Math.max(SIDE_BY_SIDE, fitting));
    }
}
