package app.handoff.contract;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.tenancy.Letterheads;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A contract for the lawyer of the business, through a link: read whole, commented, and judged. */
@Controller
@ThroughLink(LinkPurpose.LAWYER)
@RequestMapping("/s/{token}/lawyer")
class LawyerLinkController {

    private final LawyerReadings readings;
    private final Contracts contracts;
    private final Letterheads letterheads;
    private final ContractAttachments attachments;
    private final Format format;
    private final Clock clock;

    LawyerLinkController(
            LawyerReadings readings,
            Contracts contracts,
            Letterheads letterheads,
            ContractAttachments attachments,
            Format format,
            Clock clock) {
        this.readings = readings;
        this.contracts = contracts;
        this.letterheads = letterheads;
        this.attachments = attachments;
        this.format = format;
        this.clock = clock;
    }

    private static LawyerReadingId reading(LinkVisitor visitor) {
        return new LawyerReadingId(visitor.subject());
    }

    @GetMapping
    @WithLinkAlone
    String read(LinkVisitor visitor, @RequestParam(required = false) @Nullable String clause, Model model) {
        model.addAttribute("form", new CommentForm(clause, null));
        return page(visitor, model);
    }

    /** With both forms, of which the one that was sent keeps what was typed. */
    private String page(LinkVisitor visitor, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new CommentForm(null, null));
        }
        if (!model.containsAttribute("verdict")) {
            model.addAttribute("verdict", new VerdictForm(null));
        }
        var reading = readings.get(reading(visitor));
        var contract = contracts.get(reading.contract());
        model.addAttribute("head", DocumentHead.of(visitor, letterheads.own()));
        model.addAttribute("business", visitor.businessName());
        model.addAttribute("at", visitor.path("/lawyer"));
        model.addAttribute("document", contract.wording().document());
        model.addAttribute("attachments", contract.attachments());
        model.addAttribute("draft", contract.status() == ContractStatus.DRAFT);
        model.addAttribute("writable", contract.status().isBeforeActive());
        model.addAttribute("lawyers", new LawyerNotes(List.of(LawyerNotes.reader(reading, contract, clock.instant()))));
        model.addAttribute("verdicts", List.of(LawyerReading.Verdict.values()));
        model.addAttribute(
                "clauses",
                contract.wording().clauses().stream()
                        .map(one -> new Option(
                                one.id().toString(), contract.wording().numberOf(one.id()) + ". " + one.title()))
                        .toList());
        return "contract/link-lawyer";
    }

    /** A document that is part of it. */
    @GetMapping("/attachments/{file}")
    @WithLinkAlone
    ResponseEntity<Resource> attachment(LinkVisitor visitor, @PathVariable String file) {
        return attachments.download(readings.get(reading(visitor)).contract(), file);
    }

    @PostMapping("/comments")
    String comment(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") CommentForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    asBusiness(() -> readings.comment(
                            reading(visitor),
                            form.about(),
                            Objects.requireNonNull(form.text())
                                    .replace("\r\n", "\n")
                                    .strip(),
                            clock.instant()));
                    Toast.show(next, "contract.lawyers.commented");
                    return "redirect:" + visitor.path("/lawyer") + "#comments";
                },
                () -> page(visitor, model));
    }

    @PostMapping("/comments/{comment}/removal")
    String takeBack(LinkVisitor visitor, @PathVariable String comment, RedirectAttributes next) {
        FormSubmission.afterOthers(() -> readings.takeBack(reading(visitor), Ids.parse(comment)));
        Toast.show(next, "contract.lawyers.takenBack");
        return "redirect:" + visitor.path("/lawyer") + "#comments";
    }

    @PostMapping("/verdict")
    String conclude(
            LinkVisitor visitor,
            @Valid @ModelAttribute("verdict") VerdictForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var id = reading(visitor);
                    var now = clock.instant();
                    asBusiness(() -> readings.conclude(id, Objects.requireNonNull(form.said()), now));
                    Toast.show(next, "contract.lawyers.done", visitor.businessName());
                    return "redirect:" + visitor.path("/lawyer") + "#verdict";
                },
                () -> page(visitor, model));
    }

    /** Whoever comes by a link knows nobody of the business and changes nothing of the contract: both is done as the business. */
    private static void asBusiness(Runnable work) {
        var scope = Tenancy.required();
        Tenancy.as(Tenancy.Scope.of(scope.business()).at(scope.locality()), () -> {
            FormSubmission.afterOthers(work);
            return true;
        });
    }

    record CommentForm(
            @Nullable String clause,

            @NotBlank(message = "{contract.lawyers.textMissing}") @Size(max = LawyerComment.LONGEST, message = "{field.tooLong}") @Nullable String text) {

        private @Nullable ClauseId about() {
            return clause == null || clause.isBlank() ? null : ClauseId.of(clause);
        }
    }

    record VerdictForm(
            @NotNull(message = "{contract.lawyers.verdictMissing}") LawyerReading.@Nullable Verdict said) {}
}
