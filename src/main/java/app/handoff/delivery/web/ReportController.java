package app.handoff.delivery.web;

import app.handoff.delivery.Deliveries;
import app.handoff.delivery.StatusReport;
import app.handoff.delivery.StatusReportId;
import app.handoff.delivery.StatusReports;
import app.handoff.shared.Role;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One weekly report: written by members, read and answered by owners and managers. */
@Controller
@MembersOnly
class ReportController {

    private final StatusReports reports;
    private final Deliveries deliveries;
    private final ReportWriting writing;
    private final Clock clock;

    ReportController(StatusReports reports, Deliveries deliveries, ReportWriting writing, Clock clock) {
        this.reports = reports;
        this.deliveries = deliveries;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/reports/{id}")
    String report(@PathVariable String id, CurrentMember member, Model model) {
        var report = reports.get(StatusReportId.of(id));
        model.addAttribute("form", new ReadingForm(report.version(), null));
        model.addAttribute("question", new QuestionForm(report.version(), null));
        return show(report, member, model);
    }

    private String show(StatusReport report, CurrentMember member, Model model) {
        model.addAttribute(
                "view",
                ReportView.of(
                        deliveries.get(report.delivery()),
                        report,
                        reports.before(report).orElse(null),
                        reports.versions(report.id()),
                        clock.instant(),
                        member.may(Role.MANAGER)));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ReadingForm(report.version(), null));
        }
        if (!model.containsAttribute("question")) {
            model.addAttribute("question", new QuestionForm(report.version(), null));
        }
        return "delivery/report";
    }

    @PostMapping("/reports/{id}/acknowledgement")
    @ManagersOnly
    String acknowledge(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReadingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        if (!errors.hasErrors()) {
            try {
                reports.acknowledge(
                        report.id(), seen(form.version()), form.oversightHours(), member.actor(), clock.instant());
                Toast.show(next, "delivery.report.acknowledged", report.week());
                return "redirect:/reports/" + report.id();
            } catch (RuleViolation violation) {
                if (violation.field() == null) {
                    throw violation;
                }
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(report, member, model);
    }

    @PostMapping("/reports/{id}/query")
    @ManagersOnly
    String query(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("question") QuestionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        try {
            reports.query(
                    report.id(),
                    seen(form.version()),
                    form.question() == null ? "" : form.question(),
                    member.actor(),
                    clock.instant());
            Toast.show(next, "delivery.report.queried", report.week());
            return "redirect:/reports/" + report.id();
        } catch (RuleViolation violation) {
            if (violation.field() == null) {
                throw violation;
            }
            Refusals.into(errors, violation);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(report, member, model);
    }

    @GetMapping("/reports/{id}/writing")
    String write(@PathVariable String id, CurrentMember member, Model model, RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        if (!report.canBeChanged()) {
            return "redirect:/reports/" + report.id();
        }
        writing.show(report, writer(report, member), model);
        return "delivery/report-writing";
    }

    @PostMapping("/reports/{id}/writing")
    String send(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReportForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        if (writing.send(report, form, errors, writer(report, member), model)) {
            Toast.show(next, "delivery.report.sent", report.week());
            return "redirect:/reports/" + report.id();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "delivery/report-writing";
    }

    @PostMapping(path = "/reports/{id}/writing/draft", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keep(
            @PathVariable String id, CurrentMember member, @RequestParam Map<String, String> answers) {
        var report = reports.get(StatusReportId.of(id));
        return ResponseEntity.ok(writing.keep(report.id(), answers, writer(report, member)));
    }

    @GetMapping("/reports/{id}/skip")
    String skipping(@PathVariable String id, Model model) {
        var report = reports.get(StatusReportId.of(id));
        model.addAttribute("form", new ReasonForm(null));
        return askToSkip(report, model);
    }

    private String askToSkip(StatusReport report, Model model) {
        var title = deliveries.get(report.delivery()).title();
        model.addAttribute("view", ReasonView.skip(report, title));
        return "delivery/reason";
    }

    @PostMapping("/reports/{id}/skip")
    String skip(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        try {
            reports.skip(report.id(), form.reasonText(), member.actor(), clock.instant());
            Toast.show(next, "delivery.report.wasSkipped", report.week());
            next.addFlashAttribute("toastUndo", "/reports/" + report.id() + "/resumption");
            return "redirect:/reports";
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return askToSkip(report, model);
    }

    @PostMapping("/reports/{id}/resumption")
    String resume(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        reports.unskip(report.id(), member.actor(), clock.instant());
        Toast.show(next, "delivery.report.resumed", report.week());
        return "redirect:/reports/" + report.id();
    }

    private static ReportWriting.Writer writer(StatusReport report, CurrentMember member) {
        var action = "/reports/" + report.id() + "/writing";
        boolean open = report.status() == StatusReport.Status.OPEN;
        return new ReportWriting.Writer(
                member.actor(),
                true,
                "member " + member.id(),
                action,
                open ? "/reports/" + report.id() + "/skip" : null,
                "/reports");
    }

    private static int seen(@Nullable Integer version) {
        return version == null ? -1 : version;
    }

    record ReadingForm(@Nullable Integer version, @Nullable BigDecimal oversightHours) {}

    record QuestionForm(@Nullable Integer version, @Nullable String question) {}
}
