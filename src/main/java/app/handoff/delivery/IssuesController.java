package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.web.MembersOnly;
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

/** Questions, faults and changes between the weekly reports, for members. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{engagement}/issues")
class IssuesController {

    private final Deliveries deliveries;
    private final IssuePages pages;

    IssuesController(Deliveries deliveries, IssuePages pages) {
        this.deliveries = deliveries;
        this.pages = pages;
    }

    @GetMapping
    String list(
            @PathVariable String engagement,
            CurrentMember member,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var delivery = delivery(engagement);
        return pages.list(delivery, reader(delivery, member), show, kind, after, model);
    }

    @GetMapping("/new")
    String ask(@PathVariable String engagement, CurrentMember member, Model model, RedirectAttributes next) {
        var delivery = delivery(engagement);
        return pages.ask(delivery, reader(delivery, member), model, next);
    }

    @PostMapping
    String raise(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") IssueForms.Raising form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        return pages.raise(delivery, reader(delivery, member), writer(member), form, errors, response, model, next);
    }

    @GetMapping("/{issue}")
    String show(@PathVariable String engagement, @PathVariable String issue, CurrentMember member, Model model) {
        var delivery = delivery(engagement);
        return pages.show(delivery, issue, reader(delivery, member), amending(delivery, member), model);
    }

    @PostMapping("/{issue}")
    String answer(
            @PathVariable String engagement,
            @PathVariable String issue,
            CurrentMember member,
            @ModelAttribute("form") IssueForms.Answer form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        return pages.answer(
                delivery,
                issue,
                reader(delivery, member),
                amending(delivery, member),
                writer(member),
                form,
                errors,
                response,
                model,
                next);
    }

    @GetMapping("/{issue}/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable String engagement, @PathVariable String issue, @PathVariable String file) {
        return pages.file(delivery(engagement), issue, file);
    }

    private Delivery delivery(String engagement) {
        return deliveries.get(EngagementId.of(engagement));
    }

    private static IssueView.Reader reader(Delivery delivery, CurrentMember member) {
        return reader(delivery.engagement(), delivery.vendorName(), member);
    }

    static IssueView.Reader reader(EngagementId id, String vendorName, CurrentMember member) {
        var engagement = "/engagements/" + id;
        return new IssueView.Reader(
                Side.OURS,
                member.locality().zone(),
                "_layout/page",
                engagement + "/issues",
                engagement + "/running",
                Sentence.of("delivery.running.heading", vendorName));
    }

    private static Issues.Writer writer(CurrentMember member) {
        return Issues.Writer.ours(member.actor(), member.businessName(), member.email());
    }

    private static @Nullable String amending(Delivery delivery, CurrentMember member) {
        return member.may(Role.MANAGER) ? "/engagements/" + delivery.engagement() + "/contract/amendments/new" : null;
    }
}
