package app.handoff.contract.web;

import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.contract.Drafting;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.web.FieldConflicts;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.ManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The terms of a contract: taken over from scope and bid when it is drafted, and changed while its text is open. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{engagement}/contract")
class TermsController {

    private final Contracts contracts;
    private final Drafting drafting;
    private final TermsPages pages;
    private final ContractEngagements contractEngagements;
    private final Format format;
    private final Clock clock;

    TermsController(
            Contracts contracts,
            Drafting drafting,
            TermsPages pages,
            ContractEngagements contractEngagements,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.drafting = drafting;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
        this.format = format;
        this.clock = clock;
    }

    @PostMapping
    String draft(
            @PathVariable String engagement,
            CurrentMember member,
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
                var drafted = contracts
                        .latest(id)
                        .filter(contract -> !contract.status().isOver());
                if (violation.field() == null && drafted.isPresent()) {
                    return draftedMeanwhile(drafted.get(), form, violation, errors, model, response, next);
                }
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.setUp(proposal, model);
    }

    /** Somebody drafted the contract meanwhile: with the same terms that is all there was to do. */
    private String draftedMeanwhile(
            Contract contract,
            TermsForm form,
            RuleViolation violation,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (isStored(contract, form, model)) {
            Toast.show(next, "contract.drafted");
            return "redirect:/engagements/" + contract.engagement() + "/contract";
        }
        FormErrors.into(errors, violation);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.change(contract, model);
    }

    /** Whether these terms are stored already; where others are, the page shows both. */
    private boolean isStored(Contract contract, TermsForm form, Model model) {
        var differing = form.differing(contract.terms(), contract.basis(), format);
        new FieldConflicts(differing).into(model);
        model.addAttribute("newerVersion", contract.version());
        return differing.isEmpty();
    }

    @GetMapping("/terms")
    String terms(@PathVariable String engagement, CurrentMember member, Model model, RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.latest(id);
        if (contract.isEmpty() || contract.get().status() == Contract.Status.CANCELLED) {
            var proposal = drafting.proposal(id, member.businessName(), clock.instant());
            if (proposal.isEmpty()) {
                Toast.show(next, "contract.noAward");
                return "redirect:/engagements/" + id + "/contract";
            }
            return pages.setUp(proposal.get(), model);
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
        if (!errors.hasErrors()) {
            try {
                contracts.changeTerms(
                        contract.id(),
                        form.version() == null ? -1 : form.version(),
                        form.terms(contract.basis()),
                        member.actor(),
                        clock.instant());
                return changed(id, next);
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            } catch (EditedMeanwhile edited) {
                contract = contracts.of(id);
                if (isStored(contract, form, model)) {
                    return changed(id, next);
                }
                errors.reject("form.editedMeanwhile");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.change(contract, model);
    }

    private static String changed(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "contract.terms.saved");
        return "redirect:/engagements/" + id + "/contract";
    }
}
