package app.handoff.contract;

import app.handoff.contract.SignersPages.SignerForm;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.ThroughLink;
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

/** Who signs for the vendor: whoever was invited names them, and each may let somebody else sign instead. */
@Controller
@ThroughLink(LinkPurpose.CONTRACT)
@RequestMapping("/s/{token}/contract/signers")
class VendorSignersController {

    private final Contracts contracts;
    private final SignersPages pages;

    VendorSignersController(Contracts contracts, SignersPages pages) {
        this.contracts = contracts;
        this.pages = pages;
    }

    private ContractAccess access(LinkVisitor visitor) {
        return ContractAccess.theirs(contracts.agreement(new ContractId(visitor.subject())), visitor);
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model) {
        return pages.show(access(visitor), model);
    }

    @PostMapping
    String name(
            LinkVisitor visitor,
            @ModelAttribute("form") SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.name(access(visitor), form, errors, model, response, next);
    }

    @PostMapping("/order")
    String arrange(
            LinkVisitor visitor, @RequestParam(defaultValue = "false") boolean inOrder, RedirectAttributes next) {
        return pages.arrange(access(visitor), inOrder, next);
    }

    @PostMapping("/{signatory}/removal")
    String remove(LinkVisitor visitor, @PathVariable String signatory, RedirectAttributes next) {
        return pages.remove(access(visitor), signatory, next);
    }

    @PostMapping("/{signatory}/link")
    String linkAgain(LinkVisitor visitor, @PathVariable String signatory, RedirectAttributes next) {
        return pages.linkAgain(access(visitor), signatory, next);
    }

    @PostMapping("/{signatory}/earlier")
    String moveUp(
            LinkVisitor visitor,
            @PathVariable String signatory,
            @RequestParam(required = false) @Nullable Integer place) {
        return pages.moveUp(access(visitor), signatory, place);
    }

    @GetMapping("/replacement")
    String replacement(LinkVisitor visitor, @RequestParam(required = false) @Nullable String of, Model model) {
        return pages.replacement(access(visitor), of, model);
    }

    @PostMapping("/replacement")
    String replace(
            LinkVisitor visitor,
            @RequestParam(required = false) @Nullable String of,
            @ModelAttribute("form") SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.replace(access(visitor), of, form, errors, model, response, next);
    }
}
