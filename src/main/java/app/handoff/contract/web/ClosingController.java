package app.handoff.contract.web;

import app.handoff.contract.Contracts;
import app.handoff.contract.web.ClosingPages.Act;
import app.handoff.contract.web.ClosingPages.ReasonForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.ManagersOnly;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
@ManagersOnly
@RequestMapping("/engagements/{engagement}/contract")
class ClosingController {

    private final Contracts contracts;
    private final ClosingPages pages;
    private final Engagements engagements;
    private final Clock clock;

    ClosingController(Contracts contracts, ClosingPages pages, Engagements engagements, Clock clock) {
        this.contracts = contracts;
        this.pages = pages;
        this.engagements = engagements;
        this.clock = clock;
    }

    private Desk desk(String engagement, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        return Desk.ours(contracts.of(id), member.actor());
    }

    @GetMapping("/voiding")
    String voiding(@PathVariable String engagement, CurrentMember member, Model model, RedirectAttributes next) {
        return pages.ask(desk(engagement, member, model), Act.VOIDING, model, next);
    }

    @PostMapping("/voiding")
    String voidIt(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var desk = desk(engagement, member, model);
        return pages.close(
                desk,
                Act.VOIDING,
                () -> contracts.voidWith(desk.contract().id(), form.text(), desk.actor(), clock.instant()),
                errors,
                model,
                response,
                next);
    }
}
