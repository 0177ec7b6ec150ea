package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The documents that are part of a contract. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{engagement}/contract/attachments")
class AttachmentsController {

    private final Contracts contracts;
    private final ContractAttachments attachments;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    AttachmentsController(
            Contracts contracts,
            ContractAttachments attachments,
            ContractEngagements contractEngagements,
            Clock clock) {
        this.contracts = contracts;
        this.attachments = attachments;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    @GetMapping
    @OwnersAndManagersOnly
    String show(
            @PathVariable String engagement, @RequestParam(required = false) @Nullable String instead, Model model) {
        model.addAttribute("form", new AttachmentForm(null, null, instead));
        return page(engagement, instead, model);
    }

    private String page(String engagement, @Nullable String instead, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.of(id);
        var replaced = instead == null || instead.isBlank() ? null : contract.attachment(Ids.parse(instead));
        model.addAttribute("base", ContractAccess.base(contract));
        model.addAttribute("attachments", contract.attachments());
        model.addAttribute("replaced", replaced);
        model.addAttribute("open", contract.status().mayChangeText());
        model.addAttribute(
                "adds",
                contract.status().mayChangeText()
                        && (replaced != null || contract.attachments().size() < Attachment.MOST));
        model.addAttribute("sent", contract.status() == ContractStatus.SENT);
        model.addAttribute("fileTypes", ContractAttachments.FILES.accept());
        model.addAttribute("fileLimit", ContractAttachments.FILES.maxBytes());
        return "contract/attachments";
    }

    private ContractId contract(String engagement) {
        return contracts.of(EngagementId.of(engagement)).id();
    }

    private static String back(String engagement) {
        return "redirect:/engagements/" + EngagementId.of(engagement) + "/contract/attachments";
    }

    @PostMapping
    @OwnersAndManagersOnly
    String attach(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") AttachmentForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var file = form.file();
        if (file == null || file.isEmpty()) {
            errors.rejectValue("file", "contract.attachments.fileMissing");
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    try (var content = content(form)) {
                        attachments.attach(
                                contract(engagement),
                                form.title(),
                                content,
                                Objects.requireNonNull(form.file()).getOriginalFilename(),
                                form.replaced(),
                                member.actor(),
                                clock.instant());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    Toast.show(next, "contract.attachments.attached");
                    return back(engagement);
                },
                () -> page(engagement, form.instead(), model));
    }

    private static InputStream content(AttachmentForm form) throws IOException {
        return Objects.requireNonNull(form.file()).getInputStream();
    }

    @PostMapping("/{file}/removal")
    @OwnersAndManagersOnly
    String detach(
            @PathVariable String engagement, @PathVariable String file, CurrentMember member, RedirectAttributes next) {
        attachments.detach(contract(engagement), Ids.parse(file), member.actor(), clock.instant());
        Toast.show(next, "contract.attachments.detached");
        return back(engagement);
    }

    @PostMapping("/{file}/earlier")
    @OwnersAndManagersOnly
    String moveUp(@PathVariable String engagement, @PathVariable String file, CurrentMember member) {
        attachments.moveUp(contract(engagement), Ids.parse(file), member.actor(), clock.instant());
        return back(engagement);
    }

    @GetMapping("/{file}")
    ResponseEntity<Resource> download(@PathVariable String engagement, @PathVariable String file) {
        return attachments.download(contract(engagement), file);
    }

    /** @param instead whose place the file takes; null for a further one */
    record AttachmentForm(
            @Nullable String title,
            @Nullable MultipartFile file,
            @Nullable String instead) {

        @Nullable UUID replaced() {
            return instead == null || instead.isBlank() ? null : Ids.parse(instead);
        }
    }
}
