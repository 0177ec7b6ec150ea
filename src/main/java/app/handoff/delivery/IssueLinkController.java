package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
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

/** Questions, faults and changes between the weekly reports, for the vendor by the link through which it reports or reads along. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/issues")
class IssueLinkController {

    private final Deliveries deliveries;
    private final IssuePages pages;

    IssueLinkController(Deliveries deliveries, IssuePages pages) {
        this.deliveries = deliveries;
        this.pages = pages;
    }

    @GetMapping
    String list(
            LinkVisitor visitor,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var delivery = delivery(visitor);
        return pages.list(delivery, reader(delivery, visitor), show, kind, after, model);
    }

    @GetMapping("/new")
    String ask(LinkVisitor visitor, Model model, RedirectAttributes next) {
        var delivery = delivery(visitor);
        return pages.ask(delivery, reader(delivery, visitor), model, next);
    }

    @PostMapping
    String raise(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") IssueForms.Raising form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(visitor);
        return pages.raise(
                delivery, reader(delivery, visitor), writer(delivery, visitor), form, errors, response, model, next);
    }

    @GetMapping("/{issue}")
    String show(@PathVariable String issue, LinkVisitor visitor, Model model) {
        var delivery = delivery(visitor);
        return pages.show(delivery, issue, reader(delivery, visitor), null, model);
    }

    @PostMapping("/{issue}")
    String answer(
            @PathVariable String issue,
            LinkVisitor visitor,
            @ModelAttribute("form") IssueForms.Answer form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(visitor);
        return pages.answer(
                delivery,
                issue,
                reader(delivery, visitor),
                null,
                writer(delivery, visitor),
                form,
                errors,
                response,
                model,
                next);
    }

    @GetMapping("/{issue}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String issue, @PathVariable String file, LinkVisitor visitor) {
        return pages.file(delivery(visitor), issue, file);
    }

    /** @throws NotFound for a colleague of ours who writes reports: members have these pages of their own */
    private Delivery delivery(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        if (ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            throw new NotFound();
        }
        return delivery;
    }

    static IssueView.Reader reader(Delivery delivery, LinkVisitor visitor) {
        return new IssueView.Reader(
                Side.VENDOR,
                delivery.vendor().zone(),
                "_layout/guest",
                visitor.path("/report/issues"),
                visitor.path("/report"),
                Sentence.of("delivery.reports.title"));
    }

    private static Issues.Writer writer(Delivery delivery, LinkVisitor visitor) {
        return Issues.Writer.vendor(delivery, visitor.name(), visitor.businessName());
    }
}
