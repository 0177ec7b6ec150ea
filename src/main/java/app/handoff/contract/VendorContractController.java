package app.handoff.contract;

import app.handoff.contract.ClosingPages.Act;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Proof;
import app.handoff.tenancy.Letterheads;
import app.handoff.text.Format;
import app.handoff.web.DocumentHead;
import app.handoff.web.ReasonForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
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

/** The vendor's side of a contract, behind its link: read, tick, ask, sign or decline. */
@Controller
@ThroughLink(LinkPurpose.CONTRACT)
@RequestMapping("/s/{token}/contract")
class VendorContractController {

    private final Contracts contracts;
    private final ReadingPages pages;
    private final SigningPeople people;
    private final ClosingPages closing;
    private final ContractPdf pdf;
    private final SignedFiles signedFiles;
    private final ContractAttachments attachments;
    private final AmendmentPages amended;
    private final Letterheads letterheads;
    private final Format format;
    private final Clock clock;

    VendorContractController(
            Contracts contracts,
            ReadingPages pages,
            SigningPeople people,
            ClosingPages closing,
            ContractPdf pdf,
            SignedFiles signedFiles,
            ContractAttachments attachments,
            AmendmentPages amended,
            Letterheads letterheads,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.pages = pages;
        this.people = people;
        this.closing = closing;
        this.pdf = pdf;
        this.signedFiles = signedFiles;
        this.attachments = attachments;
        this.amended = amended;
        this.letterheads = letterheads;
        this.format = format;
        this.clock = clock;
    }

    private ContractAccess access(LinkVisitor visitor) {
        return ContractAccess.theirs(contracts.agreement(new ContractId(visitor.subject())), visitor);
    }

    @GetMapping
    @WithLinkAlone
    String contract(LinkVisitor visitor, Model model) {
        var contractAccess = access(visitor);
        model.addAttribute("signedFile", signedFiles.isThere(contractAccess.contract()));
        if (contractAccess.contract() instanceof Amendment amendment) {
            return amended.show(contractAccess, amendment, true, model);
        }
        model.addAttribute("base", contractAccess.base());
        model.addAttribute("contract", ContractView.of(contractAccess, format.today(clock.instant())));
        model.addAttribute("document", contractAccess.contract().wording().document());
        model.addAttribute("attachments", contractAccess.contract().attachments());
        return "contract/vendor";
    }

    @PostMapping("/clauses/{clause}/understanding")
    String understand(LinkVisitor visitor, @PathVariable String clause, @RequestParam(defaultValue = "") String seen) {
        var contractAccess = access(visitor);
        contracts.understand(
                contractAccess.contract().id(), ClauseId.of(clause), seen, contractAccess.actor(), clock.instant());
        people.askOfNamed(contractAccess.contract(), clock.instant());
        return "redirect:" + contractAccess.base() + "#c-" + clause;
    }

    @PostMapping("/clauses/{clause}/understanding/withdrawal")
    String withdraw(LinkVisitor visitor, @PathVariable String clause) {
        var contractAccess = access(visitor);
        contracts.withdrawUnderstanding(contractAccess.contract().id(), ClauseId.of(clause), contractAccess.actor());
        return "redirect:" + contractAccess.base() + "#c-" + clause;
    }

    @GetMapping("/questions")
    @WithLinkAlone
    String questions(LinkVisitor visitor, @RequestParam(required = false) @Nullable String clause, Model model) {
        return pages.questions(access(visitor), clause, model);
    }

    @PostMapping("/questions")
    String ask(
            LinkVisitor visitor,
            @ModelAttribute("form") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.ask(access(visitor), form, errors, model, response, next);
    }

    @GetMapping("/questions/{question}")
    @WithLinkAlone
    String question(LinkVisitor visitor, @PathVariable String question, Model model) {
        return pages.question(access(visitor), question, model);
    }

    @PostMapping("/questions/{question}/answer")
    String answer(
            LinkVisitor visitor,
            @PathVariable String question,
            @ModelAttribute("form") ReadingPages.AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.answer(access(visitor), question, form, errors, model, response, next);
    }

    @PostMapping("/questions/{question}/settlement")
    String settle(LinkVisitor visitor, @PathVariable String question, RedirectAttributes next) {
        return pages.settle(access(visitor), question, next);
    }

    @PostMapping("/questions/{question}/follow-up")
    String askFurther(
            LinkVisitor visitor,
            @PathVariable String question,
            @ModelAttribute("further") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.askFurther(access(visitor), question, form, errors, model, response, next);
    }

    @GetMapping("/signature")
    String signature(LinkVisitor visitor, Model model) {
        return pages.signature(access(visitor), model);
    }

    @PostMapping("/signature")
    String sign(
            LinkVisitor visitor,
            Proof proof,
            @Valid @ModelAttribute("form") ReadingPages.SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.sign(access(visitor), proof, form, errors, model, response, next);
    }

    @GetMapping("/refusal")
    String refusal(LinkVisitor visitor, Model model, RedirectAttributes next) {
        return closing.ask(access(visitor), Act.REFUSAL, model, next);
    }

    @PostMapping("/refusal")
    String refuse(
            LinkVisitor visitor,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contractAccess = access(visitor);
        return closing.close(
                contractAccess,
                Act.REFUSAL,
                () -> contracts.decline(
                        contractAccess.contract().id(), form.text(), contractAccess.participant(), clock.instant()),
                errors,
                model,
                response,
                next);
    }

    /** Says that one thing is handed back, destroyed or given up. */
    @PostMapping("/hand-back/{item}")
    String handBack(LinkVisitor visitor, Proof proof, @PathVariable int item, RedirectAttributes next) {
        var contractAccess = access(visitor);
        var by = Actor.vendor(contractAccess.contract().parties().vendorId(), proof.name());
        contracts.handBackByVendor(contractAccess.contract().id(), item, by, clock.instant());
        Toast.show(next, "contract.handBack.noted");
        return "redirect:" + contractAccess.base() + "#hand-back";
    }

    @GetMapping("/document")
    @WithLinkAlone
    String document(LinkVisitor visitor, Model model) {
        var contractAccess = access(visitor);
        model.addAttribute("layout", contractAccess.layout());
        model.addAttribute("base", contractAccess.base());
        model.addAttribute("contract", ContractView.of(contractAccess, format.today(clock.instant())));
        model.addAttribute("document", contractAccess.contract().wording().document());
        model.addAttribute("head", DocumentHead.of(visitor, letterheads.own()));
        return "contract/document";
    }

    /** @param version null for the one that counts now */
    @GetMapping("/contract.pdf")
    @WithLinkAlone
    ResponseEntity<byte[]> pdf(
            LinkVisitor visitor, @RequestParam(name = "version", required = false) @Nullable Integer version) {
        return pdf.version(access(visitor).contract(), version, clock.instant());
    }

    /** The file that both sides got when both had signed. */
    @GetMapping("/signed.pdf")
    @WithLinkAlone
    ResponseEntity<byte[]> signed(LinkVisitor visitor) {
        var contract = access(visitor).contract();
        return pdf.answer(contract, signedFiles.of(contract.id()));
    }

    /** A document that is part of it. */
    @GetMapping("/attachments/{file}")
    @WithLinkAlone
    ResponseEntity<Resource> attachment(LinkVisitor visitor, @PathVariable String file) {
        return attachments.download(access(visitor).contract().id(), file);
    }

    /** Exactly the text that the fingerprint was taken of. */
    @GetMapping("/text")
    @WithLinkAlone
    ResponseEntity<byte[]> text(LinkVisitor visitor) {
        return ContractController.plain(access(visitor).contract());
    }
}
