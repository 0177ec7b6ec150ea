package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
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

/** Who writes the weekly report, their link, and when both sides work. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running")
class ReportingController {

    private static final String RUNNING = "redirect:/engagements/{id}/running";

    private final Deliveries deliveries;
    private final StatusReports reports;
    private final NumberTokens tokens;
    private final ReportLinks reportLinks;
    private final ShareLinks links;
    private final FormSubmission formSubmission;
    private final PublicAddress address;
    private final Format format;
    private final Clock clock;

    ReportingController(
            Deliveries deliveries,
            StatusReports reports,
            NumberTokens tokens,
            ReportLinks reportLinks,
            ShareLinks links,
            FormSubmission formSubmission,
            PublicAddress address,
            Format format,
            Clock clock) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.tokens = tokens;
        this.reportLinks = reportLinks;
        this.links = links;
        this.formSubmission = formSubmission;
        this.address = address;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/reporting")
    String reporting(@PathVariable String id, Model model, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        model.addAttribute("form", ReporterForm.of(delivery));
        return FormSubmission.open(delivery::requireNotEnded, () -> show(delivery, model), RUNNING, next);
    }

    private String show(Delivery delivery, Model model) {
        model.addAttribute(
                "sides",
                List.of(
                        new Option(
                                ReportedBy.STAFF.name(),
                                format.word(ReportedBy.STAFF),
                                format.message("delivery.reporter.staff.hint")),
                        new Option(
                                ReportedBy.VENDOR.name(),
                                delivery.vendorName(),
                                format.message("delivery.reporter.vendor.hint"))));
        model.addAttribute("delivery", delivery);
        model.addAttribute(
                "late",
                reports.late(delivery.id(), clock.instant())
                        .map(report -> LateReport.of(report, delivery, clock.instant()))
                        .orElse(null));
        model.addAttribute("linkOpen", links.isOpen(delivery.id().id(), LinkPurpose.REPORT, clock.instant()));
        model.addAttribute("vendorTokens", tokens.madeByVendor(delivery.id(), clock.instant()));
        return "delivery/reporting";
    }

    @PostMapping("/reporting")
    String change(
            @PathVariable String id,
            CurrentMember member,
            @Valid @ModelAttribute("form") ReporterForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        if (!errors.hasErrors() && form.side() == ReportedBy.STAFF) {
            if (form.email() != null && !form.email().isBlank() && PlainText.orNull(form.name()) == null) {
                errors.rejectValue("name", "delivery.reporter.name.required");
            } else if (delivery.vendorName().equals(PlainText.orNull(form.name()))) {
                errors.rejectValue("name", "delivery.reporter.name.vendor");
            }
        }
        boolean done = formSubmission.save(
                () -> deliveries.reportedBy(
                        delivery.engagement(),
                        FormSubmission.seen(form.version()),
                        Objects.requireNonNull(form.side()),
                        PlainText.orNull(form.name()),
                        PlainText.orNull(form.email()),
                        member.actor()),
                () -> ReporterForm.of(deliveries.get(delivery.engagement())).stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.reporter.saved");
            return RUNNING + "/reporting";
        }
        return show(delivery, model);
    }

    /** Asks the writer for the oldest report that is late. */
    @PostMapping("/late-report")
    String askForLateReport(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        var late = reports.late(delivery.id(), clock.instant());
        if (late.isEmpty()) {
            Toast.show(next, "delivery.late.came");
            return RUNNING + "/reporting";
        }
        try {
            reports.askFor(late.get().id(), member.businessName(), member.actor(), clock.instant());
            Toast.show(
                    next,
                    "delivery.late.asked",
                    ReportLinks.writerOf(delivery),
                    late.get().week());
        } catch (RuleViolation violation) {
            Toast.show(next, violation.code(), violation.arguments());
        }
        return RUNNING + "/reporting";
    }

    /** Makes the link of whoever writes the report, sends it, and shows it once to copy. */
    @PostMapping("/link")
    String issue(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        var link = reportLinks.issue(delivery, member.name(), member.businessName(), clock.instant());
        next.addFlashAttribute("link", address.linkTo(link.path()));
        next.addFlashAttribute("linkFor", link.name());
        next.addFlashAttribute("linkCode", link.code());
        next.addFlashAttribute("linkMailed", link.mailed());
        Toast.show(next, link.mailed() ? "delivery.link.mailed" : "delivery.link.made", link.name());
        return RUNNING + "/reporting";
    }

    /** Lets the vendor read the reports that our own people write, and say where it counted otherwise. */
    @PostMapping("/vendor-link")
    String letVendorRead(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        try {
            var link = reportLinks.letVendorRead(delivery, member.businessName(), clock.instant());
            next.addFlashAttribute("vendorLink", address.linkTo(link.path()));
            Toast.show(next, "delivery.link.made", link.name());
        } catch (RuleViolation violation) {
            Toast.show(next, violation.code());
        }
        return RUNNING + "/reporting";
    }

    @PostMapping("/link/revocation")
    String revoke(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        reportLinks.revoke(delivery, member.actor(), clock.instant());
        Toast.show(next, "delivery.link.revoked");
        return RUNNING + "/reporting";
    }

    @GetMapping("/hours")
    String hours(@PathVariable String id, Model model, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        model.addAttribute("form", HoursForm.of(delivery));
        return FormSubmission.open(delivery::requireNotEnded, () -> showHours(delivery, model), RUNNING, next);
    }

    private static String showHours(Delivery delivery, Model model) {
        model.addAttribute("delivery", delivery);
        return "delivery/hours";
    }

    @PostMapping("/hours")
    String changeHours(
            @PathVariable String id,
            @Valid @ModelAttribute("form") HoursForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        if (!errors.hasErrors() && Objects.equals(form.ourFrom(), form.ourTo())) {
            errors.rejectValue("ourTo", "delivery.hours.same");
        }
        if (!errors.hasErrors() && Objects.equals(form.theirFrom(), form.theirTo())) {
            errors.rejectValue("theirTo", "delivery.hours.same");
        }
        boolean done = formSubmission.save(
                () -> deliveries.works(
                        delivery.engagement(), FormSubmission.seen(form.version()), form.ours(), form.theirs()),
                () -> HoursForm.of(deliveries.get(delivery.engagement())).stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.hours.saved");
            return RUNNING + "#night";
        }
        return showHours(delivery, model);
    }

    /**
     * A report that did not come.
     *
     * @param writer who is to write it; null where nobody is named
     * @param asked who asked for it lately; null if nobody did
     * @param reachable whether an address of the writer is known
     */
    record LateReport(
            StatusReportId id,
            int week,
            Deadline due,
            @Nullable String writer,
            @Nullable ReasonedDecision asked,
            boolean reachable) {

        static LateReport of(StatusReport report, Delivery delivery, Instant now) {
            var reporter = delivery.reporter();
            return new LateReport(
                    report.id(),
                    report.week(),
                    report.period().due(),
                    reporter.isKnown() ? ReportLinks.writerOf(delivery) : null,
                    report.askedLately(now).orElse(null),
                    reporter.isKnown() && reporter.email() != null);
        }

        /** Whether a button asks for it. */
        public boolean isToBeAsked() {
            return asked == null && reachable;
        }
    }

    record ReporterForm(
            @Nullable Integer version,
            @NotNull(message = "{field.choose}") @Nullable ReportedBy side,

            @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @PossibleAddress @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {

        static ReporterForm of(Delivery delivery) {
            return new ReporterForm(
                    delivery.version(),
                    delivery.reporter().side(),
                    delivery.reporter().name(),
                    delivery.reporter().email());
        }

        StoredForm stored() {
            return new StoredForm(version, this);
        }
    }

    record HoursForm(
            @Nullable Integer version,
            @NotNull(message = "{field.required}") @Nullable LocalTime ourFrom,
            @NotNull(message = "{field.required}") @Nullable LocalTime ourTo,
            @NotNull(message = "{field.required}") @Nullable LocalTime theirFrom,
            @NotNull(message = "{field.required}") @Nullable LocalTime theirTo) {

        /** When our people work. Only of a form without errors. */
        WorkingHours ours() {
            return new WorkingHours(Objects.requireNonNull(ourFrom), Objects.requireNonNull(ourTo));
        }

        /** When the vendor's people work. Only of a form without errors. */
        WorkingHours theirs() {
            return new WorkingHours(Objects.requireNonNull(theirFrom), Objects.requireNonNull(theirTo));
        }

        static HoursForm of(Delivery delivery) {
            return new HoursForm(
                    delivery.version(),
                    delivery.times().ours().from(),
                    delivery.times().ours().to(),
                    delivery.times().theirs().from(),
                    delivery.times().theirs().to());
        }

        StoredForm stored() {
            return new StoredForm(version, this);
        }
    }
}
