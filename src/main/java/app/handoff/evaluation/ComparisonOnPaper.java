package app.handoff.evaluation;

import app.handoff.web.PdfPages;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.servlet.View;

/** A comparison as a document: as many bids side by side as a sheet of paper is wide, the others below. */
record ComparisonOnPaper(String title, int version, Matrix matrix, Instant at) {

    private static final int SIDE_BY_SIDE = 4;

    /** @param fileName without its ending */
    View view(PdfPages pdf, String fileName, String business) {
        return pdf.of("evaluation/comparison-pdf", fileName, business);
    }

    Map<String, Object> model() {
        return Map.of("title", title, "version", version, "at", at, "parts", matrix.inColumnsOf(SIDE_BY_SIDE));
    }
}
