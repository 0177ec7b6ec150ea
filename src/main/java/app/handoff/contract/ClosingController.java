package app.handoff.contract;

import app.handoff.contract.ClosingPages.Act;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a contract back before it is signed. */
@Controller
@OwnersAndManagersOnly
@RequestMapping({"/engagements/{engagement}/contract", "/engagements/{engagement}/contract/amendments/{amendment}"})
class ClosingController {

    private final Contracts contracts;
    private final AgreementsOfPages both;
    private final ClosingPages pages;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    ClosingController(
            Contracts contracts,
            AgreementsOfPages both,
            ClosingPages pages,
            ContractEngagements contractEngagements,
            Clock clock) {
        this.contracts = contracts;
        this.both = both;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    private ContractAccess access(String engagement, @Nullable Integer amendment, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return ContractAccess.ours(both.of(id, amendment), member.actor());
    }

    @GetMapping("/voiding")
    String voiding(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.ask(access(engagement, amendment, member, model), Act.VOIDING, model, next);
    }

    @PostMapping("/voiding")
    String voidIt(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contractAccess = access(engagement, amendment, member, model);
        return pages.close(
                contractAccess,
                Act.VOIDING,
                () -> contracts.voidWith(
                        contractAccess.contract().id(), form.text(), contractAccess.actor(), clock.instant()),
                errors,
                model,
                response,
                next);
    }
}
