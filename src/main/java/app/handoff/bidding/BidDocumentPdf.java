package app.handoff.bidding;

import app.handoff.scope.FrozenScope;
import app.handoff.text.Format;
import app.handoff.web.PdfPages;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The bid document as a file: what the request says, and the scope of work. The same for the business and for every vendor. */
@Component
public class BidDocumentPdf {

    private final PdfPages pages;
    private final Format format;

    BidDocumentPdf(PdfPages pages, Format format) {
        this.pages = pages;
        this.format = format;
    }

    /** The answer to whoever asks for it. */
    public ModelAndView of(FrozenScope scope, RequestFacts facts) {
        var name = format.message("scope.pdf.file", scope.title(), scope.version());
        return new ModelAndView(
                pages.of("bidding/pdf", name, facts.business()), Map.of("scope", scope, "facts", facts));
    }
}
