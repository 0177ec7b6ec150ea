package app.handoff.contract.web;

import app.handoff.contract.Basis;
import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.contract.Drafting;
import app.handoff.contract.LawyerReview;
import app.handoff.contract.Renewal;
import app.handoff.contract.Side;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.EngagementId;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Conflict;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Option;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** The contract of an engagement: set up, checked, sent, read, and what becomes of it. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{engagement}/contract")
class ContractController {

    private final Contracts contracts;
    private final Drafting drafting;
    private final Engagements engagements;
    private final Format format;
    private final Clock clock;

    ContractController(Contracts contracts, Drafting drafting, Engagements engagements, Format format, Clock clock) {
        this.contracts = contracts;
        this.drafting = drafting;
        this.engagements = engagements;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String contract(
            @PathVariable String engagement,
            @RequestParam(required = false) @Nullable String show,
            CurrentMember member,
            Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var contract = contracts.latest(id);
        if (contract.isEmpty()) {
            var proposal = drafting.proposal(id, member.businessName(), clock.instant());
            if (proposal.isEmpty() || !member.may(app.handoff.shared.Role.MANAGER)) {
                model.addAttribute("awarded", proposal.isPresent());
                return "contract/none";
            }
            return setUp(TermsForm.of(proposal.get().terms(), proposal.get().basis(), 0), proposal.get(), model);
        }
        model.addAttribute("may", member.may(app.handoff.shared.Role.MANAGER));
        model.addAttribute("show", show);
        var view = view(contract.get());
        model.addAttribute("contract", view.showing(show));
        model.addAttribute("whole", view);
        return contract.get().status() == Contract.Status.DRAFT ? "contract/draft" : "contract/contract";
    }

    private ContractView view(Contract contract) {
        return ContractView.of(contract, Side.US, format.today(clock.instant()));
    }

    private String setUp(TermsForm form, Drafting.Proposal proposal, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        choices(proposal.basis(), proposal.terms().reportZone(), model);
        model.addAttribute("setUp", true);
        model.addAttribute("vendorName", proposal.vendorName());
        return "contract/terms";
    }

    private void choices(Basis basis, ZoneId zone, Model model) {
        model.addAttribute("levels", basis.work().levels());
        model.addAttribute(
                "renewals",
                Arrays.stream(Renewal.values())
                        .map(renewal -> new Option(renewal.name(), format.message("contract.renewal." + renewal)))
                        .toList());
        model.addAttribute(
                "days",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Option(
                                day.name(), day.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale())))
                        .toList());
        model.addAttribute(
                "taxes",
                List.of(
                        new Option("false", format.message("contract.tax.excluded")),
                        new Option("true", format.message("contract.tax.included"))));
        var zones = new LinkedHashSet<ZoneId>(List.of(format.zone(), zone));
        model.addAttribute(
                "zones",
                zones.stream()
                        .map(one -> new Option(one.getId(), format.zone(one)))
                        .toList());
        model.addAttribute("reporters", app.handoff.contract.ReportedBy.values());
        model.addAttribute("rateModels", app.handoff.contract.RateModel.values());
    }

    @PostMapping
    @ManagersOnly
    String draft(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") TermsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var now = clock.instant();
        var proposal = drafting.proposal(id, member.businessName(), now)
                .orElseThrow(() -> new RuleViolation("contract.noAward"));
        if (!errors.hasErrors()) {
            try {
                drafting.draft(
                        id,
                        form.terms(proposal.basis()),
                        new Contract.Party(member.name(), member.email()),
                        member.actor(),
                        now);
                Toast.show(next, "contract.drafted");
                return "redirect:/engagements/" + id + "/contract";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return setUp(form, proposal, model);
    }

    @GetMapping("/terms")
    @ManagersOnly
    String terms(@PathVariable String engagement, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var contract = contracts.latest(id);
        if (contract.isEmpty() || contract.get().status() == Contract.Status.CANCELLED) {
            var proposal = drafting.proposal(id, member.businessName(), clock.instant())
                    .orElseThrow(() -> new RuleViolation("contract.noAward"));
            return setUp(TermsForm.of(proposal.terms(), proposal.basis(), 0), proposal, model);
        }
        var current = contract.get();
        model.addAttribute("form", TermsForm.of(current.terms(), current.basis(), current.version()));
        return terms(current, model);
    }

    private String terms(Contract contract, Model model) {
        choices(contract.basis(), contract.terms().reportZone(), model);
        model.addAttribute("setUp", false);
        model.addAttribute("version", contract.version());
        model.addAttribute("sent", contract.status() != Contract.Status.DRAFT);
        model.addAttribute("vendorName", contract.theirParty().name());
        return "contract/terms";
    }

    @PostMapping("/terms")
    @ManagersOnly
    String changeTerms(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") TermsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var contract = contracts.of(id);
        if (!errors.hasErrors()) {
            try {
                contracts.changeTerms(
                        contract.id(),
                        form.version() == null ? -1 : form.version(),
                        form.terms(contract.basis()),
                        member.actor(),
                        clock.instant());
                Toast.show(next, "contract.terms.saved");
                return "redirect:/engagements/" + id + "/contract";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            } catch (EditedMeanwhile edited) {
                errors.reject("contract.editedMeanwhile", "contract.editedMeanwhile");
                new Conflict(form.differing(contract.terms(), contract.basis(), format)).into(model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return terms(contract, model);
    }

    @PostMapping("/dispatch")
    @ManagersOnly
    String send(@PathVariable String engagement, CurrentMember member, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        contracts.send(contract.id(), member.actor(), clock.instant());
        Toast.show(next, "contract.sent", contract.theirParty().name());
        return "redirect:/engagements/" + engagement + "/contract";
    }

    @GetMapping("/lawyer")
    @ManagersOnly
    String lawyer(@PathVariable String engagement, Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var review = contracts.of(id).lawyerReview();
        model.addAttribute("form", new LawyerForm(review.seen(), review.lawyer(), review.seenOn()));
        return lawyer(model);
    }

    private String lawyer(Model model) {
        model.addAttribute(
                "answers",
                List.of(
                        new Option("true", format.message("contract.lawyer.yes")),
                        new Option("false", format.message("contract.lawyer.no"))));
        return "contract/lawyer";
    }

    @PostMapping("/lawyer")
    @ManagersOnly
    String recordLawyer(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") LawyerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var contract = contracts.of(id);
        var now = clock.instant();
        if (form.seen() == null) {
            errors.rejectValue("seen", "field.choose");
        }
        if (!errors.hasErrors()) {
            try {
                var review = Boolean.TRUE.equals(form.seen())
                        ? LawyerReview.by(form.lawyer(), form.seenOn(), format.today(now))
                        : LawyerReview.NOT_SEEN;
                contracts.recordLawyer(contract.id(), review, member.actor(), now);
                Toast.show(next, "contract.lawyer.saved");
                return "redirect:/engagements/" + id + "/contract";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return lawyer(model);
    }

    @GetMapping("/voiding")
    @ManagersOnly
    String voiding(@PathVariable String engagement, Model model) {
        return closing("voiding", contractOf(engagement, model), model);
    }

    @PostMapping("/voiding")
    @ManagersOnly
    String voidIt(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contractOf(engagement, model);
        try {
            contracts.voidWith(contract.id(), form.text(), member.actor(), clock.instant());
            Toast.show(next, "contract.voided");
            return "redirect:/engagements/" + engagement + "/contract";
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return closing("voiding", contract, model);
        }
    }

    @GetMapping("/ending")
    @ManagersOnly
    String ending(@PathVariable String engagement, Model model) {
        return closing("ending", contractOf(engagement, model), model);
    }

    @PostMapping("/ending")
    @ManagersOnly
    String end(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contractOf(engagement, model);
        try {
            contracts.end(contract.id(), form.text(), member.actor(), clock.instant());
            Toast.show(next, "contract.ended");
            return "redirect:/engagements/" + engagement + "/contract";
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return closing("ending", contract, model);
        }
    }

    private Contract contractOf(String engagement, Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        return contracts.of(id);
    }

    private String closing(String act, Contract contract, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ReasonForm(null));
        }
        model.addAttribute("layout", "_layout/page");
        model.addAttribute("base", "/engagements/" + contract.engagement() + "/contract");
        model.addAttribute("act", act);
        model.addAttribute("other", contract.theirParty().name());
        return "contract/closing";
    }

    @GetMapping("/comparison")
    String comparison(@PathVariable String engagement, Model model) {
        var contract = contractOf(engagement, model);
        model.addAttribute("contract", view(contract));
        model.addAttribute("differences", contract.differences());
        model.addAttribute("coverage", contract.coverage());
        return "contract/comparison";
    }

    @GetMapping("/document")
    String document(@PathVariable String engagement, Model model) {
        var contract = contractOf(engagement, model);
        model.addAttribute("layout", "_layout/page");
        model.addAttribute("base", "/engagements/" + engagement + "/contract");
        model.addAttribute("contract", view(contract));
        model.addAttribute("document", contract.document());
        return "contract/document";
    }

    /** Exactly the text that the fingerprint was taken of. */
    @GetMapping("/text")
    ResponseEntity<byte[]> text(@PathVariable String engagement) {
        return plain(contracts.of(EngagementId.of(engagement)));
    }

    static ResponseEntity<byte[]> plain(Contract contract) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"contract-version-" + contract.edition() + ".txt\"")
                .body(contract.text().getBytes(StandardCharsets.UTF_8));
    }

    record LawyerForm(
            @Nullable Boolean seen,
            @Nullable String lawyer,
            @Nullable LocalDate seenOn) {}

    record ReasonForm(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }
}
