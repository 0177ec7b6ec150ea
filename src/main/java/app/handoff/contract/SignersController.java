package app.handoff.contract;

import app.handoff.contract.SignersPages.SignerForm;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who signs for the business. */
@Controller
@OwnersAndManagersOnly
@RequestMapping({"/engagements/{engagement}/contract", "/engagements/{engagement}/contract/amendments/{amendment}"})
class SignersController {

    private final AgreementsOfPages both;
    private final SignersPages pages;
    private final ContractEngagements contractEngagements;

    SignersController(AgreementsOfPages both, SignersPages pages, ContractEngagements contractEngagements) {
        this.both = both;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
    }

    private ContractAccess access(String engagement, @Nullable Integer amendment, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return ContractAccess.ours(both.of(id, amendment), member.actor());
    }

    @GetMapping("/signers")
    String show(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            Model model) {
        return pages.show(access(engagement, amendment, member, model), model);
    }

    @PostMapping("/signers")
    String name(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @ModelAttribute("form") SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.name(access(engagement, amendment, member, model), form, errors, model, response, next);
    }

    @PostMapping("/signers/order")
    String arrange(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @RequestParam(defaultValue = "false") boolean inOrder,
            Model model,
            RedirectAttributes next) {
        return pages.arrange(access(engagement, amendment, member, model), inOrder, next);
    }

    @PostMapping("/signers/{signatory}/removal")
    String remove(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String signatory,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.remove(access(engagement, amendment, member, model), signatory, next);
    }

    @PostMapping("/signers/{signatory}/earlier")
    String moveUp(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String signatory,
            @RequestParam(required = false) @Nullable Integer place,
            CurrentMember member,
            Model model) {
        return pages.moveUp(access(engagement, amendment, member, model), signatory, place);
    }

    @GetMapping("/signers/replacement")
    String replacement(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @RequestParam(required = false) @Nullable String of,
            CurrentMember member,
            Model model) {
        return pages.replacement(access(engagement, amendment, member, model), of, model);
    }

    @PostMapping("/signers/replacement")
    String replace(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @RequestParam(required = false) @Nullable String of,
            CurrentMember member,
            @ModelAttribute("form") SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.replace(access(engagement, amendment, member, model), of, form, errors, model, response, next);
    }

    @GetMapping("/signature/refusal")
    String refusal(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.refusal(access(engagement, amendment, member, model), model, next);
    }

    @PostMapping("/signature/refusal")
    String refuse(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.refuse(access(engagement, amendment, member, model), form, errors, model, response, next);
    }
}
