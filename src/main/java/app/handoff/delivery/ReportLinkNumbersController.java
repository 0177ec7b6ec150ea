package app.handoff.delivery;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes the numbers of a week over from a table, for the vendor or a colleague through a link. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/{id}/numbers")
class ReportLinkNumbersController {

    private final StatusReports reports;
    private final NumbersPages pages;

    ReportLinkNumbersController(StatusReports reports, NumbersPages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    @GetMapping
    String blank(@PathVariable String id, LinkVisitor visitor, Model model, RedirectAttributes next) {
        var file = ReportLinkController.narrowed(reports.file(StatusReportId.of(id)), visitor);
        return pages.blank(file, ReportLinkController.asWriter(file, visitor), "delivery/link-numbers", model, next);
    }

    @PostMapping
    String read(
            @PathVariable String id,
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") NumbersForm form,
            BindingResult errors,
            @RequestParam(name = "take", required = false) @Nullable String take,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var file = ReportLinkController.narrowed(reports.file(StatusReportId.of(id)), visitor);
        return pages.read(
                file,
                ReportLinkController.asWriter(file, visitor),
                form,
                errors,
                take != null,
                "delivery/link-numbers",
                response,
                model,
                next);
    }
}
