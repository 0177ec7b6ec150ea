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
import java.util.stream.Stream;
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
@RequestMapping({
    "/engagements/{engagement}/contract/attachments",
    "/engagements/{engagement}/contract/amendments/{amendment}/attachments"
})
class AttachmentsController {

    private final AgreementsOfPages both;
    private final Amendments amendments;
    private final ContractAttachments attachments;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    AttachmentsController(
            AgreementsOfPages both,
            Amendments amendments,
            ContractAttachments attachments,
            ContractEngagements contractEngagements,
            Clock clock) {
        this.both = both;
        this.amendments = amendments;
        this.attachments = attachments;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    @GetMapping
    @OwnersAndManagersOnly
    String show(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @RequestParam(required = false) @Nullable String instead,
            Model model) {
        model.addAttribute("form", new AttachmentForm(null, null, instead));
        return page(engagement, amendment, instead, model);
    }

    private String page(String engagement, @Nullable Integer amendment, @Nullable String instead, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = both.of(id, amendment);
        var replaced = instead == null || instead.isBlank() ? null : contract.attachment(Ids.parse(instead));
        model.addAttribute("base", ContractAccess.base(contract));
        model.addAttribute("attachments", contract.attachments());
        model.addAttribute("amended", contract instanceof Amendment);
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

    private Agreement agreement(String engagement, @Nullable Integer amendment) {
        return both.of(EngagementId.of(engagement), amendment);
    }

    private static String back(Agreement agreement) {
        return "redirect:" + ContractAccess.base(agreement) + "/attachments";
    }

    @PostMapping
    @OwnersAndManagersOnly
    String attach(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @ModelAttribute("form") AttachmentForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var agreement = agreement(engagement, amendment);
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
                                agreement.id(),
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
                    return back(agreement);
                },
                () -> page(engagement, amendment, form.instead(), model));
    }

    private static InputStream content(AttachmentForm form) throws IOException {
        return Objects.requireNonNull(form.file()).getInputStream();
    }

    @PostMapping("/{file}/removal")
    @OwnersAndManagersOnly
    String detach(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String file,
            CurrentMember member,
            RedirectAttributes next) {
        var agreement = agreement(engagement, amendment);
        attachments.detach(agreement.id(), Ids.parse(file), member.actor(), clock.instant());
        Toast.show(next, "contract.attachments.detached");
        return back(agreement);
    }

    @PostMapping("/{file}/earlier")
    @OwnersAndManagersOnly
    String moveUp(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable Integer place,
            CurrentMember member) {
        var agreement = agreement(engagement, amendment);
        attachments.moveUp(agreement.id(), Ids.parse(file), place, member.actor(), clock.instant());
        return back(agreement);
    }

    /** A file of the contract or of one of its changes, on the pages of either. */
    @GetMapping("/{file}")
    ResponseEntity<Resource> download(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String file) {
        var agreement = agreement(engagement, amendment);
        var contract = agreement instanceof Amendment change ? change.amends() : agreement.id();
        return attachments.download(
                Stream.concat(
                                Stream.of(contract),
                                amendments.of(contract).stream().map(Agreement::id))
                        .toList(),
                file);
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
