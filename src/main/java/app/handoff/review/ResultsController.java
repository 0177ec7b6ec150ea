package app.handoff.review;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.PdfPages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The portfolio: what all engagements cost, saved and freed, how they go and when they end; as a page and as files. */
@Controller
@OwnersAndManagersOnly
class ResultsController {

    private static final int MOST_PAGES = 1_000;

    private final ResultsPages results;
    private final PdfPages pdf;
    private final Format format;
    private final BusinessCache cache;
    private final Clock clock;

    ResultsController(ResultsPages results, PdfPages pdf, Format format, BusinessCache cache, Clock clock) {
        this.results = results;
        this.pdf = pdf;
        this.format = format;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/results")
    String results(@RequestParam(defaultValue = "1") int page, Model model) {
        if (page < 1 || page > MOST_PAGES) {
            throw new NotFound();
        }
        model.addAttribute(
                "page",
                cache.get(
                        ResultsController.class,
                        List.of(ResultsPage.class, page),
                        () -> results.page(page, clock.instant())));
        return "review/results";
    }

    @GetMapping("/results.xlsx")
    ModelAndView spreadsheet() {
        return new ModelAndView(new ResultsWorkbook(results.whole(clock.instant()), name(), format));
    }

    @GetMapping("/results.pdf")
    ModelAndView document(CurrentMember member) {
        var now = clock.instant();
        return new ModelAndView(
                pdf.of("review/results-pdf", name(), member.businessName()),
                Map.of("page", results.whole(now), "at", now));
    }

    private String name() {
        return format.message(
                "review.results.file", format.today(clock.instant()).toString());
    }
}
