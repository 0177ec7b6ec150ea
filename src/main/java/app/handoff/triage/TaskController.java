package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.TaskId;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Option;
import app.handoff.text.ReadAs;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: added, changed, split, removed and brought back. */
@Controller
@OwnersAndManagersOnly
class TaskController {

    private final Tasks inventory;
    private final TaskRepository tasks;
    private final TaskQuery list;
    private final ProfileRepository profiles;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    TaskController(
            Tasks inventory,
            TaskRepository tasks,
            TaskQuery list,
            ProfileRepository profiles,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.inventory = inventory;
        this.tasks = tasks;
        this.list = list;
        this.profiles = profiles;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/tasks/new")
    String blank(@RequestParam(name = "checkOf", required = false) @Nullable String checkOf, Model model) {
        if (checkOf == null) {
            model.addAttribute("form", TaskForm.blank(tasks.latest().orElse(null)));
        } else {
            var checked = tasks.get(TaskId.of(checkOf));
            var name = format.message("triage.check.name", checked.name());
            model.addAttribute("form", TaskForm.checkOf(checked, name));
            model.addAttribute("checked", checked.name());
        }
        return page(model, null, 0, format.currency());
    }

    @PostMapping("/tasks")
    String add(
            @Valid @ModelAttribute("form") TaskForm form,
            BindingResult errors,
            @RequestParam(name = "another", required = false) @Nullable String another,
            @RequestParam(name = "more", required = false) @Nullable String more,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        expectAnswers(form, false, errors);
        if (more != null && !errors.hasErrors()) {
            return moreLines(form, null, 0, format.currency(), model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    inventory.add(form.details(format.currency()), member.actor(), clock.instant());
                    Toast.show(next, "triage.toast.added", form.name(), form.saidEffort());
                    return another == null ? "redirect:/tasks" : "redirect:/tasks/new";
                },
                () -> page(model, null, 0, format.currency()));
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable TaskId id, Model model) {
        var task = tasks.get(id);
        model.addAttribute("form", TaskForm.of(task.details()));
        return page(model, task, task.version(), task.currency());
    }

    @PostMapping("/tasks/{id}")
    String change(
            @PathVariable TaskId id,
            @Valid @ModelAttribute("form") TaskForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam(name = "onward", required = false) @Nullable String onward,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var task = tasks.get(id);
        expectAnswers(form, !task.isAssessed() && onward == null, errors);
        if (more != null && !errors.hasErrors()) {
            return moreLines(form, task, seen, task.currency(), model);
        }
        var currency = task.currency();
        boolean done = formSubmission.save(
                () -> inventory.change(id, seen, form.details(currency)),
                () -> stored(id, form),
                errors,
                model,
                response);
        if (!done) {
            return page(model, tasks.get(id), seen, currency);
        }
        Toast.show(next, "triage.toast.changed", form.name(), form.saidEffort());
        return onward == null
                ? "redirect:/tasks/{id}/decision"
                : list.nextToAssess()
                        .map(following -> "redirect:/tasks/" + following)
                        .orElse("redirect:/tasks");
    }

    /** Whatever could not be read is said to be wrong already. */
    private static void expectAnswers(TaskForm form, boolean mayStayOpen, BindingResult errors) {
        form.missing(mayStayOpen).stream()
                .filter(missing -> !errors.hasFieldErrors(Objects.requireNonNull(missing.field())))
                .forEach(missing -> FormErrors.into(errors, missing));
    }

    private StoredForm stored(TaskId id, TaskForm typed) {
        var task = tasks.get(id);
        return new StoredForm(task.version(), TaskForm.of(task.details()))
                .comparedWith(TaskForm.of(typed.details(task.currency())));
    }

    @PostMapping("/tasks/{id}/removal")
    String remove(@PathVariable TaskId id, RedirectAttributes next) {
        var name = tasks.get(id).name();
        inventory.remove(id, clock.instant());
        Toast.show(next, "triage.toast.removed", name);
        next.addFlashAttribute("toastUndo", "/tasks/" + id + "/return");
        return "redirect:/tasks";
    }

    @PostMapping("/tasks/{id}/return")
    String bringBack(@PathVariable TaskId id, RedirectAttributes next) {
        inventory.restore(id);
        Toast.show(next, "triage.toast.restored", tasks.get(id).name());
        return "redirect:/tasks";
    }

    @GetMapping("/tasks/{id}/split")
    String split(@PathVariable TaskId id, Model model, RedirectAttributes next) {
        var task = tasks.get(id);
        model.addAttribute("form", new SplitForm(null, null));
        return FormSubmission.open(
                task::requireSplittable, () -> splitPage(task, model), "redirect:/tasks/{id}/decision", next);
    }

    @PostMapping("/tasks/{id}/split")
    String split(
            @PathVariable TaskId id,
            @Valid @ModelAttribute("form") SplitForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var part = inventory.splitOff(
                            id, Objects.requireNonNull(form.name()), form.hours(), member.actor(), clock.instant());
                    Toast.show(next, "triage.toast.split", form.name());
                    return "redirect:/tasks/" + part + "/decision";
                },
                () -> splitPage(tasks.get(id), model));
    }

    record SplitForm(
            @NotBlank(message = "{triage.task.name.required}") @Size(max = Task.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

            @ReadAs(NumberKind.HOURS) @Nullable BigDecimal hours) {}

    private static String splitPage(Task task, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("effort", TaskLine.said(task.effort(), task.details().doneBy()));
        return "triage/split";
    }

    /** What is typed so far, with empty lines for more volumes; nothing is saved yet. */
    private String moreLines(TaskForm form, @Nullable Task task, int version, Currency currency, Model model) {
        model.addAttribute("form", form.withMoreVolumes());
        return page(model, task, version, currency);
    }

    private String page(Model model, @Nullable Task task, int version, Currency currency) {
        model.addAttribute("task", task);
        model.addAttribute("version", version);
        model.addAttribute("toAssess", task != null && !task.isAssessed());
        model.addAttribute("currency", currency);
        model.addAttribute("places", described("Place", "OFF_SITE", "VISITS", "PARTLY", "ON_SITE"));
        model.addAttribute("cores", described("CoreActivity", "NONE", "SUPPORTS", "CORE"));
        model.addAttribute("judges", described("Judged", "SOMEBODY", "NOBODY"));
        model.addAttribute(
                "kinds", Stream.of(TaskKind.values()).map(this::explained).toList());
        model.addAttribute("alike", Scales.repetitive(format));
        model.addAttribute("simple", Scales.simplicity(format));
        model.addAttribute("risks", Scales.risk(format));
        model.addAttribute("periods", Period.values());
        model.addAttribute("dataClasses", DataClass.values());
        model.addAttribute("countings", Volume.Counted.values());
        model.addAttribute("open", opened(model));
        model.addAttribute("coreCompetencies", profiles.own().coreCompetencies());
        model.addAttribute("people", inventory.people());
        return "triage/task";
    }

    /** The folded parts that hold something or must be mended. */
    private static Set<String> opened(Model model) {
        var errors = (BindingResult) model.getAttribute(BindingResult.MODEL_KEY_PREFIX + "form");
        var opened = new HashSet<String>();
        if (errors != null) {
            errors.getFieldErrors().forEach(error -> opened.addAll(TaskForm.partsOf(error.getField())));
        }
        if (model.getAttribute("form") instanceof TaskForm form) {
            opened.addAll(form.filledParts());
        } else {
            opened.addAll(TaskForm.PARTS);
        }
        return opened;
    }

    /** In a list to choose from, an option has one line for its name and its examples. */
    private Option explained(TaskKind kind) {
        var examples = format.message("triage.TaskKind." + kind + ".hint");
        return new Option(kind.name(), format.message("triage.task.kind.option", format.word(kind), examples));
    }

    private List<Option> described(String type, String... constants) {
        return Stream.of(constants)
                .map(constant -> new Option(
                        constant,
                        format.message("enum." + type + "." + constant),
                        format.message("triage." + type + "." + constant + ".hint")))
                .toList();
    }
}
