package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.TaskId;
import app.handoff.text.Format;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Several tasks on one page: written down, answered and changed where they stand, or picked from those that are common. */
@Controller
@OwnersAndManagersOnly
class TaskTableController {

    private static final int PAGE = 30;
    private static final String TO_ASSESS = "to-assess";

    /** Carries tasks that are stored without what the work is like, and the answers so far, on to the next page. */
    private static final String BEGUN = "begun";

    private final Tasks inventory;
    private final TaskRepository tasks;
    private final TaskQuery list;
    private final CommonTasks common;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    TaskTableController(
            Tasks inventory,
            TaskRepository tasks,
            TaskQuery list,
            CommonTasks common,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.inventory = inventory;
        this.tasks = tasks;
        this.list = list;
        this.common = common;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    /** A common task as it is offered. */
    record Offer(CommonTask task, String name) {

        /** "10 h weekly". */
        public Sentence effort() {
            return TaskLine.said(task.effort(), null);
        }
    }

    /** Common tasks to pick from; what is picked is shown as a table before anything is added. */
    @GetMapping("/tasks/common")
    String offered(Model model) {
        model.addAttribute("form", new PickForm(Set.of()));
        return offers(model);
    }

    private String offers(Model model) {
        var families = Stream.of(CommonTask.Family.values())
                .map(family -> Map.entry(
                        family,
                        common.all().stream()
                                .filter(task -> task.family() == family)
                                .map(task -> new Offer(task, common.name(task)))
                                .toList()))
                .toList();
        model.addAttribute("families", families);
        return "triage/common";
    }

    /**
     * @param show whether only those are shown that nobody has assessed yet
     * @param after the task that was the last of the page before
     * @param picking keys of common tasks to begin with
     */
    @GetMapping("/tasks/table")
    String table(
            @RequestParam(name = "show", required = false) @Nullable String show,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @ModelAttribute("form") PickForm picking,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        if (model.getAttribute(BEGUN) instanceof TaskTableForm begun) {
            return page(begun, model);
        }
        var pick = picking.pick();
        var picked = pick == null ? List.<CommonTask>of() : common.of(pick);
        if (pick != null && picked.isEmpty()) {
            errors.rejectValue("pick", "triage.common.none");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return offers(model);
        }
        var rows = new ArrayList<TaskRowForm>();
        if (pick == null) {
            var filter = TO_ASSESS.equals(show) ? TaskQuery.Filter.TO_ASSESS : TaskQuery.Filter.ALL;
            var found = list.tasks(filter, TaskQuery.Sort.HOURS, after == null ? null : TaskId.of(after), PAGE);
            found.stream().limit(PAGE).map(this::row).forEach(rows::add);
            if (found.size() > PAGE) {
                model.addAttribute("last", found.get(PAGE - 1).id());
            }
            model.addAttribute("show", show);
        } else {
            picked.stream()
                    .limit(PAGE)
                    .map(task -> TaskRowForm.picked(task, common.name(task)))
                    .forEach(rows::add);
        }
        var hourly = tasks.latest().map(Task::cost).map(Cost::perHour).map(Money::amount);
        return page(TaskTableForm.opened(hourly.orElse(null), rows), model);
    }

    /** What was picked of the common tasks; null where nobody was asked. */
    record PickForm(@Nullable Set<String> pick) {}

    /** Of a task that nobody has assessed, with the answers of a common one of such a name. */
    private TaskRowForm row(Task task) {
        var row = TaskRowForm.of(task);
        return task.isAssessed()
                ? row
                : common.calledLike(task.name()).map(row::likeCommon).orElse(row);
    }

    @PostMapping("/tasks/table")
    String write(
            @Valid @ModelAttribute("form") TaskTableForm form,
            BindingResult errors,
            @RequestParam(name = "more", required = false) @Nullable String more,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (more != null && !errors.hasErrors()) {
            return page(form.withMoreRows(), model);
        }
        var before = before(form);
        missing(form, before).forEach(wrong -> FormErrors.into(errors, wrong));
        var written = new HashMap<String, TaskId>();
        boolean done = formSubmission.save(
                () -> written.putAll(inventory.write(entries(form, before), member.actor(), clock.instant())),
                () -> stored(form, before),
                errors,
                model,
                response);
        if (!done) {
            return page(form, model);
        }
        var begun = begun(form, written);
        if (!begun.isEmpty()) {
            Toast.show(next, "triage.table.savedBut", written.size(), begun.size());
            next.addFlashAttribute(BEGUN, form.with(begun));
            return "redirect:/tasks/table?show=" + TO_ASSESS;
        }
        Toast.show(next, "triage.table.saved", written.size());
        return "redirect:/tasks";
    }

    /** The rows whose answers are not complete, as their tasks are stored now. */
    private List<TaskRowForm> begun(TaskTableForm form, Map<String, TaskId> written) {
        var rows = new LinkedHashMap<TaskId, TaskRowForm>();
        for (int at = 0; at < form.rows().size(); at++) {
            var row = form.rows().get(at);
            var id = row.isNew() ? written.get(rowAt(at)) : idOf(row);
            if (id != null && row.isBegun()) {
                rows.put(id, row);
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        var stored = tasks.all(rows.keySet()).stream().collect(Collectors.toMap(Task::id, Function.identity()));
        return rows.entrySet().stream()
                .map(row -> row.getValue().begunAt(Objects.requireNonNull(stored.get(row.getKey()))))
                .toList();
    }

    private static String rowAt(int at) {
        return "rows[" + at + "]";
    }

    /** The tasks of the rows, by their ids. */
    private Map<TaskId, Task> before(TaskTableForm form) {
        var ids = form.rows().stream()
                .filter(row -> !row.isNew())
                .map(TaskTableController::idOf)
                .toList();
        return tasks.all(ids).stream().collect(Collectors.toMap(Task::id, Function.identity()));
    }

    private static List<RuleViolation> missing(TaskTableForm form, Map<TaskId, Task> before) {
        return IntStream.range(0, form.rows().size())
                .filter(at -> !form.rows().get(at).isEmpty())
                .boxed()
                .flatMap(at -> {
                    var row = form.rows().get(at);
                    return row.missing(details(row, before)).stream()
                            .map(wrong -> wrong.at(rowAt(at) + "." + wrong.field()));
                })
                .toList();
    }

    private List<Tasks.Entry> entries(TaskTableForm form, Map<TaskId, Task> before) {
        var entries = new ArrayList<Tasks.Entry>();
        for (int at = 0; at < form.rows().size(); at++) {
            var row = form.rows().get(at);
            if (!row.isEmpty()) {
                var task = row.isNew() ? null : task(row, before);
                entries.add(new Tasks.Entry(
                        rowAt(at),
                        task == null ? null : task.id(),
                        FormSubmission.seen(row.version()),
                        row.details(details(row, before), form, currency(task))));
            }
        }
        return entries;
    }

    private static Task task(TaskRowForm row, Map<TaskId, Task> tasks) {
        return Objects.requireNonNull(tasks.get(idOf(row)));
    }

    /** Of a row that is not new. */
    private static TaskId idOf(TaskRowForm row) {
        return TaskId.of(Objects.requireNonNull(row.id()));
    }

    private static @Nullable TaskDetails details(TaskRowForm row, Map<TaskId, Task> before) {
        return row.isNew() ? null : task(row, before).details();
    }

    private Currency currency(@Nullable Task task) {
        return task == null ? format.currency() : task.currency();
    }

    /** The table as it would be if its tasks were shown in it now. */
    private StoredForm stored(TaskTableForm typed, Map<TaskId, Task> before) {
        var now = before(typed);
        var stored = typed.rows().stream()
                .map(row -> row.isEmpty()
                        ? row
                        : row.isNew()
                                ? TaskRowForm.EMPTY
                                : row.stored(task(row, now).details()))
                .toList();
        var asStored = typed.rows().stream()
                .map(row -> row.isEmpty()
                        ? row
                        : row.stored(row.details(
                                details(row, before), typed, currency(row.isNew() ? null : task(row, before)))))
                .toList();
        return new StoredForm(now, typed.with(stored)).comparedWith(typed.with(asStored));
    }

    /**
     * A row as it is shown.
     *
     * @param version of its task; the newest one where the page shows what others saved
     * @param data what it touches, in words
     */
    record Shown(int at, TaskRowForm form, @Nullable Integer version, String data) {

        public int number() {
            return at + 1;
        }

        /** Whether something stands under its fields. */
        public boolean tellsMore() {
            return form.toBeChecked() || form.isBegun() || !data.isEmpty();
        }
    }

    private String page(TaskTableForm form, Model model) {
        var newer = model.getAttribute("newerVersion") instanceof Map<?, ?> tasksNow ? tasksNow : Map.of();
        model.addAttribute("form", form);
        model.addAttribute(
                "rows",
                IntStream.range(0, form.rows().size())
                        .mapToObj(at -> {
                            var row = form.rows().get(at);
                            var version = !row.isNew() && newer.get(idOf(row)) instanceof Task now
                                    ? Integer.valueOf(now.version())
                                    : row.version();
                            var data = new TreeSet<>(row.data()).stream().map(format::word);
                            return new Shown(at, row, version, data.collect(Collectors.joining("; ")));
                        })
                        .toList());
        model.addAttribute("currency", format.currency());
        model.addAttribute("periods", Period.values());
        model.addAttribute("people", inventory.people());
        model.addAttribute("kinds", TaskKind.values());
        model.addAttribute("places", Place.values());
        model.addAttribute("cores", CoreActivity.values());
        model.addAttribute("alike", Scales.repetitive(format));
        model.addAttribute("simple", Scales.simplicity(format));
        model.addAttribute("risks", Scales.risk(format));
        return "triage/table";
    }
}
