package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.web.MembersOnly;
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

/** Takes the numbers of a week over from a table, for members. */
@Controller
@MembersOnly
@RequestMapping("/reports/{id}/numbers")
class ReportNumbersController {

    private final StatusReports reports;
    private final NumbersPages pages;

    ReportNumbersController(StatusReports reports, NumbersPages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    @GetMapping
    String blank(@PathVariable String id, CurrentMember member, Model model, RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        return pages.blank(file, ReportController.writer(file.report(), member), "delivery/numbers", model, next);
    }

    @PostMapping
    String read(
            @PathVariable String id,
            CurrentMember member,
            @Valid @ModelAttribute("form") NumbersForm form,
            BindingResult errors,
            @RequestParam(name = "take", required = false) @Nullable String take,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var file = reports.file(StatusReportId.of(id));
        return pages.read(
                file,
                ReportController.writer(file.report(), member),
                form,
                errors,
                take != null,
                "delivery/numbers",
                response,
                model,
                next);
    }
}
