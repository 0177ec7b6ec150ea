package app.handoff.delivery;

import app.handoff.files.FileId;
import app.handoff.files.FilePreviews;
import app.handoff.files.Files;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.Toast;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files of a weekly report, the same for members and for whoever comes through a link. */
@Component
class ReportFilePages {

    static final String ATTACHING = "attaching";

    private final ReportFiles attachments;
    private final ReportWriting writing;
    private final Files files;
    private final FilePreviews previews;
    private final Clock clock;

    ReportFilePages(ReportFiles attachments, ReportWriting writing, Files files, FilePreviews previews, Clock clock) {
        this.attachments = attachments;
        this.writing = writing;
        this.files = files;
        this.previews = previews;
        this.clock = clock;
    }

    /** Keeps what was chosen on the page; false if something of it was refused, which the page then says. */
    boolean add(
            ReportFile file,
            @Nullable List<MultipartFile> chosen,
            ReportWriting.Writer writer,
            Model model,
            RedirectAttributes next)
            throws IOException {
        var errors = new MapBindingResult(new HashMap<>(), ATTACHING);
        int kept = 0;
        for (var upload : chosen == null ? List.<MultipartFile>of() : chosen) {
            if (upload.isEmpty()
                    && (upload.getOriginalFilename() == null
                            || upload.getOriginalFilename().isBlank())) {
                continue;
            }
            try (var content = upload.getInputStream()) {
                attachments.add(
                        file.report().id(), content, upload.getOriginalFilename(), writer.actor(), clock.instant());
                kept++;
            } catch (RuleViolation refused) {
                errors.reject(refused.code(), refused.arguments(), refused.code());
            }
        }
        if (kept == 0 && !errors.hasErrors()) {
            errors.reject("delivery.files.none");
        }
        if (errors.hasErrors()) {
            model.addAllAttributes(errors.getModel());
            writing.show(writing.again(file), writer, model);
            return false;
        }
        Toast.show(next, "delivery.files.kept", kept);
        return true;
    }

    void takeOut(ReportFile file, String attachment, ReportWriting.Writer writer, RedirectAttributes next) {
        attachments.takeOut(file.report().id(), FileId.of(attachment).id(), writer.actor(), clock.instant());
        Toast.show(next, "delivery.files.removed");
    }

    ResponseEntity<Resource> download(ReportFile file, String attachment, boolean ours) {
        return files.download(of(file, attachment, ours));
    }

    ResponseEntity<byte[]> picture(ReportFile file, String attachment, boolean ours) {
        return previews.picture(of(file, attachment, ours));
    }

    /** @param path where the files of this report stand, and {@code back} where the page leads back to */
    void preview(ReportFile file, String attachment, boolean ours, String path, String back, Model model) {
        model.addAttribute("preview", previews.of(of(file, attachment, ours)));
        model.addAttribute("work", file.delivery().title());
        model.addAttribute("week", file.report().week());
        model.addAttribute("filesAt", path);
        model.addAttribute("back", back);
    }

    /** @throws app.handoff.kernel.NotFound if this report has no such file for this side */
    private static FileId of(ReportFile file, String attachment, boolean ours) {
        UUID id = FileId.of(attachment).id();
        return new FileId(file.report().attachments().get(id, ours).id());
    }
}
