package app.handoff.delivery;

import app.handoff.files.FileId;
import app.handoff.files.FileUpload;
import app.handoff.files.InspectedUpload;
import app.handoff.files.UploadPart;
import app.handoff.files.UploadProtocol;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a weekly report, for the vendor or a colleague through a link. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/{id}/files")
class ReportLinkFilesController {

    private static final String UPLOADS = "/uploads";

    private final StatusReports reports;
    private final ReportFiles attachments;
    private final ReportFilePages pages;
    private final UploadProtocol protocol;

    ReportLinkFilesController(
            StatusReports reports, ReportFiles attachments, ReportFilePages pages, UploadProtocol protocol) {
        this.reports = reports;
        this.attachments = attachments;
        this.pages = pages;
        this.protocol = protocol;
    }

    /** The page that lists them is that on which the report is written. */
    @GetMapping
    String all(@PathVariable String id, LinkVisitor visitor) {
        return writing(file(id, visitor), visitor);
    }

    @PostMapping
    String add(
            @PathVariable String id,
            LinkVisitor visitor,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> chosen,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var file = file(id, visitor);
        if (pages.add(file, chosen, ReportLinkController.asWriter(file, visitor), model, next)) {
            return writing(file, visitor);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ReportLinkController.WRITING;
    }

    @PostMapping("/{file}/removal")
    String takeOut(@PathVariable String id, @PathVariable String file, LinkVisitor visitor, RedirectAttributes next) {
        var report = file(id, visitor);
        pages.takeOut(report, file, ReportLinkController.asWriter(report, visitor), next);
        return writing(report, visitor);
    }

    private static String writing(ReportFile file, LinkVisitor visitor) {
        return "redirect:" + visitor.path("/report/" + file.report().id() + "#files-title");
    }

    @GetMapping("/{file}")
    ResponseEntity<Resource> download(@PathVariable String id, @PathVariable String file, LinkVisitor visitor) {
        var report = file(id, visitor);
        return pages.download(report, file, isOurs(report, visitor));
    }

    @GetMapping("/{file}/preview")
    String preview(@PathVariable String id, @PathVariable String file, LinkVisitor visitor, Model model) {
        var report = file(id, visitor);
        var page = visitor.path("/report/" + report.report().id());
        pages.preview(
                report,
                file,
                isOurs(report, visitor),
                page + "/files",
                report.report().isIn() ? page + "/sent" : page,
                model);
        return "delivery/link-file";
    }

    @GetMapping("/{file}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable String file, LinkVisitor visitor) {
        var report = file(id, visitor);
        return pages.picture(report, file, isOurs(report, visitor));
    }

    /** Announces a file; where its upload began before, it goes on, and where the report has it, there is nothing to do. */
    @PostMapping(UPLOADS)
    ResponseEntity<String> announce(
            @PathVariable String id,
            LinkVisitor visitor,
            @RequestHeader(name = UploadProtocol.LENGTH, defaultValue = "0") long length,
            @RequestHeader(name = UploadProtocol.METADATA, defaultValue = "") String metadata) {
        var file = file(id, visitor);
        return protocol.announce(
                length,
                metadata,
                visitor.path("/report/" + file.report().id() + "/files" + UPLOADS),
                taker(file, visitor));
    }

    /** How far an upload is. */
    @RequestMapping(path = UPLOADS + "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<String> standing(@PathVariable String id, LinkVisitor visitor, @PathVariable FileId upload) {
        return protocol.standing(upload);
    }

    /** The next part. With the last one the file is looked into and added. */
    @PatchMapping(UPLOADS + "/{upload}")
    ResponseEntity<String> append(
            @PathVariable String id,
            LinkVisitor visitor,
            @PathVariable FileId upload,
            @RequestHeader(name = UploadProtocol.OFFSET, defaultValue = "-1") long offset,
            @RequestHeader(name = UploadProtocol.CHECKSUM, defaultValue = "") String checksum,
            HttpServletRequest request)
            throws IOException {
        return protocol.append(upload, offset, checksum, request, taker(file(id, visitor), visitor));
    }

    private UploadProtocol.Taker taker(ReportFile file, LinkVisitor visitor) {
        return new Taken(
                attachments,
                file.report().id(),
                ReportLinkController.asWriter(file, visitor).actor());
    }

    private record Taken(ReportFiles attachments, StatusReportId report, Actor by) implements UploadProtocol.Taker {

        @Override
        public Optional<FileUpload> announced(@Nullable String name, long size, @Nullable String sha256, Instant now) {
            return attachments.announce(report, name, size, sha256, by, now);
        }

        @Override
        public FileUpload appended(FileId upload, long offset, UploadPart part, Instant now) {
            return attachments.append(report, upload, offset, part, now);
        }

        @Override
        public void arrived(InspectedUpload upload, Instant now) {
            attachments.add(report, upload, by, now);
        }
    }

    private ReportFile file(String id, LinkVisitor visitor) {
        return ReportLinkController.narrowed(reports.file(StatusReportId.of(id)), visitor);
    }

    private static boolean isOurs(ReportFile file, LinkVisitor visitor) {
        return ReportLinks.isColleague(file.delivery(), visitor.requiredHolder());
    }
}
