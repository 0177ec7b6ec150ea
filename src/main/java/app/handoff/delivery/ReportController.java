package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final String REPORT = "delivery/report";
    static final String WRITING = "delivery/report-writing";

    private final StatusReports reports;
    private final Deliveries deliveries;
    private final ReportWriting writing;
    private final Meetings meetings;
    private final Issues issues;
    private final Breaches breaches;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    ReportController(
            StatusReports reports,
            Deliveries deliveries,
            ReportWriting writing,
            Meetings meetings,
            Issues issues,
            Breaches breaches,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.reports = reports;
        this.deliveries = deliveries;
        this.writing = writing;
        this.meetings = meetings;
        this.issues = issues;
        this.breaches = breaches;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/reports/{id}")
    String report(@PathVariable String id, CurrentMember member, Model model) {
        show(reports.get(StatusReportId.of(id)), Tried.NOTHING, member, model);
        return REPORT;
    }

    /** @param tried whose form is shown with what was typed, even where it cannot be sent any more */
    private String show(StatusReport report, Tried tried, CurrentMember member, Model model) {
        var delivery = deliveries.get(report.delivery());
        var view = ReportView.of(
                delivery,
                report,
                reports.before(report).orElse(null),
                reports.versions(report.id()),
                issues.firstAnswers(delivery, report, clock.instant()),
                clock.instant(),
                true,
                member.may(Role.MANAGER));
        model.addAttribute("view", view);
        model.addAttribute(
                "byCall", report.isIn() ? meetings.standingFor(report.id()).orElse(null) : null);
        model.addAttribute(
                "issues",
                issues.during(
                        delivery, report, IssuesController.reader(report.engagement(), delivery.vendorName(), member)));
        var untold = report.status() == StatusReport.Status.ACKNOWLEDGED && member.may(Role.MANAGER)
                ? breaches.detected(report.id())
                : List.<Breach>of();
        model.addAttribute("untold", untold.stream().map(Breach::levelName).collect(Collectors.joining(", ")));
        model.addAttribute("notice", untold.isEmpty() ? null : UntoldMiss.href(untold));
        model.addAttribute("filesAt", "/reports/" + report.id() + "/files");
        model.addAttribute("reading", view.reading() || tried == Tried.READING);
        model.addAttribute("asking", view.asking() || tried == Tried.QUESTION);
        model.addAttribute("enteringHours", view.asksOurHours() || tried == Tried.HOURS);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ReadingForm(report.version(), null));
        }
        if (!model.containsAttribute("question")) {
            model.addAttribute("question", new QuestionForm(report.version(), null));
        }
        if (!model.containsAttribute("hours")) {
            model.addAttribute("hours", OurHoursForm.of(report));
        }
        return REPORT;
    }

    @PostMapping("/reports/{id}/acknowledgement")
    @OwnersAndManagersOnly
    String acknowledge(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReadingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var before = reports.get(StatusReportId.of(id));
        var report = before.id();
        boolean done = formSubmission.save(
                () -> reports.acknowledge(
                        report,
                        FormSubmission.seen(form.version()),
                        form.oversightHours(),
                        member.actor(),
                        clock.instant()),
                () -> ReadingForm.stored(reports.get(report)),
                errors,
                model,
                response);
        return acted(done, "delivery.report.acknowledged", Tried.READING, before, member, model, next);
    }

    @PostMapping("/reports/{id}/query")
    @OwnersAndManagersOnly
    String query(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("question") QuestionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var before = reports.get(StatusReportId.of(id));
        var report = before.id();
        boolean done = formSubmission.save(
                () -> reports.query(
                        report,
                        FormSubmission.seen(form.version()),
                        form.question() == null ? "" : form.question(),
                        member.businessName(),
                        member.actor(),
                        clock.instant()),
                () -> QuestionForm.stored(reports.get(report)),
                errors,
                model,
                response);
        return acted(done, "delivery.report.queried", Tried.QUESTION, before, member, model, next);
    }

    /** Our own hours of a week whose report the vendor writes. */
    @PostMapping("/reports/{id}/hours")
    String enterOurHours(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("hours") OurHoursForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var before = reports.get(StatusReportId.of(id));
        var report = before.id();
        boolean done = formSubmission.save(
                () -> reports.enterOurHours(
                        report,
                        FormSubmission.seen(form.version()),
                        form.parallelHours(),
                        form.oversightHours(),
                        member.actor(),
                        clock.instant()),
                () -> OurHoursForm.stored(reports.get(report)),
                errors,
                model,
                response);
        return acted(done, "delivery.ourHours.saved", Tried.HOURS, before, member, model, next);
    }

    /** Back to the report once it is done; else the report with what was typed. */
    private String acted(
            boolean done,
            String toast,
            Tried tried,
            StatusReport before,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        if (done) {
            Toast.show(next, toast, before.week());
            return "redirect:/reports/" + before.id();
        }
        return show(reports.get(before.id()), tried, member, model);
    }

    /** @param call the meeting whose minutes are to stand for the report; null for none */
    @GetMapping("/reports/{id}/writing")
    String write(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String call,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        var held = heldCall(file, call);
        model.addAttribute("call", held == null ? null : held.id());
        return FormSubmission.open(
                () -> file.requireWritable(clock.instant()),
                () -> {
                    writing.show(
                            file,
                            writer(file.report(), member),
                            held == null ? null : MeetingView.asReport(held, format),
                            model);
                    return WRITING;
                },
                "redirect:/reports/" + id,
                next);
    }

    /** @throws NotFound if there is none such in the work of this report */
    private @Nullable Meeting heldCall(ReportFile file, @Nullable String call) {
        return call == null || call.isBlank()
                ? null
                : meetings.find(file.delivery().id(), MeetingId.of(call))
                        .filter(meeting -> meeting.mayStandFor(file.report()))
                        .orElseThrow(NotFound::new);
    }

    @PostMapping("/reports/{id}/writing")
    String send(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String call,
            @RequestParam(required = false) @Nullable Integer posted,
            CurrentMember member,
            @ModelAttribute("form") ReportForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        var held = heldCall(file, call);
        model.addAttribute("call", held == null ? null : held.id());
        boolean done = writing.send(file, form, posted, errors, writer(file.report(), member), model);
        if (done && held != null) {
            meetings.standFor(held.id(), reports.get(file.report().id()), member.actor(), clock.instant());
        }
        return written(done, "delivery.report.sent", file.report(), response, next);
    }

    /** Answers a question about the report, in the place of whoever wrote it. */
    @PostMapping("/reports/{id}/answer")
    String answer(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("answering") ReportWriting.AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        boolean done = writing.answer(file, form, errors, writer(file.report(), member), model);
        return written(done, "delivery.answer.sent", file.report(), response, next);
    }

    /** Says that a level was measured otherwise than the report says. */
    @PostMapping("/reports/{id}/objections")
    String object(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("objecting") ReportWriting.ObjectionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        boolean done = writing.object(file, form, errors, writer(file.report(), member), model);
        return written(done, "delivery.objection.kept", file.report(), response, next);
    }

    /** Back to the report once it is done; else the page it was written on once more. */
    private static String written(
            boolean done, String toast, StatusReport report, HttpServletResponse response, RedirectAttributes next) {
        if (done) {
            Toast.show(next, toast, report.week());
            return "redirect:/reports/" + report.id();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return WRITING;
    }

    @PostMapping(path = "/reports/{id}/writing/draft", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keep(@PathVariable String id, CurrentMember member, HttpServletRequest request) {
        var report = reports.get(StatusReportId.of(id));
        return writing.keep(report, request, writer(report, member));
    }

    @GetMapping("/reports/{id}/skip")
    String skipping(@PathVariable String id, Model model, RedirectAttributes next) {
        var file = reports.file(StatusReportId.of(id));
        return FormSubmission.open(
                file::requireSkippable, () -> skipping(file).ask(model), "redirect:/reports/" + id, next);
    }

    private static ReasonPage skipping(ReportFile file) {
        var report = file.report();
        var title = file.delivery().title();
        var page = "/reports/" + report.id();
        return ReasonPage.of(
                        "delivery.skipping",
                        page + "/writing",
                        page + "/skip",
                        ReportDiscussion.LONGEST_REASON,
                        report.week(),
                        title)
                .about(title)
                .hinted();
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
        boolean done = formSubmission.save(
                () -> reports.skip(report.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(
                        ReasonedDecision.reasonOf(reports.get(report.id()).skip())),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.report.wasSkipped", report.week());
            next.addFlashAttribute("toastUndo", "/reports/" + report.id() + "/resumption");
            return "redirect:/reports";
        }
        return skipping(reports.file(report.id())).again(model);
    }

    @PostMapping("/reports/{id}/resumption")
    String resume(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var report = reports.get(StatusReportId.of(id));
        reports.unskip(report.id(), member.actor(), clock.instant());
        Toast.show(next, "delivery.report.resumed", report.week());
        return "redirect:/reports/" + report.id();
    }

    static ReportWriting.Writer writer(StatusReport report, CurrentMember member) {
        var action = "/reports/" + report.id() + "/writing";
        boolean open = report.status() == StatusReport.Status.OPEN;
        return new ReportWriting.Writer(
                member.actor(),
                true,
                "member " + member.id(),
                action,
                "/reports/" + report.id() + "/answer",
                "/reports/" + report.id() + "/objections",
                open ? "/reports/" + report.id() + "/skip" : null,
                "/reports",
                "/reports/" + report.id() + "/files",
                false,
                "/reports/" + report.id() + "/numbers",
                IssuesController.reader(report.engagement(), "", member));
    }

    /** What was sent about a report and could not be done. */
    private enum Tried {
        NOTHING,
        READING,
        QUESTION,
        HOURS
    }

    record ReadingForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.HOURS) @Nullable BigDecimal oversightHours) {

        static StoredForm stored(StatusReport report) {
            var read = report.acknowledgement();
            return new StoredForm(
                    report.version(), read == null ? null : new ReadingForm(report.version(), read.oversightHours()));
        }
    }

    /** @param version how often our hours were entered */
    record OurHoursForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.HOURS) @Nullable BigDecimal parallelHours,
            @ReadAs(NumberKind.HOURS) @Nullable BigDecimal oversightHours) {

        static OurHoursForm of(StatusReport report) {
            var entered = report.ourHours();
            return new OurHoursForm(
                    report.ourHoursRevision(),
                    entered == null ? null : entered.parallel(),
                    entered == null ? null : entered.oversight());
        }

        static StoredForm stored(StatusReport report) {
            return new StoredForm(report.ourHoursRevision(), report.ourHours() == null ? null : of(report));
        }
    }

    record QuestionForm(@Nullable Integer version, @Nullable String question) {

        static StoredForm stored(StatusReport report) {
            var asked = report.discussion().openQuestion().orElse(null);
            return new StoredForm(
                    report.version(), asked == null ? null : new QuestionForm(report.version(), asked.reason()));
        }
    }
}
