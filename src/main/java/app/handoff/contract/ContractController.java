package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Letterheads;
import app.handoff.text.Format;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormErrors;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** The contract of an engagement: shown as far as it is, sent, compared with scope and bid, and printed. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{engagement}/contract")
class ContractController {

    private final Contracts contracts;
    private final Amendments amendments;
    private final Drafting drafting;
    private final TermsPages terms;
    private final ContractEngagements contractEngagements;
    private final ContractPdf pdf;
    private final SignedFiles signedFiles;
    private final LawyerReadings lawyers;
    private final Letterheads letterheads;
    private final Format format;
    private final MailServer mail;
    private final Clock clock;

    ContractController(
            Contracts contracts,
            Amendments amendments,
            Drafting drafting,
            TermsPages terms,
            ContractEngagements contractEngagements,
            ContractPdf pdf,
            SignedFiles signedFiles,
            LawyerReadings lawyers,
            Letterheads letterheads,
            Format format,
            MailServer mail,
            Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.drafting = drafting;
        this.terms = terms;
        this.contractEngagements = contractEngagements;
        this.pdf = pdf;
        this.signedFiles = signedFiles;
        this.lawyers = lawyers;
        this.letterheads = letterheads;
        this.format = format;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping
    String contract(
            @PathVariable String engagement,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var earlier = contracts.earlier(id);
        model.addAttribute("earlier", earlier);
        if (round != null) {
            return earlier(earlier, round, model);
        }
        var contract = contracts.current(id);
        if (contract.isEmpty()) {
            var proposal = drafting.proposal(id, member.businessName(), clock.instant());
            if (proposal.isEmpty() || !member.may(Role.MANAGER)) {
                model.addAttribute("awarded", proposal.isPresent());
                return "contract/none";
            }
            return terms.setUp(proposal.get(), null, model);
        }
        boolean may = member.may(Role.MANAGER);
        model.addAttribute("signedFile", signedFiles.isThere(contract.get()));
        model.addAttribute("may", may);
        model.addAttribute(
                "lawyers",
                may
                        ? LawyerNotes.of(lawyers.of(contract.get().id()), contract.get(), clock.instant())
                        : LawyerNotes.NONE);
        model.addAttribute("past", false);
        boolean succeeds =
                may && contract.get().status() == ContractStatus.CANCELLED && drafting.isForWinner(contract.get());
        model.addAttribute("succeeds", succeeds);
        model.addAttribute("declined", contract.get().isDeclined());
        model.addAttribute("reserve", succeeds ? contracts.reserve(id).orElse(null) : null);
        model.addAttribute("show", show);
        model.addAttribute("term", TermView.of(contract.get(), contract.get().day(clock.instant())));
        model.addAttribute("amendments", changes(contract.get()));
        model.addAttribute("attachments", contract.get().attachments());
        if (!model.containsAttribute("dispatch")) {
            model.addAttribute("dispatch", new DispatchForm(SigningDay.proposed(format.today(clock.instant()))));
        }
        int newer = may ? contract.get().newerClauses().size() : 0;
        model.addAttribute("newer", newer == 0 ? null : newer);
        var view = ContractView.of(ContractAccess.ours(contract.get(), member.actor()), format.today(clock.instant()));
        model.addAttribute("contract", view.showing(show));
        model.addAttribute("whole", view);
        return contract.get().status() == ContractStatus.DRAFT ? "contract/draft" : "contract/contract";
    }

    /** A contract that came to nothing, to be read only. */
    private String earlier(List<Contract> earlier, int round, Model model) {
        var contract = ofRound(earlier, round);
        var view = view(contract);
        model.addAttribute("signedFile", signedFiles.isThere(contract));
        model.addAttribute("round", round);
        model.addAttribute("may", false);
        model.addAttribute("lawyers", LawyerNotes.NONE);
        model.addAttribute("past", true);
        model.addAttribute("succeeds", false);
        model.addAttribute("term", null);
        model.addAttribute("amendments", changes(contract));
        model.addAttribute("attachments", contract.attachments());
        model.addAttribute("contract", view);
        model.addAttribute("whole", view);
        return "contract/contract";
    }

    /** Its amendments, without a statement for a contract that cannot have any yet. */
    private List<AmendmentView> changes(Contract contract) {
        return contract.status() != ContractStatus.ACTIVE && contract.status() != ContractStatus.ENDED
                ? List.of()
                : amendments.of(contract.id()).stream()
                        .map(one -> AmendmentView.of(one, contract.day(clock.instant())))
                        .toList();
    }

    private ContractView view(Contract contract) {
        return ContractView.of(contract, Side.US, format.today(clock.instant()));
    }

    @PostMapping("/dispatch")
    @OwnersAndManagersOnly
    String send(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("dispatch") DispatchForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        if (!errors.hasErrors()) {
            try {
                contracts.send(contract.id(), form.signBy(), member.actor(), clock.instant());
            } catch (RuleViolation violation) {
                if (violation.field() == null) {
                    throw violation;
                }
                FormErrors.into(errors, violation);
            }
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return contract(engagement, null, null, member, model);
        }
        Toast.show(
                next,
                mail.isThere() ? "contract.sent" : "contract.sentByHand",
                contract.parties().vendor().name());
        return "redirect:/engagements/" + engagement + "/contract";
    }

    /** @param signBy the day by which it is to be signed; null for the usual one */
    record DispatchForm(@Nullable LocalDate signBy) {}

    private Contract contractOf(String engagement, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return contracts.of(id);
    }

    @GetMapping("/comparison")
    String comparison(@PathVariable String engagement, Model model) {
        var contract = contractOf(engagement, model);
        model.addAttribute("contract", view(contract));
        model.addAttribute("basis", contract.basis());
        model.addAttribute("differences", contract.wording().differences());
        model.addAttribute("coverage", contract.wording().coverage());
        return "contract/comparison";
    }

    @GetMapping("/document")
    String document(@PathVariable String engagement, CurrentMember member, Model model) {
        var contract = contractOf(engagement, model);
        model.addAttribute("layout", "_layout/page");
        model.addAttribute("base", "/engagements/" + engagement + "/contract");
        model.addAttribute("contract", view(contract));
        model.addAttribute("document", contract.wording().document());
        model.addAttribute("head", DocumentHead.of(member, letterheads.own()));
        return "contract/document";
    }

    /**
     * @param version null for the one that counts now
     * @param round which contract of the engagement, from 1; null for the newest
     */
    @GetMapping("/contract.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String engagement,
            @RequestParam(name = "version", required = false) @Nullable Integer version,
            @RequestParam(name = "round", required = false) @Nullable Integer round) {
        return pdf.version(contractOf(EngagementId.of(engagement), round), version, clock.instant());
    }

    /**
     * The file that both sides got when both had signed.
     *
     * @param round which contract of the engagement, from 1; null for the newest
     */
    @GetMapping("/signed.pdf")
    ResponseEntity<byte[]> signed(
            @PathVariable String engagement, @RequestParam(name = "round", required = false) @Nullable Integer round) {
        var contract = contractOf(EngagementId.of(engagement), round);
        return pdf.answer(contract, signedFiles.of(contract.id()));
    }

    private Contract contractOf(EngagementId engagement, @Nullable Integer round) {
        return round == null ? contracts.of(engagement) : ofRound(contracts.earlier(engagement), round);
    }

    private static Contract ofRound(List<Contract> earlier, int round) {
        return earlier.stream().filter(one -> one.round() == round).findFirst().orElseThrow(NotFound::new);
    }

    /** Exactly the text that the fingerprint was taken of. */
    @GetMapping("/text")
    ResponseEntity<byte[]> text(@PathVariable String engagement) {
        return plain(contracts.of(EngagementId.of(engagement)));
    }

    static ResponseEntity<byte[]> plain(Agreement contract) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + (contract instanceof Amendment amendment
                                        ? "amendment-" + amendment.number()
                                        : "contract")
                                + "-version-" + contract.wording().edition() + ".txt\"")
                .body(contract.wording().text().getBytes(StandardCharsets.UTF_8));
    }
}
