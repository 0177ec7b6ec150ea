package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.web.MembersOnly;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a weekly report, for members. */
@Controller
@MembersOnly
@RequestMapping("/reports/{id}/files")
class ReportFilesController {

    private final StatusReports reports;
    private final ReportFilePages pages;

    ReportFilesController(StatusReports reports, ReportFilePages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    @PostMapping
    String add(
            @PathVariable String id,
            CurrentMember member,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> chosen,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var file = reports.file(StatusReportId.of(id));
        if (pages.add(file, chosen, ReportController.writer(file.report(), member), model, next)) {
            return writing(file);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ReportController.WRITING;
    }

    @PostMapping("/{file}/removal")
    String takeOut(@PathVariable String id, @PathVariable String file, CurrentMember member, RedirectAttributes next) {
        var report = reports.file(StatusReportId.of(id));
        pages.takeOut(report, file, ReportController.writer(report.report(), member), next);
        return writing(report);
    }

    private static String writing(ReportFile file) {
        return "redirect:/reports/" + file.report().id() + "/writing#files-title";
    }

    @GetMapping("/{file}")
    ResponseEntity<Resource> download(@PathVariable String id, @PathVariable String file) {
        return pages.download(reports.file(StatusReportId.of(id)), file, true);
    }

    @GetMapping("/{file}/preview")
    String preview(@PathVariable String id, @PathVariable String file, Model model) {
        var report = reports.file(StatusReportId.of(id));
        var page = "/reports/" + report.report().id();
        pages.preview(report, file, true, page + "/files", page, model);
        return "delivery/file";
    }

    @GetMapping("/{file}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable String file) {
        return pages.picture(reports.file(StatusReportId.of(id)), file, true);
    }
}
