package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.web.ThroughLink;
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

/** Tokens with which systems of the vendor post the numbers of a work, by the link through which it reports. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/tokens")
class NumberTokensLinkController {

    private final Deliveries deliveries;
    private final NumberTokenPages pages;

    NumberTokensLinkController(Deliveries deliveries, NumberTokenPages pages) {
        this.deliveries = deliveries;
        this.pages = pages;
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model) {
        var delivery = delivery(visitor);
        return pages.show(delivery, reader(delivery, visitor), null, model);
    }

    @PostMapping
    String make(
            LinkVisitor visitor,
            @ModelAttribute("form") NumberTokenPages.Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var delivery = delivery(visitor);
        return pages.make(delivery, reader(delivery, visitor), form, errors, actor(delivery, visitor), response, model);
    }

    @PostMapping("/{numberToken}/revocation")
    String revoke(@PathVariable String numberToken, LinkVisitor visitor, RedirectAttributes next) {
        var delivery = delivery(visitor);
        return pages.revoke(delivery, reader(delivery, visitor), numberToken, actor(delivery, visitor), next);
    }

    /** @throws NotFound for a colleague of ours who writes reports: members have this page of their own */
    private Delivery delivery(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        if (ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            throw new NotFound();
        }
        return delivery;
    }

    private static Actor actor(Delivery delivery, LinkVisitor visitor) {
        return Actor.vendor(delivery.vendor().id(), visitor.name());
    }

    private static NumberTokenPages.Reader reader(Delivery delivery, LinkVisitor visitor) {
        return new NumberTokenPages.Reader(
                Side.VENDOR,
                delivery.vendor().zone(),
                "_layout/guest",
                visitor.path("/report/tokens"),
                visitor.path("/report"));
    }
}
