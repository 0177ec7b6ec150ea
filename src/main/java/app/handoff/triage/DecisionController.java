package app.handoff.triage;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.LessonsLearnt;
import app.handoff.engagement.Reason;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.TaskId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.BrowserCopies;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happens with a task: first the verdict, then, if it leaves the desk, why and under which name. */
@Controller
@OwnersAndManagersOnly
class DecisionController {

    private static final HttpStatus REFUSED = HttpStatus.UNPROCESSABLE_CONTENT;
    private static final String WHY = "whyTyped";
    private static final String OVERRIDE = "overrideTyped";

    private final TaskRepository tasks;
    private final DecisionRepository decisions;
    private final Engagements engagements;
    private final ProfileRepository profiles;
    private final Triage triage;
    private final ObjectProvider<LessonsLearnt> lessons;
    private final Tasks inventory;
    private final CommonTasks common;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    DecisionController(
            TaskRepository tasks,
            DecisionRepository decisions,
            Engagements engagements,
            ProfileRepository profiles,
            Triage triage,
            ObjectProvider<LessonsLearnt> lessons,
            Tasks inventory,
            CommonTasks common,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.engagements = engagements;
        this.profiles = profiles;
        this.triage = triage;
        this.lessons = lessons;
        this.inventory = inventory;
        this.common = common;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/tasks/{id}/decision")
    String decision(@PathVariable TaskId id, Model model) {
        var task = tasks.get(id);
        model.addAttribute("form", new RulingForm(null, null, null));
        model.addAttribute("judgeForm", new JudgeForm(null));
        return page(task, task.version(), model);
    }

    @PostMapping("/tasks/{id}/decision")
    Object decide(
            @PathVariable TaskId id,
            @Valid @ModelAttribute("form") RulingForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        boolean out = form != null && form.verdict() == Verdict.OUTSOURCE;
        boolean done = formSubmission.save(
                () -> {
                    if (out) {
                        tasks.get(id).expectMayBe(Verdict.OUTSOURCE, form.override());
                    } else {
                        triage.decide(id, form.ruling(seen), member.actor(), clock.instant());
                    }
                },
                () -> decided(id),
                errors,
                model);
        var task = tasks.get(id);
        if (!done) {
            model.addAttribute("judgeForm", new JudgeForm(null));
            return new ModelAndView(page(task, seen, model), REFUSED);
        }
        if (out) {
            next.addFlashAttribute(WHY, form.why());
            next.addFlashAttribute(OVERRIDE, form.override());
            return "redirect:/tasks/{id}/decision/handover";
        }
        Toast.show(next, "triage.toast.decided." + form.verdict(), task.name());
        next.addFlashAttribute("toastUndo", "/tasks/" + id + "/decision/withdrawal");
        return "redirect:/tasks";
    }

    /** The decision that stands; none while the task waits for one. */
    private StoredForm decided(TaskId id) {
        var task = tasks.get(id);
        return new StoredForm(
                task.version(),
                task.decision().flatMap(decisions::findById).map(RulingForm::of).orElse(null));
    }

    @PostMapping("/tasks/{id}/decision/withdrawal")
    String withdraw(@PathVariable TaskId id, RedirectAttributes next) {
        triage.reopen(id);
        Toast.show(next, "triage.toast.reopened", tasks.get(id).name());
        return "redirect:/tasks/{id}/decision";
    }

    @PostMapping("/tasks/{id}/judge")
    Object nameJudge(
            @PathVariable TaskId id,
            @Valid @ModelAttribute("judgeForm") JudgeForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            var task = tasks.get(id);
            model.addAttribute("form", new RulingForm(null, null, null));
            return new ModelAndView(page(task, task.version(), model), REFUSED);
        }
        inventory.nameJudge(id, Objects.requireNonNull(form.judge()));
        Toast.show(next, "triage.toast.judgeNamed", form.judge());
        return "redirect:/tasks/{id}/decision";
    }

    @GetMapping("/tasks/{id}/decision/handover")
    String handover(@PathVariable TaskId id, Model model, RedirectAttributes next) {
        var task = tasks.get(id);
        var form = new HandoverForm(
                Set.of(), null, task.name(), (String) model.getAttribute(OVERRIDE), (String) model.getAttribute(WHY));
        model.addAttribute("form", form);
        return FormSubmission.open(
                task::requireNotEngaged,
                () -> handoverPage(task, task.version(), model),
                "redirect:/tasks/{id}/decision",
                next);
    }

    @PostMapping("/tasks/{id}/decision/handover")
    Object handOver(
            @PathVariable TaskId id,
            @Valid @ModelAttribute("form") HandoverForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            HttpServletRequest request,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> triage.handOver(id, form.order(seen), member.actor(), clock.instant()),
                () -> StoredForm.changed(
                        tasks.get(id).version(), Map.of(), Sentence.of("triage.decision.changedMeanwhile")),
                errors,
                model);
        var open = done || model.containsAttribute("newerVersion") ? open(id) : null;
        if (open == null) {
            return new ModelAndView(handoverPage(tasks.get(id), seen, model), REFUSED);
        }
        if (done) {
            Toast.show(next, "triage.toast.opened", form.name());
        } else {
            BrowserCopies.isNotStored(request);
        }
        return "redirect:/engagements/" + open.id();
    }

    private @Nullable Engagement open(TaskId id) {
        return engagements.of(id).stream()
                .filter(engagement -> !engagement.isEnded())
                .filter(engagement -> engagement.partOf().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private String page(Task task, int version, Model model) {
        var before = engagements.of(task.id());
        var shown = DecisionView.of(task, names(task), profiles.own(), decisions.about(task.id()), before);
        model.addAttribute("view", shown);
        model.addAttribute(
                "learnt",
                lessons.stream()
                        .flatMap(told ->
                                told.of(before.stream().map(Engagement::id).toList()).stream())
                        .toList());
        model.addAttribute("version", version);
        model.addAttribute("advice", advice(shown));
        if (task.judge().isEmpty()) {
            model.addAttribute("people", inventory.people());
        }
        model.addAttribute("verdicts", verdicts(shown));
        return "triage/decision";
    }

    /** What it is called, and what such work is commonly called. */
    private List<String> names(Task task) {
        return Stream.concat(Stream.of(task.name()), common.calledLike(task.name()).map(common::name).stream())
                .toList();
    }

    /** For exactly this work where it is a common task, else for its sort; null before anybody told what the work is like. */
    private @Nullable String advice(DecisionView view) {
        var otherwise = view.advice();
        return otherwise == null
                ? null
                : common.calledLike(view.name())
                        .filter(task -> task.nature().kind() == view.kind())
                        .map(common::advice)
                        .orElseGet(() -> format.message(otherwise));
    }

    private List<Option> verdicts(DecisionView view) {
        return view.choices().stream()
                .map(verdict -> new Option(
                        verdict.name(),
                        format.word(verdict),
                        format.message(
                                verdict == view.suggestion().verdict()
                                        ? "triage.verdict." + verdict + ".suggested"
                                        : "triage.verdict." + verdict)))
                .toList();
    }

    private String handoverPage(Task task, int version, Model model) {
        var profile = profiles.own();
        model.addAttribute("view", DecisionView.of(task, names(task), profile, List.of(), List.of()));
        model.addAttribute("values", profile.values());
        model.addAttribute("version", version);
        model.addAttribute("allReasons", Reason.values());
        model.addAttribute(
                "reasons",
                Stream.of(Reason.values())
                        .map(reason -> new Option(
                                reason.name(), format.word(reason), format.message("triage.reason." + reason)))
                        .toList());
        return "triage/handover";
    }

    record RulingForm(
            @NotNull(message = "{triage.decision.choose}") @Nullable Verdict verdict,

            @Size(max = 2000, message = "{field.tooLong}") @Nullable String override,

            @Size(max = 2000, message = "{field.tooLong}") @Nullable String why) {

        static RulingForm of(Decision decision) {
            return new RulingForm(
                    decision.verdict(),
                    decision.overrideReason().orElse(null),
                    decision.why().orElse(null));
        }

        Triage.Ruling ruling(int seen) {
            return new Triage.Ruling(Objects.requireNonNull(verdict), why, override, seen);
        }
    }

    record JudgeForm(
            @NotBlank(message = "{triage.judge.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String judge) {}

    record HandoverForm(
            @NotEmpty(message = "{triage.motives.none}") @Nullable Set<Reason> reasons,

            @Nullable Reason leading,

            @NotBlank(message = "{engagement.name.required}") @Size(max = Engagement.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

            @Size(max = 2000, message = "{field.tooLong}") @Nullable String override,

            @Size(max = 2000, message = "{field.tooLong}") @Nullable String why) {

        Triage.HandingOver order(int seen) {
            return new Triage.HandingOver(
                    Objects.requireNonNull(name),
                    OutsourcingReasons.of(Objects.requireNonNull(reasons), leading),
                    why,
                    override,
                    seen);
        }
    }
}
