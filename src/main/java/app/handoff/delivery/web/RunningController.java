package app.handoff.delivery.web;

import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Delivery;
import app.handoff.delivery.LevelWords;
import app.handoff.delivery.SignedContracts;
import app.handoff.shared.EngagementId;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.NotFound;
import app.handoff.shared.Role;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.stage.StageRail;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.RailStop;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import app.handoff.sharelink.ShareLinks;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the work of one engagement runs, and the decisions that take it from transition to its end. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{id}/running")
class RunningController {

    private final Deliveries deliveries;
    private final SignedContracts contracts;
    private final ShareLinks links;
    private final StageRail rail;
    private final Format format;
    private final Clock clock;

    RunningController(
            Deliveries deliveries,
            SignedContracts contracts,
            ShareLinks links,
            StageRail rail,
            Format format,
            Clock clock) {
        this.deliveries = deliveries;
        this.contracts = contracts;
        this.links = links;
        this.rail = rail;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @MembersOnly
    String running(@PathVariable String id, CurrentMember member, Model model) {
        var engagement = EngagementId.of(id);
        if (contracts.isWaiting(engagement)) {
            model.addAttribute("engagement", engagement);
            model.addAttribute("manager", member.may(Role.MANAGER));
            return "delivery/not-started";
        }
        var delivery = deliveries.get(engagement);
        var reports = deliveries.reports(delivery.id());
        var now = clock.instant();
        model.addAttribute(
                "view",
                RunningView.of(
                        delivery,
                        reports,
                        deliveries.trends(delivery, reports),
                        deliveries.breaches(delivery.id()),
                        links.isOpen(delivery.id().id(), LinkPurpose.REPORT, now),
                        member.may(Role.MANAGER),
                        format,
                        now));
        model.addAttribute("stages", RailStop.all(rail.of(engagement, now), format));
        return "delivery/running";
    }

    /** Starts the work of a signed contract that did not start by itself. */
    @PostMapping
    String start(@PathVariable String id, CurrentMember member) {
        contracts.start(EngagementId.of(id), member.actor(), clock.instant());
        return "redirect:/engagements/{id}/running";
    }

    @PostMapping("/checks/{check}")
    String tick(@PathVariable String id, @PathVariable String check, CurrentMember member) {
        deliveries.tick(EngagementId.of(id), check(check), member.actor(), clock.instant());
        return "redirect:/engagements/{id}/running#exit";
    }

    @PostMapping("/checks/{check}/undo")
    String untick(@PathVariable String id, @PathVariable String check, CurrentMember member) {
        deliveries.untick(EngagementId.of(id), check(check), member.actor(), clock.instant());
        return "redirect:/engagements/{id}/running#exit";
    }

    private static Delivery.Check check(String slug) {
        for (var check : Delivery.Check.values()) {
            if (ExitView.slug(check).equals(slug.toLowerCase(Locale.ROOT))) {
                return check;
            }
        }
        throw new NotFound();
    }

    @PostMapping("/live")
    String goLive(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        deliveries.goLive(EngagementId.of(id), member.actor(), clock.instant());
        Toast.show(next, "delivery.live.done");
        return "redirect:/engagements/{id}/running";
    }

    @GetMapping("/early-end")
    String askEarly(@PathVariable String id, Model model) {
        return ask(ReasonView.early(deliveries.get(EngagementId.of(id))), new ReasonForm(null), model);
    }

    @PostMapping("/early-end")
    String goLiveEarly(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        try {
            deliveries.goLiveEarly(engagement, form.reasonText(), member.actor(), clock.instant());
            Toast.show(next, "delivery.live.done");
            return "redirect:/engagements/{id}/running";
        } catch (RuleViolation violation) {
            return refused(violation, errors, response, ReasonView.early(deliveries.get(engagement)), model);
        }
    }

    @GetMapping("/extension")
    String askExtension(@PathVariable String id, Model model) {
        model.addAttribute("view", ReasonView.extension(deliveries.get(EngagementId.of(id))));
        model.addAttribute("form", new ExtensionForm(null, null));
        return "delivery/reason";
    }

    @PostMapping("/extension")
    String extend(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ExtensionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        if (!errors.hasErrors() && form.weeks() == null) {
            errors.rejectValue("weeks", "field.required");
        }
        if (!errors.hasErrors()) {
            try {
                deliveries.extend(
                        engagement,
                        form.weeks(),
                        form.reason() == null ? "" : form.reason(),
                        member.actor(),
                        clock.instant());
                Toast.show(next, "delivery.extension.done", form.weeks());
                return "redirect:/engagements/{id}/running";
            } catch (RuleViolation violation) {
                return refused(violation, errors, response, ReasonView.extension(deliveries.get(engagement)), model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", ReasonView.extension(deliveries.get(engagement)));
        return "delivery/reason";
    }

    @GetMapping("/end")
    String askEnd(@PathVariable String id, Model model) {
        return ask(ReasonView.end(deliveries.get(EngagementId.of(id))), new ReasonForm(null), model);
    }

    @PostMapping("/end")
    String end(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        try {
            deliveries.end(engagement, form.reasonText(), member.actor(), clock.instant());
            Toast.show(next, "delivery.end.done");
            return "redirect:/engagements/{id}/running";
        } catch (RuleViolation violation) {
            return refused(violation, errors, response, ReasonView.end(deliveries.get(engagement)), model);
        }
    }

    private static String ask(ReasonView view, ReasonForm form, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        return "delivery/reason";
    }

    private static String refused(
            RuleViolation violation, BindingResult errors, HttpServletResponse response, ReasonView view, Model model) {
        if (violation.field() == null) {
            throw violation;
        }
        Refusals.into(errors, violation);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", view);
        return "delivery/reason";
    }

    @GetMapping("/path")
    String path(@PathVariable String id, Model model) {
        var delivery = deliveries.get(EngagementId.of(id));
        model.addAttribute(
                "form", new PathForm(delivery.version(), delivery.glidePath().expected()));
        return showPath(delivery, model);
    }

    private String showPath(Delivery delivery, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute(
                "agreed", Words.agreed(delivery.leading(), delivery.leading().agreed()));
        model.addAttribute("unitWord", format.text(LevelWords.unit(delivery.leading())));
        return "delivery/path";
    }

    @PostMapping("/path")
    String changePath(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") PathForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        var expected = form == null || form.expected() == null ? List.<BigDecimal>of() : form.expected();
        // What could not be read is said already; the form is not there then, and nothing more can be said of it.
        for (int i = 0; i < expected.size() && !errors.hasErrors(); i++) {
            if (expected.get(i) == null) {
                errors.rejectValue("expected[" + i + "]", "field.required");
            }
        }
        if (!errors.hasErrors()) {
            try {
                deliveries.expect(
                        delivery.engagement(),
                        form.version() == null ? -1 : form.version(),
                        expected,
                        member.actor(),
                        clock.instant());
                Toast.show(next, "delivery.path.saved");
                return "redirect:/engagements/{id}/running";
            } catch (RuleViolation violation) {
                if (violation.field() == null) {
                    throw violation;
                }
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return showPath(delivery, model);
    }

    record ExtensionForm(@Nullable Integer weeks, @Nullable String reason) {}

    record PathForm(@Nullable Integer version, @Nullable List<@Nullable BigDecimal> expected) {}
}
