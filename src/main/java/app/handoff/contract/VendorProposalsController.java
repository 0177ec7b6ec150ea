package app.handoff.contract;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.ReasonForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The vendor's side of a negotiation: propose other words for a clause, and decide about those of the business. */
@Controller
@ThroughLink(LinkPurpose.CONTRACT)
@RequestMapping("/s/{token}/contract")
class VendorProposalsController {

    private final Contracts contracts;
    private final ProposalPages pages;

    VendorProposalsController(Contracts contracts, ProposalPages pages) {
        this.contracts = contracts;
        this.pages = pages;
    }

    private ContractAccess access(LinkVisitor visitor) {
        return ContractAccess.theirs(contracts.agreement(new ContractId(visitor.subject())), visitor);
    }

    @GetMapping("/clauses/{clause}/proposal")
    String propose(LinkVisitor visitor, @PathVariable String clause, Model model, RedirectAttributes next) {
        return pages.propose(access(visitor), ClauseId.of(clause), model, next);
    }

    @PostMapping("/clauses/{clause}/proposal")
    String send(
            LinkVisitor visitor,
            @PathVariable String clause,
            @ModelAttribute("form") ProposalPages.ProposalForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.send(access(visitor), ClauseId.of(clause), form, errors, model, response, next);
    }

    @GetMapping("/proposals/{proposal}")
    @WithLinkAlone
    String proposal(LinkVisitor visitor, @PathVariable String proposal, Model model) {
        return pages.proposal(access(visitor), proposal, model);
    }

    @PostMapping("/proposals/{proposal}/acceptance")
    String accept(LinkVisitor visitor, @PathVariable String proposal, RedirectAttributes next) {
        return pages.accept(access(visitor), proposal, next);
    }

    @GetMapping("/proposals/{proposal}/refusal")
    String refusal(LinkVisitor visitor, @PathVariable String proposal, Model model, RedirectAttributes next) {
        return pages.refusal(access(visitor), proposal, model, next);
    }

    @PostMapping("/proposals/{proposal}/refusal")
    String refuse(
            LinkVisitor visitor,
            @PathVariable String proposal,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.refuse(access(visitor), proposal, form, errors, model, response, next);
    }

    @PostMapping("/proposals/{proposal}/withdrawal")
    String withdraw(LinkVisitor visitor, @PathVariable String proposal, RedirectAttributes next) {
        return pages.withdraw(access(visitor), proposal, next);
    }
}
