package app.handoff.submission;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormErrors;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What becomes of a bid whose vendor has lost its code where no mail is sent: the business releases it, a day later it can be
 * started again. Whoever has the code puts an end to that.
 */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class RestartController {

    private final BidCodes codes;
    private final VendorBidPages pages;
    private final Clock clock;

    RestartController(BidCodes codes, VendorBidPages pages, Clock clock) {
        this.codes = codes;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/restart")
    @WithLinkAlone
    String ask(LinkVisitor visitor, Model model) {
        if (!pages.codePrompt(visitor, model).again()) {
            return "redirect:" + visitor.path("/bid");
        }
        model.addAttribute("form", new CodeForm(null));
        return "submission/restart";
    }

    /** Refused until the business has released the bid and a day has passed. */
    @PostMapping("/restart")
    @WithLinkAlone
    String restart(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (!BidAccess.isInvited(visitor)) {
            throw new NotFound();
        }
        var invitation = VendorBidController.invitationOf(visitor);
        try {
            codes.startAgain(invitation, form.typed(), visitor.businessName(), clock.instant());
            Toast.show(next, "submission.restart.done");
            return "redirect:" + visitor.path("/code?to=/bid/tasks");
        } catch (RuleViolation refused) {
            FormErrors.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            pages.codePrompt(visitor, model);
            return "submission/restart";
        }
    }

    @PostMapping("/restart/objection")
    String object(LinkVisitor visitor, BidAccess vendor, RedirectAttributes next) {
        codes.keepCode(vendor, clock.instant());
        Toast.show(next, "submission.restart.objected");
        return "redirect:" + visitor.path("/bid/tasks");
    }

    record CodeForm(@Nullable String code) {

        String typed() {
            return code == null ? "" : code;
        }
    }
}
