package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Our side of a negotiation: accept the vendor's words for a clause, refuse them, or answer with words of our own. */
@Controller
@OwnersAndManagersOnly
@RequestMapping({
    "/engagements/{engagement}/contract/proposals/{proposal}",
    "/engagements/{engagement}/contract/amendments/{amendment}/proposals/{proposal}"
})
class OurProposalsController {

    private final AgreementsOfPages both;
    private final ProposalPages pages;
    private final ContractEngagements contractEngagements;

    OurProposalsController(AgreementsOfPages both, ProposalPages pages, ContractEngagements contractEngagements) {
        this.both = both;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
    }

    private ContractAccess access(String engagement, @Nullable Integer amendment, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return ContractAccess.ours(both.of(id, amendment), member.actor());
    }

    @GetMapping
    String proposal(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            Model model) {
        return pages.proposal(access(engagement, amendment, member, model), proposal, model);
    }

    @PostMapping("/acceptance")
    String accept(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.accept(access(engagement, amendment, member, model), proposal, next);
    }

    @GetMapping("/refusal")
    String refusal(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.refusal(access(engagement, amendment, member, model), proposal, model, next);
    }

    @PostMapping("/refusal")
    String refuse(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.refuse(
                access(engagement, amendment, member, model), proposal, form, errors, model, response, next);
    }

    @GetMapping("/counter-proposal")
    String counter(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.counter(access(engagement, amendment, member, model), proposal, model, next);
    }

    @PostMapping("/counter-proposal")
    String sendCounter(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            @ModelAttribute("form") ProposalPages.ProposalForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.sendCounter(
                access(engagement, amendment, member, model), proposal, form, errors, model, response, next);
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String proposal,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.withdraw(access(engagement, amendment, member, model), proposal, next);
    }
}
