package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
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

/** Tokens with which systems post the numbers of a work, for owners and managers, who also see and revoke the vendor's. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running/tokens")
class NumberTokensController {

    private final Deliveries deliveries;
    private final NumberTokenPages pages;

    NumberTokensController(Deliveries deliveries, NumberTokenPages pages) {
        this.deliveries = deliveries;
        this.pages = pages;
    }

    @GetMapping
    String show(@PathVariable String id, CurrentMember member, Model model) {
        var delivery = delivery(id);
        return pages.show(delivery, reader(delivery, member), null, model);
    }

    @PostMapping
    String make(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") NumberTokenPages.Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var delivery = delivery(id);
        return pages.make(delivery, reader(delivery, member), form, errors, member.actor(), response, model);
    }

    @PostMapping("/{numberToken}/revocation")
    String revoke(
            @PathVariable String id, @PathVariable String numberToken, CurrentMember member, RedirectAttributes next) {
        var delivery = delivery(id);
        return pages.revoke(delivery, reader(delivery, member), numberToken, member.actor(), next);
    }

    private Delivery delivery(String engagement) {
        return deliveries.get(EngagementId.of(engagement));
    }

    private static NumberTokenPages.Reader reader(Delivery delivery, CurrentMember member) {
        var running = "/engagements/" + delivery.engagement() + "/running";
        return new NumberTokenPages.Reader(
                Side.OURS, member.locality().zone(), "_layout/page", running + "/tokens", running + "/reporting");
    }
}
