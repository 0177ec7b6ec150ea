package app.handoff.submission;

import app.handoff.text.Format;
import app.handoff.web.PdfPages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** A receipt with the whole bid as a file, sealed: for the vendor to keep, and to show to whoever doubts it. */
@Component
class ReceiptPdf {

    private final PdfPages pages;
    private final ReceiptSeal seal;
    private final Format format;

    ReceiptPdf(PdfPages pages, ReceiptSeal seal, Format format) {
        this.pages = pages;
        this.seal = seal;
        this.format = format;
    }

    /**
     * @param business who asked for the bid
     * @param title the work it is for
     */
    View of(Receipt receipt, String business, String title) {
        var facts = ReceiptFacts.of(receipt, business, title);
        return pages.plain(
                "submission/receipt-pdf",
                format.message("submission.receiptPdf.file", receipt.number()),
                pdf -> seal.seal(pdf, facts));
    }
}
