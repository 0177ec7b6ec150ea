package app.handoff.delivery;

import app.handoff.engagement.EngagementStatuses;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

/** How the work of one engagement runs, and the decisions that take it from transition to its end. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running")
class RunningController {

    private static final String RUNNING = "redirect:/engagements/{id}/running";

    private final Deliveries deliveries;
    private final DeliveryStarter contracts;
    private final Meetings meetings;
    private final HandOvers handOvers;
    private final Issues issues;
    private final BusinessCache cache;
    private final ShareLinks links;
    private final Engagements engagements;
    private final EngagementStatuses engagementStatuses;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    RunningController(
            Deliveries deliveries,
            DeliveryStarter contracts,
            Meetings meetings,
            HandOvers handOvers,
            Issues issues,
            BusinessCache cache,
            ShareLinks links,
            Engagements engagements,
            EngagementStatuses engagementStatuses,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.deliveries = deliveries;
        this.contracts = contracts;
        this.meetings = meetings;
        this.handOvers = handOvers;
        this.issues = issues;
        this.cache = cache;
        this.links = links;
        this.engagements = engagements;
        this.engagementStatuses = engagementStatuses;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @MembersOnly
    String running(@PathVariable String id, CurrentMember member, Model model) {
        var engagement = EngagementId.of(id);
        var started = deliveries.find(engagement);
        if (started.isEmpty() && contracts.isWaiting(engagement)) {
            model.addAttribute("engagement", engagement);
            model.addAttribute("manager", member.may(Role.MANAGER));
            return "delivery/not-started";
        }
        var delivery = started.orElseThrow(NotFound::new);
        var now = clock.instant();
        var breaches = deliveries.shownBreaches(delivery, now);
        var shown = deliveries.shownWeeks(delivery, breaches, now);
        var reports = shown.all();
        var status = engagementStatuses.status(engagement, now);
        boolean linkOpen = links.isOpen(delivery.id().id(), LinkPurpose.REPORT, now);
        var next = NextAction.of(delivery, reports, linkOpen, now);
        model.addAttribute(
                "view",
                RunningView.of(
                        delivery,
                        reports,
                        Deliveries.trends(delivery, shown.recent(), breaches),
                        shown.since(),
                        breaches,
                        next,
                        next.step() == null ? status.next() : null,
                        linkOpen,
                        member.may(Role.MANAGER),
                        delivery.phase() == Delivery.Phase.TRANSITION
                                ? engagements.get(engagement).baseline().hourlyCost()
                                : null,
                        format,
                        now));
        model.addAttribute(
                "together",
                cache.get(
                        TogetherView.class,
                        delivery.id(),
                        () -> TogetherView.of(
                                delivery,
                                reports,
                                meetings.of(delivery.id()),
                                meetings.openActions(delivery.id()),
                                handOvers.of(delivery.id(), now),
                                issues.open(delivery.id(), Issues.MOST_OPEN),
                                member.locality(),
                                now)));
        model.addAttribute("stages", status.stops(format));
        return "delivery/running";
    }

    /** Starts the work of a signed contract that did not start by itself. */
    @PostMapping
    String start(@PathVariable String id, CurrentMember member) {
        contracts.start(EngagementId.of(id), member.actor(), clock.instant());
        return RUNNING;
    }

    @PostMapping("/checks/{check}")
    String tick(@PathVariable String id, @PathVariable String check, CurrentMember member) {
        deliveries.tick(EngagementId.of(id), check(check), member.actor(), clock.instant());
        return RUNNING + "#exit";
    }

    @PostMapping("/checks/{check}/undo")
    String untick(@PathVariable String id, @PathVariable String check, CurrentMember member) {
        deliveries.untick(EngagementId.of(id), check(check), member.actor(), clock.instant());
        return RUNNING + "#exit";
    }

    private static Transition.Check check(String slug) {
        for (var check : Transition.Check.values()) {
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
        return RUNNING;
    }

    @GetMapping("/early-end")
    String askEarly(@PathVariable String id, Model model, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        return earlyEnd(delivery).ask(delivery::requireTransition, model, next);
    }

    private static ReasonPage earlyEnd(Delivery delivery) {
        var running = "/engagements/" + delivery.engagement() + "/running";
        return ReasonPage.of(
                        "delivery.earlyEnd",
                        running,
                        running + "/early-end",
                        Delivery.LONGEST_REASON,
                        delivery.vendorName())
                .about(delivery.title())
                .hinted();
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
        boolean done = formSubmission.save(
                () -> deliveries.goLiveEarly(engagement, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(
                        ReasonedDecision.reasonOf(deliveries.get(engagement).wentLive())),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.live.done");
            return RUNNING;
        }
        return earlyEnd(deliveries.get(engagement)).again(model);
    }

    @GetMapping("/extension")
    String askExtension(@PathVariable String id, Model model, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        boolean once = contracts.allowsOneExtension(delivery.engagement());
        return FormSubmission.open(
                () -> {
                    delivery.requireTransition();
                    if (once) {
                        delivery.transition().requireNoExtension();
                    }
                },
                () -> {
                    int weeks = delivery.transition().weeks();
                    model.addAttribute("form", new ExtensionForm(weeks, once ? weeks : null, null));
                    return extension(delivery, once, model);
                },
                RUNNING,
                next);
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
        boolean done = formSubmission.save(
                () -> deliveries.extend(
                        engagement,
                        FormSubmission.seen(form.version()),
                        Objects.requireNonNull(form.weeks()),
                        form.reason() == null ? "" : form.reason(),
                        contracts.allowsOneExtension(engagement),
                        member.actor(),
                        clock.instant()),
                () -> ExtensionForm.stored(deliveries.get(engagement)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.extension.done", form.weeks());
            return RUNNING;
        }
        return extension(deliveries.get(engagement), contracts.allowsOneExtension(engagement), model);
    }

    /** @param once whether the contract allows one extension by the same length */
    private static String extension(Delivery delivery, boolean once, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute(
                "lede",
                once
                        ? Sentence.of(
                                "delivery.extending.once", delivery.transition().weeks())
                        : Sentence.of("delivery.extending.lede"));
        model.addAttribute("longestReason", Delivery.LONGEST_REASON);
        return "delivery/extension";
    }

    @GetMapping("/path")
    String path(@PathVariable String id, Model model, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        model.addAttribute("form", PathForm.of(delivery));
        return FormSubmission.open(delivery::requireTransition, () -> showPath(delivery, model), RUNNING, next);
    }

    private String showPath(Delivery delivery, Model model) {
        model.addAttribute("delivery", delivery);
        var leading = delivery.leadingNow(clock.instant());
        model.addAttribute("agreed", ServiceLevelPhrases.agreed(leading, leading.agreed()));
        model.addAttribute("unitWord", format.text(leading.asked().saidUnit()));
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
        var expected = form.read(delivery.leading().asked().unit().kind(), errors);
        boolean done = formSubmission.save(
                () -> deliveries.expect(
                        delivery.engagement(),
                        FormSubmission.seen(form.version()),
                        expected,
                        member.actor(),
                        clock.instant()),
                () -> PathForm.of(deliveries.get(delivery.engagement())).stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.path.saved");
            return RUNNING;
        }
        return showPath(delivery, model);
    }

    /** @param version how many weeks the transition has, which is what an extension changes */
    record ExtensionForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.WEEKS) @Nullable Integer weeks,
            @Nullable String reason) {

        static StoredForm stored(Delivery delivery) {
            int soFar = delivery.transition().weeks();
            var extensions = delivery.transition().extensions();
            if (extensions.isEmpty()) {
                return new StoredForm(soFar, null);
            }
            var last = extensions.get(extensions.size() - 1);
            return new StoredForm(
                    soFar,
                    new ExtensionForm(soFar, last.weeks(), last.decision().reason()));
        }
    }

    /** @param expected as it is typed, in the unit of the leading level */
    record PathForm(@Nullable Integer version, @Nullable List<@Nullable String> expected) {

        static PathForm of(Delivery delivery) {
            return new PathForm(
                    delivery.version(),
                    delivery.transition().glidePath().expected().stream()
                            .map(Numbers::print)
                            .toList());
        }

        /** The values that can be read; what is wrong with the others is said at them. */
        List<BigDecimal> read(NumberKind kind, BindingResult errors) {
            var answers = new AnswerReader(errors);
            var values = new ArrayList<BigDecimal>();
            for (int i = 0; expected != null && i < expected.size(); i++) {
                var field = "expected[" + i + "]";
                var value = answers.anyNumber(field, expected.get(i), kind);
                if (value != null) {
                    values.add(value);
                } else if (!errors.hasFieldErrors(field)) {
                    answers.refuse(field, "field.required");
                }
            }
            return values;
        }

        StoredForm stored() {
            return new StoredForm(version, this);
        }
    }
}
