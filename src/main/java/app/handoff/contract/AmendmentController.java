package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Letterheads;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** Changes to a contract in force: drafted beside what is agreed now, sent, shown and printed. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{engagement}/contract/amendments")
class AmendmentController {

    private final Contracts contracts;
    private final Amendments amendments;
    private final AmendmentPages pages;
    private final ContractPdf pdf;
    private final SignedFiles signedFiles;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Letterheads letterheads;
    private final MailServer mail;
    private final Clock clock;

    AmendmentController(
            Contracts contracts,
            Amendments amendments,
            AmendmentPages pages,
            ContractPdf pdf,
            SignedFiles signedFiles,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Letterheads letterheads,
            MailServer mail,
            Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.pages = pages;
        this.pdf = pdf;
        this.signedFiles = signedFiles;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.letterheads = letterheads;
        this.mail = mail;
        this.clock = clock;
    }

    private Contract contract(String engagement, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return contracts.of(id);
    }

    /**
     * @param extend whether a further term is proposed
     * @param because why it is to be changed, to start from; null for nothing
     */
    @GetMapping("/new")
    @OwnersAndManagersOnly
    String begin(
            @PathVariable String engagement,
            @RequestParam(defaultValue = "false") boolean extend,
            @RequestParam(required = false) @Nullable String because,
            Model model,
            RedirectAttributes next) {
        var contract = contract(engagement, model);
        var open = amendments.open(contract.id());
        if (open.isPresent()) {
            Toast.show(next, "contract.amendment.openAlready");
            return "redirect:" + ContractAccess.base(open.get());
        }
        var today = contract.day(clock.instant());
        return FormSubmission.open(
                () -> contract.requireAmendable(today),
                () -> {
                    var now = amendments.latest(contract);
                    model.addAttribute(
                            "form",
                            extend
                                    ? AmendmentForm.extension(now, contract.changes(), today)
                                    : AmendmentForm.because(because, now, contract.changes()));
                    return pages.form(contract, now, null, model);
                },
                "redirect:" + ContractAccess.base(contract),
                next);
    }

    @PostMapping
    @OwnersAndManagersOnly
    String draft(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") AmendmentForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contract(engagement, model);
        var now = amendments.latest(contract);
        var proposal = form.read(now, errors);
        boolean done = formSubmission.save(
                () -> {
                    if (proposal != null) {
                        amendments.draft(
                                contract.id(),
                                FormSubmission.seen(form.version()),
                                proposal,
                                member.actor(),
                                clock.instant());
                    }
                },
                () -> amendments
                        .open(contract.id())
                        .map(open -> stored(open, now, proposal, null))
                        .orElseGet(() -> StoredForm.changed(
                                contracts.get(contract.id()).changes(),
                                Map.of(),
                                Sentence.of("contract.amendment.agreedMeanwhile"))),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.amendment.drafted");
            return "redirect:" + ContractAccess.base(contract)
                    + amendments.open(contract.id()).map(Amendment::page).orElse("");
        }
        return pages.form(contract, now, null, model);
    }

    @GetMapping("/{amendment}")
    String amendment(@PathVariable String engagement, @PathVariable int amendment, CurrentMember member, Model model) {
        contract(engagement, model);
        var one = amendments.of(EngagementId.of(engagement), amendment);
        model.addAttribute("signedFile", signedFiles.isThere(one));
        return pages.show(ContractAccess.ours(one, member.actor()), one, member.may(Role.MANAGER), model);
    }

    @GetMapping("/{amendment}/terms")
    @OwnersAndManagersOnly
    String terms(@PathVariable String engagement, @PathVariable int amendment, Model model, RedirectAttributes next) {
        var contract = contract(engagement, model);
        var one = amendments.of(EngagementId.of(engagement), amendment);
        model.addAttribute("form", AmendmentForm.of(one));
        return FormSubmission.open(
                one::requireOpenText,
                () -> pages.form(contract, one.before(), one, model),
                "redirect:" + ContractAccess.base(one),
                next);
    }

    @PostMapping("/{amendment}/terms")
    @OwnersAndManagersOnly
    String propose(
            @PathVariable String engagement,
            @PathVariable int amendment,
            CurrentMember member,
            @Valid @ModelAttribute("form") AmendmentForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contract(engagement, model);
        var id = EngagementId.of(engagement);
        var one = amendments.of(id, amendment);
        var proposal = form.read(one.before(), errors);
        boolean done = formSubmission.save(
                () -> {
                    if (proposal != null) {
                        amendments.propose(
                                one.id(),
                                FormSubmission.seen(form.version()),
                                proposal,
                                member.actor(),
                                clock.instant());
                    }
                },
                () -> {
                    var now = amendments.of(id, amendment);
                    return stored(now, one.before(), proposal, now.version());
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.amendment.saved");
            return "redirect:" + ContractAccess.base(one);
        }
        return pages.form(contract, one.before(), amendments.of(id, amendment), model);
    }

    private StoredForm stored(
            Amendment now, Consolidated before, Amendment.@Nullable Proposal proposal, @Nullable Integer version) {
        if (proposal == null) {
            return StoredForm.once(null);
        }
        return new StoredForm(version, AmendmentForm.of(now, version), pages.words(now))
                .comparedWith(AmendmentForm.of(before, proposal, version));
    }

    @PostMapping("/{amendment}/dispatch")
    @OwnersAndManagersOnly
    String send(
            @PathVariable String engagement,
            @PathVariable int amendment,
            CurrentMember member,
            RedirectAttributes next) {
        var one = amendments.of(EngagementId.of(engagement), amendment);
        contracts.send(one.id(), member.actor(), clock.instant());
        Toast.show(
                next,
                mail.isThere() ? "contract.amendment.wasSent" : "contract.amendment.wasSentByHand",
                one.parties().vendor().name());
        return "redirect:" + ContractAccess.base(one);
    }

    @GetMapping("/{amendment}/document")
    String document(@PathVariable String engagement, @PathVariable int amendment, CurrentMember member, Model model) {
        contract(engagement, model);
        var one = amendments.of(EngagementId.of(engagement), amendment);
        var access = ContractAccess.ours(one, member.actor());
        model.addAttribute("layout", access.layout());
        model.addAttribute("base", access.base());
        pages.document(access, DocumentHead.of(member, letterheads.own()), model);
        return "contract/document";
    }

    /** @param version null for the one that counts now */
    @GetMapping("/{amendment}/contract.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String engagement,
            @PathVariable int amendment,
            @RequestParam(name = "version", required = false) @Nullable Integer version) {
        return pdf.version(amendments.of(EngagementId.of(engagement), amendment), version, clock.instant());
    }

    /** The file that both sides got when both had signed. */
    @GetMapping("/{amendment}/signed.pdf")
    ResponseEntity<byte[]> signed(@PathVariable String engagement, @PathVariable int amendment) {
        var one = amendments.of(EngagementId.of(engagement), amendment);
        return pdf.answer(one, signedFiles.of(one.id()));
    }

    /** Exactly the text that the fingerprint was taken of. */
    @GetMapping("/{amendment}/text")
    ResponseEntity<byte[]> text(@PathVariable String engagement, @PathVariable int amendment) {
        return ContractController.plain(amendments.of(EngagementId.of(engagement), amendment));
    }

    /** What was agreed when: the contract as it stands on a day, and what led there. */
    @GetMapping("/history")
    String history(@PathVariable String engagement, @RequestParam(required = false) @Nullable String on, Model model) {
        var contract = contract(engagement, model);
        return pages.history(contract, on, model);
    }
}
