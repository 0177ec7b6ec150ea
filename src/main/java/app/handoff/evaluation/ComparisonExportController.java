package app.handoff.evaluation;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.web.MembersOnly;
import app.handoff.web.PdfPages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The comparison as files, for whoever sees its page and from the same moment on. What the business wants to pay at most is in
 * neither.
 */
@Controller
@MembersOnly
@RequestMapping("/engagements/{id}/comparison")
class ComparisonExportController {

    private final Evaluations evaluations;
    private final PdfPages pdf;
    private final Format format;
    private final Clock clock;

    ComparisonExportController(Evaluations evaluations, PdfPages pdf, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.pdf = pdf;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/comparison.xlsx")
    ModelAndView spreadsheet(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable List<String> bids) {
        var compared = compared(id, round, rows, bids);
        return new ModelAndView(new ComparisonWorkbook(
                compared.matrix(), compared.parts(), compared.title(), name(compared.title()), format));
    }

    @GetMapping("/comparison.pdf")
    ModelAndView document(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable List<String> bids,
            CurrentMember member) {
        var compared = compared(id, round, rows, bids);
        var paper = new ComparisonOnPaper(compared.title(), compared.version(), compared.matrix(), clock.instant());
        return new ModelAndView(paper.view(pdf, name(compared.title()), member.businessName()), paper.model());
    }

    private String name(String title) {
        return format.message("evaluation.export.file", title);
    }

    private Compared compared(
            EngagementId id, @Nullable Integer round, @Nullable String rows, @Nullable List<String> bids) {
        var evaluationFile = evaluations.file(id, round);
        evaluationFile.requirePricesShown();
        var selection = Selection.of(id, round, rows, bids);
        var matrix = new Comparison(evaluationFile, selection.of(evaluationFile), new AwardWording(format)).matrix();
        var today =
                LocalDate.ofInstant(clock.instant(), evaluationFile.request().zone());
        return new Compared(
                evaluationFile.request().title(),
                evaluationFile.request().scopeVersion(),
                selection.onlyDifferences() ? matrix.onlyDifferences() : matrix,
                PartsView.of(evaluationFile, today, format).orElse(null));
    }

    private record Compared(
            String title,
            int version,
            Matrix matrix,
            @Nullable PartsView parts) {}
}
