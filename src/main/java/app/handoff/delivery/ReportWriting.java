package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.text.Format;
import app.handoff.text.Numbers;
import app.handoff.text.Option;
import app.handoff.text.UnreadableNumber;
import app.handoff.web.DraftSubmission;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.server.ResponseStatusException;

/** Writing a weekly report, the same for members and for whoever comes through a link. */
@Component
class ReportWriting {

    private static final int MOST_ANSWERS = 100;
    private static final Set<String> NO_ANSWERS = Set.of("version", "posted");

    private final StatusReports reports;
    private final Issues issues;
    private final FormSubmission formSubmission;
    private final DraftSubmission draftSubmission;
    private final Format format;
    private final Clock clock;

    ReportWriting(
            StatusReports reports,
            Issues issues,
            FormSubmission formSubmission,
            DraftSubmission draftSubmission,
            Format format,
            Clock clock) {
        this.reports = reports;
        this.issues = issues;
        this.formSubmission = formSubmission;
        this.draftSubmission = draftSubmission;
        this.format = format;
        this.clock = clock;
    }

    /**
     * Who writes, and where the answers go.
     *
     * @param ours whether one of us writes
     * @param draftOf names the writer's own draft
     * @param files where the files of the report stand; {@code inParts} whether they can come part by part
     * @param numbers where numbers are taken over from a table
     * @param issues who reads what is open between the weeks; null for a colleague, who has no part in it
     */
    record Writer(
            Actor actor,
            boolean ours,
            String draftOf,
            String action,
            String answer,
            String object,
            @Nullable String skip,
            @Nullable String back,
            String files,
            boolean inParts,
            String numbers,
            IssueView.@Nullable Reader issues) {}

    /** The form with the writer's draft, else with what was sent, else empty. */
    void show(ReportFile file, Writer writer, Model model) {
        show(file, writer, null, model);
    }

    /** @param minutes of a call, which begin an empty form; null where none stands for the report */
    void show(ReportFile file, Writer writer, @Nullable String minutes, Model model) {
        var report = file.report();
        var delivery = file.delivery();
        var drafts = reports.drafts(report.id(), List.of(writer.draftOf(), SystemNumbers.WRITER));
        var draft = drafts.get(writer.draftOf());
        var posted = drafts.get(SystemNumbers.WRITER);
        var content = report.submission().content();
        ReportForm form;
        if (draft == null && content != null) {
            form = ReportForm.of(delivery, content, report.version());
        } else {
            var begun = draft != null
                    ? draft.answers()
                    : minutes == null ? Map.<String, String>of() : Map.of("done", minutes);
            var answers = withCounted(posted == null ? begun : withPosted(begun, posted.answers()), file);
            form = answers.isEmpty()
                    ? ReportForm.empty(delivery, report.version())
                    : ReportForm.fromAnswers(delivery, answers, report.version());
            model.addAttribute("postedAt", posted == null ? null : posted.savedAt());
        }
        model.addAttribute("form", form);
        around(file, writer, draft, form, posted, model);
    }

    /** What somebody typed, and in fields left empty what a system posted. */
    private static Map<String, String> withPosted(Map<String, String> typed, Map<String, String> posted) {
        var answers = new HashMap<>(typed);
        posted.forEach((field, number) -> answers.merge(field, number, (own, other) -> own.isBlank() ? other : own));
        return answers;
    }

    /** The same with what was counted from what is raised between the reports, of levels of which nothing else is told. */
    private Map<String, String> withCounted(Map<String, String> told, ReportFile file) {
        var counted = issues.firstAnswers(file.delivery(), file.report(), clock.instant());
        if (counted.isEmpty()) {
            return told;
        }
        var answers = new HashMap<>(told);
        var levels = file.delivery().levels();
        for (int at = 0; at < levels.size(); at++) {
            var found = counted.get(levels.get(at).id());
            var numerator = "levels[" + at + "].numerator";
            var denominator = "levels[" + at + "].denominator";
            if (found != null
                    && found.due() > 0
                    && answers.getOrDefault(numerator, "").isBlank()
                    && answers.getOrDefault(denominator, "").isBlank()) {
                answers.put(numerator, String.valueOf(found.inTime()));
                answers.put(denominator, String.valueOf(found.due()));
            }
        }
        return answers;
    }

    /** The report as it is stored by now. */
    ReportFile again(ReportFile file) {
        return reports.file(file.report().id());
    }

    /** What a system says otherwise than what was typed, by the fields; whoever writes decides. */
    private static Map<String, String> otherwise(ReportForm form, @Nullable ReportDraft posted) {
        if (posted == null) {
            return Map.of();
        }
        var typed = form.answers();
        var numbers = new LinkedHashMap<String, String>();
        posted.answers().forEach((field, number) -> {
            if (!isSame(typed.getOrDefault(field, ""), number)) {
                numbers.put(field, number);
            }
        });
        return numbers;
    }

    private static boolean isSame(String typed, String number) {
        try {
            return Numbers.parse(typed).compareTo(Numbers.parse(number)) == 0;
        } catch (UnreadableNumber unreadable) {
            return typed.strip().equals(number);
        }
    }

    /**
     * Sends the report; false if something must be mended first.
     *
     * @param seenPosted how often a system had posted numbers when the page was opened; null if none had. Those that it corrected since
     *     are shown first, beside what was typed
     */
    boolean send(
            ReportFile file,
            ReportForm form,
            @Nullable Integer seenPosted,
            BindingResult errors,
            Writer writer,
            Model model) {
        if (errors.hasErrors()) {
            // Every field is a text: what cannot be read at all did not come from our page.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var report = file.report().id();
        var delivery = file.delivery();
        var content = form.read(delivery, file.report().period(), writer.ours(), errors);
        var posted = reports.draft(report, SystemNumbers.WRITER).orElse(null);
        boolean corrected = posted != null
                && posted.version() != FormSubmission.seen(seenPosted)
                && !otherwise(form, posted).isEmpty();
        if (corrected) {
            errors.reject("delivery.token.corrected");
        }
        boolean done = content != null
                && !corrected
                && formSubmission.save(
                        () -> reports.submit(
                                report,
                                FormSubmission.seen(form.version()),
                                content,
                                form.correction() == null || form.correction().isBlank()
                                        ? null
                                        : form.correction().strip(),
                                writer.draftOf(),
                                writer.actor(),
                                clock.instant()),
                        () -> stored(delivery, reports.get(report), content),
                        errors,
                        model);
        if (!done) {
            around(reports.file(report), writer, null, form, posted, model);
        }
        return done;
    }

    /** What is sent already, and what was typed as it would be sent. */
    private StoredForm stored(Delivery delivery, StatusReport report, ReportContent typed) {
        var sent = report.submission().content();
        if (sent == null) {
            return new StoredForm(report.version(), null);
        }
        var words = new HashMap<String, String>();
        words.put("health", format.word(sent.health()));
        if (sent.recoveryPlan() != null && sent.recoveryPlan().by() != null) {
            words.put("recoveryDay", format.day(sent.recoveryPlan().by()));
        }
        return new StoredForm(report.version(), ReportForm.of(delivery, sent, report.version()), words)
                .comparedWith(ReportForm.of(delivery, typed, report.version()));
    }

    /** Answers the question that waits; false if something must be mended first. */
    boolean answer(ReportFile file, AnswerForm form, BindingResult errors, Writer writer, Model model) {
        var report = file.report().id();
        boolean done = formSubmission.save(
                () -> reports.answer(
                        report,
                        FormSubmission.seen(form.version()),
                        form.answer() == null ? "" : form.answer(),
                        writer.actor(),
                        clock.instant()),
                () -> AnswerForm.stored(reports.get(report)),
                errors,
                model);
        if (!done) {
            show(reports.file(report), writer, model);
        }
        return done;
    }

    /** Keeps an objection to a measurement; false if something must be mended first. */
    boolean object(ReportFile file, ObjectionForm form, BindingResult errors, Writer writer, Model model) {
        var report = file.report().id();
        boolean done = formSubmission.save(
                () -> reports.object(
                        report,
                        FormSubmission.seen(form.version()),
                        form.levelId(),
                        form.numerator(),
                        form.denominator(),
                        form.reason() == null ? "" : form.reason(),
                        writer.actor(),
                        clock.instant()),
                () -> ObjectionForm.stored(reports.get(report)),
                errors,
                model);
        if (!done) {
            show(reports.file(report), writer, model);
        }
        return done;
    }

    record ObjectionForm(
            @Nullable Integer version,
            @Nullable String level,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String reason) {

        static ObjectionForm empty(StatusReport report) {
            return new ObjectionForm(report.version(), null, null, null, null);
        }

        ServiceLevelId levelId() {
            if (level == null || level.isBlank()) {
                throw new RuleViolation("delivery.objection.choose").at("level");
            }
            return ServiceLevelId.of(level);
        }

        static StoredForm stored(StatusReport report) {
            return new StoredForm(
                    report.version(),
                    report.objections().stream()
                            .reduce((earlier, later) -> later)
                            .map(last -> new ObjectionForm(
                                    report.version(),
                                    last.counted().level().toString(),
                                    last.counted().numerator(),
                                    last.counted().denominator(),
                                    last.reason()))
                            .orElse(null));
        }
    }

    record AnswerForm(@Nullable Integer version, @Nullable String answer) {

        static StoredForm stored(StatusReport report) {
            return new StoredForm(
                    report.version(),
                    report.discussion().questions().stream()
                            .map(ReportQuestion::answer)
                            .filter(Objects::nonNull)
                            .reduce((earlier, later) -> later)
                            .map(answer -> new AnswerForm(report.version(), answer.reason()))
                            .orElse(null));
        }
    }

    /** Saves the writer's draft while it is typed. */
    ResponseEntity<String> keep(StatusReport report, HttpServletRequest sent, Writer writer) {
        var answers = new LinkedHashMap<String, String>();
        Collections.list(sent.getParameterNames()).stream()
                .filter(name -> !name.startsWith("_") && !NO_ANSWERS.contains(name))
                .limit(MOST_ANSWERS)
                .forEach(name -> answers.put(name, sent.getParameter(name)));
        return draftSubmission.keepOwn(
                sent, format.zone(), () -> reports.keep(report.id(), writer.draftOf(), answers, clock.instant()));
    }

    private void around(
            ReportFile file,
            Writer writer,
            @Nullable ReportDraft draft,
            ReportForm form,
            @Nullable ReportDraft posted,
            Model model) {
        var report = file.report();
        model.addAttribute("posted", posted == null ? null : String.valueOf(posted.version()));
        model.addAttribute("otherwise", otherwise(form, posted));
        model.addAttribute(
                "view",
                WritingView.of(
                        file.delivery(),
                        report,
                        reports.before(report).orElse(null),
                        issues.firstAnswers(file.delivery(), report, clock.instant()),
                        clock.instant(),
                        writer.ours(),
                        draft == null ? null : draft.savedAt(),
                        writer.action(),
                        writer.answer(),
                        writer.object(),
                        writer.skip(),
                        writer.back()));
        model.addAttribute(
                "issues",
                writer.issues() == null ? List.of() : issues.during(file.delivery(), report, writer.issues()));
        model.addAttribute("healthOptions", healthOptions());
        model.addAttribute("numbersAt", writer.numbers());
        model.addAttribute("attached", AttachingView.of(file, writer));
        if (!model.containsAttribute("attaching")) {
            model.addAttribute("attaching", Map.of());
        }
        if (!model.containsAttribute("answering")) {
            model.addAttribute("answering", new AnswerForm(report.version(), null));
        }
        askForObjection(file, model);
    }

    /** The form in which somebody says that a level was measured otherwise. */
    void askForObjection(ReportFile file, Model model) {
        if (!model.containsAttribute("objecting")) {
            model.addAttribute("objecting", ObjectionForm.empty(file.report()));
        }
        model.addAttribute(
                "levelOptions",
                file.delivery().levels(file.report().period()).stream()
                        .map(level -> new Option(level.id().toString(), level.name()))
                        .toList());
    }

    private List<Option> healthOptions() {
        return Stream.of(Health.values())
                .map(health -> new Option(health.name(), format.word(health), null, ServiceLevelText.kind(health)))
                .toList();
    }
}
