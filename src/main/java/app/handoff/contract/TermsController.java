package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
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

/** The terms of a contract: taken over from scope and bid when it is drafted, and changed while its text is open. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract")
class TermsController {

    private final Contracts contracts;
    private final Drafting drafting;
    private final TermsPages pages;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    TermsController(
            Contracts contracts,
            Drafting drafting,
            TermsPages pages,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.drafting = drafting;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @PostMapping
    String draft(
            @PathVariable String engagement,
            CurrentMember member,
            @RequestParam(required = false) @Nullable String template,
            @Valid @ModelAttribute("form") TermsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var now = clock.instant();
        var proposal = drafting.proposal(id, member.businessName(), now)
                .orElseThrow(() -> new RuleViolation("contract.noAward"));
        form.checkLevels(proposal.basis(), errors);
        form.checkSafeguards(errors);
        form.checkRules(
                proposal.terms(),
                proposal.basis(),
                now.atZone(proposal.terms().reportZone()).toLocalDate(),
                errors);
        boolean done = formSubmission.save(
                () -> drafting.draft(
                        id,
                        form.terms(proposal.basis()),
                        chosen(template),
                        new ContractParties.Party(member.name(), member.email()),
                        member.actor(),
                        now),
                () -> contracts
                        .latest(id)
                        .filter(drafted -> !drafted.status().isOver())
                        .map(drafted -> form.stored(drafted, format))
                        .orElse(StoredForm.once(null)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.drafted");
            return "redirect:/engagements/" + id + "/contract";
        }
        // Somebody drafted the contract meanwhile: from now on its terms are changed.
        return model.getAttribute("newerVersion") == null
                ? pages.setUp(proposal, chosen(template), model)
                : pages.change(contracts.of(id), model);
    }

    private static @Nullable ContractTemplateId chosen(@Nullable String template) {
        return template == null || template.isBlank() ? null : ContractTemplateId.of(template);
    }

    /** @param template the template that the terms of a contract to draft are filled from; null for the usual ones */
    @GetMapping("/terms")
    String terms(
            @PathVariable String engagement,
            @RequestParam(required = false) @Nullable String template,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.latest(id);
        if (contract.isEmpty() || contract.get().status() == ContractStatus.CANCELLED) {
            var proposal = drafting.proposal(id, member.businessName(), clock.instant());
            if (proposal.isEmpty()) {
                Toast.show(next, "contract.noAward");
                return "redirect:/engagements/" + id + "/contract";
            }
            return pages.setUp(proposal.get(), chosen(template), model);
        }
        var current = contract.get();
        model.addAttribute("form", TermsForm.of(current.terms(), current.basis(), current.version()));
        return FormSubmission.open(
                current::requireOpenText,
                () -> pages.change(current, model),
                "redirect:/engagements/" + id + "/contract",
                next);
    }

    @PostMapping("/terms")
    String changeTerms(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") TermsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.of(id);
        form.checkLevels(contract.basis(), errors);
        form.checkSafeguards(errors);
        form.checkRules(
                contract.terms(),
                contract.basis(),
                contract.terms().start().equals(form.start()) ? null : contract.day(clock.instant()),
                errors);
        boolean done = formSubmission.save(
                () -> contracts.changeTerms(
                        contract.id(),
                        FormSubmission.seen(form.version()),
                        form.terms(contract),
                        member.actor(),
                        clock.instant()),
                () -> form.stored(contracts.of(id), format),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.terms.saved");
            return "redirect:/engagements/" + id + "/contract";
        }
        return pages.change(contracts.of(id), model);
    }
}
