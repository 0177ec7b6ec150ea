package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

/** Weekly reports for whoever writes them without an account: the vendor, or a colleague. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
class ReportLinkController {

    private static final int SHOWN = 12;

    /** As many weeks as are looked at for holidays. */
    private static final int AHEAD = 8;

    private static final int MOST_MISSES = 5;
    private static final String SENT = "delivery/link-sent";
    static final String WRITING = "delivery/link-writing";

    private final StatusReports reports;
    private final Deliveries deliveries;
    private final ReportWriting writing;
    private final Breaches breaches;
    private final Issues issues;
    private final Clock clock;

    ReportLinkController(
            StatusReports reports,
            Deliveries deliveries,
            ReportWriting writing,
            Breaches breaches,
            Issues issues,
            Clock clock) {
        this.reports = reports;
        this.breaches = breaches;
        this.issues = issues;
        this.deliveries = deliveries;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/report")
    @WithLinkAlone
    String weeks(LinkVisitor visitor, Model model) {
        var now = clock.instant();
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        boolean reading = !ReportLinks.writes(delivery, visitor.requiredHolder());
        var weeks = reading
                ? new WeeksToWrite(deliveries.newestIn(delivery, SHOWN), List.of())
                : deliveries.toWrite(delivery, now, SHOWN, AHEAD);
        var view = Weeks.of(delivery, weeks, visitor, now);
        var next = view.write();
        model.addAttribute("view", view);
        model.addAttribute("reader", ReportLinks.clockOf(delivery, visitor.requiredHolder()));
        if (!ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            model.addAttribute("issues", visitor.path("/report/issues"));
            model.addAttribute("invoices", visitor.path("/report/invoices"));
            model.addAttribute("numberTokens", visitor.path("/report/tokens"));
            model.addAttribute("toAnswer", issues.waitingForVendor(delivery.id()));
        }
        // Before the first week nothing can be missed.
        if (!weeks.begun().isEmpty() && !ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            var misses = MissLinkController.lines(delivery, breaches.toldTo(delivery.id(), MOST_MISSES), visitor);
            next = Next.first(next, misses);
            model.addAttribute("misses", misses);
        }
        model.addAttribute("next", next);
        return "delivery/link-weeks";
    }

    @GetMapping("/s/{token}/report/{id}")
    String write(@PathVariable String id, LinkVisitor visitor, Model model, RedirectAttributes next) {
        var file = fileOf(id, visitor);
        return FormSubmission.open(
                () -> file.requireWritable(clock.instant()),
                () -> {
                    writing.show(file, asWriter(file, visitor), model);
                    return WRITING;
                },
                "redirect:" + visitor.path(file.report().canBeChanged() ? "/report" : "/report/" + id + "/sent"),
                next);
    }

    @PostMapping("/s/{token}/report/{id}")
    String send(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer posted,
            LinkVisitor visitor,
            @ModelAttribute("form") ReportForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var file = fileOf(id, visitor);
        boolean done = writing.send(file, form, posted, errors, asWriter(file, visitor), model);
        return written(done, id, visitor, response);
    }

    @PostMapping("/s/{token}/report/{id}/answer")
    String answer(
            @PathVariable String id,
            LinkVisitor visitor,
            @ModelAttribute("answering") ReportWriting.AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var file = fileOf(id, visitor);
        boolean done = writing.answer(file, form, errors, asWriter(file, visitor), model);
        return written(done, id, visitor, response);
    }

    /** On to what was sent once it is done; else the page it was written on once more. */
    private static String written(boolean done, String id, LinkVisitor visitor, HttpServletResponse response) {
        if (done) {
            return "redirect:" + visitor.path("/report/" + id + "/sent");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return WRITING;
    }

    @PostMapping("/s/{token}/report/{id}/objections")
    String object(
            @PathVariable String id,
            LinkVisitor visitor,
            @ModelAttribute("objecting") ReportWriting.ObjectionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var file = fileOf(id, visitor);
        if (writing.object(file, form, errors, writer(file, visitor), model)) {
            return "redirect:" + visitor.path("/report/" + id + "/sent");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ReportLinks.writes(file.delivery(), visitor.requiredHolder()) ? WRITING : showSent(file, visitor, model);
    }

    @PostMapping(path = "/s/{token}/report/{id}/draft", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keep(@PathVariable String id, LinkVisitor visitor, HttpServletRequest request) {
        var file = fileOf(id, visitor);
        return writing.keep(file.report(), request, asWriter(file, visitor));
    }

    @GetMapping("/s/{token}/report/{id}/sent")
    @WithLinkAlone
    String sent(@PathVariable String id, LinkVisitor visitor, Model model) {
        showSent(fileOf(id, visitor), visitor, model);
        return SENT;
    }

    /** What was sent; whoever does not write it can say here where they counted otherwise. */
    private String showSent(ReportFile file, LinkVisitor visitor, Model model) {
        var report = file.report();
        var delivery = file.delivery();
        boolean writes = ReportLinks.writes(delivery, visitor.requiredHolder());
        model.addAttribute(
                "view",
                ReportView.of(
                        delivery,
                        report,
                        reports.before(report).orElse(null),
                        reports.versions(report.id()),
                        issues.firstAnswers(delivery, report, clock.instant()),
                        clock.instant(),
                        ReportLinks.isColleague(delivery, visitor.requiredHolder()),
                        false));
        model.addAttribute("back", visitor.path("/report"));
        model.addAttribute("filesAt", visitor.path("/report/" + report.id() + "/files"));
        model.addAttribute("change", writes ? visitor.path("/report/" + report.id()) : null);
        if (!writes && report.isIn()) {
            model.addAttribute("object", visitor.path("/report/" + report.id() + "/objections"));
            writing.askForObjection(file, model);
        }
        return SENT;
    }

    /** The database narrows the vendor role to this delivery already; a report of another one looks like none. */
    private ReportFile fileOf(String id, LinkVisitor visitor) {
        return narrowed(reports.file(StatusReportId.of(id)), visitor);
    }

    /** @throws NotFound if it is a report of another delivery */
    static ReportFile narrowed(ReportFile file, LinkVisitor visitor) {
        if (!file.delivery().id().id().equals(visitor.subject())) {
            throw new NotFound();
        }
        return file;
    }

    /** @throws NotFound if somebody else writes the reports */
    static ReportWriting.Writer asWriter(ReportFile file, LinkVisitor visitor) {
        if (!ReportLinks.writes(file.delivery(), visitor.requiredHolder())) {
            throw new NotFound();
        }
        return writer(file, visitor);
    }

    private static ReportWriting.Writer writer(ReportFile file, LinkVisitor visitor) {
        var report = file.report();
        var delivery = file.delivery();
        boolean vendor = !ReportLinks.isColleague(delivery, visitor.requiredHolder());
        return new ReportWriting.Writer(
                vendor
                        ? Actor.vendor(delivery.vendor().id(), visitor.name())
                        : new Actor(Actor.Kind.MEMBER, null, visitor.name()),
                !vendor,
                "link " + visitor.name(),
                visitor.path("/report/" + report.id()),
                visitor.path("/report/" + report.id() + "/answer"),
                visitor.path("/report/" + report.id() + "/objections"),
                null,
                visitor.path("/report"),
                visitor.path("/report/" + report.id() + "/files"),
                true,
                visitor.path("/report/" + report.id() + "/numbers"),
                vendor ? IssueLinkController.reader(delivery, visitor) : null);
    }

    /** What is to be done first: the report of a week, or the reply to a notice that is due before it. */
    record Next(Sentence title, Deadline due, String href, Sentence button) {

        /** What is due first of the report to write and the replies to notices. */
        static @Nullable Next first(@Nullable Next report, List<MissLinkController.Line> misses) {
            return Stream.concat(Stream.ofNullable(report), misses.stream().flatMap(miss -> miss.reply().stream()))
                    .min(Comparator.comparing(step -> step.due().at()))
                    .orElse(null);
        }
    }

    /**
     * @param reading whether somebody else writes the reports, so that there is nothing to do but read
     * @param first the week to write now; null when none can be written
     * @param ownCode where the vendor chooses a code of its own, to need no message each week; null for a colleague
     */
    record Weeks(
            String title,
            String vendorName,
            boolean reading,
            @Nullable Week first,
            List<Week> weeks,
            @Nullable Deadline nextDue,
            boolean ended,
            @Nullable String ownCode,
            @Nullable String meetings,
            @Nullable String overnight,
            List<Sentence> holidays) {

        /** The report to write now; null when none can be written. */
        @Nullable Next write() {
            return first == null
                    ? null
                    : new Next(
                            Sentence.of("delivery.link.next", first.week()),
                            first.due(),
                            first.href(),
                            Sentence.of("delivery.link.write"));
        }

        /** Whether nothing is to write before the day on which the next report is due. */
        public boolean isQuiet() {
            return first == null && !ended && nextDue != null;
        }

        /** @param weeks to be shown; none to come where whoever reads does not write them */
        static Weeks of(Delivery delivery, WeeksToWrite weeks, LinkVisitor visitor, Instant now) {
            boolean ended = delivery.hasEnded();
            boolean reading = !ReportLinks.writes(delivery, visitor.requiredHolder());
            boolean vendor = !ReportLinks.isColleague(delivery, visitor.requiredHolder());
            var known = weeks.begun().stream()
                    .map(report -> Week.of(report, visitor, now, ended || reading))
                    .toList();
            return new Weeks(
                    delivery.title(),
                    delivery.vendorName(),
                    reading,
                    known.stream().filter(Week::waits).findFirst().orElse(null),
                    known,
                    weeks.toCome().stream()
                            .findFirst()
                            .map(next -> next.period().due())
                            .orElse(null),
                    ended,
                    vendor ? visitor.path("/code/own") : null,
                    vendor ? visitor.path("/report/meetings") : null,
                    vendor ? visitor.path("/report/overnight") : null,
                    ended ? List.of() : holidaysOf(delivery, weeks.toCome(), now));
        }
    }

    /** Reports ahead that are due on a holiday of whoever writes them, and those that were moved because of one. */
    private static List<Sentence> holidaysOf(Delivery delivery, List<StatusReport> reports, Instant now) {
        var until = now.plus(TogetherView.HOLIDAYS_AHEAD);
        var asked = HolidayProposal.all(reports, HolidayDecisions.writer(delivery), now, until).stream()
                .map(proposal -> Sentence.of(
                        "delivery.holiday.link",
                        proposal.report().week(),
                        proposal.report().period().due(),
                        proposal.holiday().name()));
        var moved = reports.stream()
                .filter(report -> report.dueAt().isAfter(now) && report.dueAt().isBefore(until))
                .flatMap(report -> report.dueBeforeHoliday().stream()
                        .map(before -> Sentence.of(
                                "delivery.holiday.link.moved",
                                report.week(),
                                report.period().due())));
        return Stream.concat(asked, moved).toList();
    }

    record Week(
            int week,
            LocalDate from,
            LocalDate to,
            Deadline due,
            StatusReport.Standing standing,
            String standingKind,
            boolean waits,
            String href) {

        static Week of(StatusReport report, LinkVisitor visitor, Instant now, boolean closed) {
            var standing = report.standing(now);
            boolean waits = !closed
                    && (report.status() == StatusReport.Status.OPEN || report.status() == StatusReport.Status.QUERIED);
            return new Week(
                    report.week(),
                    report.period().from(),
                    report.period().to(),
                    report.period().due(),
                    standing,
                    ServiceLevelText.kind(standing),
                    waits,
                    visitor.path("/report/" + report.id() + (waits ? "" : "/sent")));
        }
    }
}
