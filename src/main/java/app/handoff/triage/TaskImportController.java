package app.handoff.triage;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.PastedTable;
import app.handoff.text.TableFile;
import app.handoff.text.TablePlan;
import app.handoff.web.FormErrors;
import app.handoff.web.ImportPreview;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes over tasks from somebody's own table: shows what it understood, then adds all of them or none. */
@Controller
@OwnersAndManagersOnly
class TaskImportController {

    private final Tasks inventory;
    private final TaskRepository tasks;
    private final ImportWords words;
    private final Format format;
    private final Clock clock;

    TaskImportController(Tasks inventory, TaskRepository tasks, ImportWords words, Format format, Clock clock) {
        this.inventory = inventory;
        this.tasks = tasks;
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/tasks/import")
    String blank(Model model) {
        var hourly = tasks.latest().map(Task::cost).map(Cost::perHour).map(Money::amount);
        var form = new TaskImportForm(null, null, null, null, hourly.orElse(null), Period.WEEK, null);
        return page(new BeanPropertyBindingResult(form, "form"), null, model);
    }

    /** @param add whether what was understood is to be added; else it is only shown */
    @PostMapping("/tasks/import")
    String read(
            @Valid @ModelAttribute("form") TaskImportForm form,
            BindingResult errors,
            @RequestParam(name = "add", required = false) @Nullable String add,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        if (errors.hasErrors()) {
            return refused(errors, null, response, model);
        }
        TaskImportForm typed;
        PastedTable table;
        try {
            typed = form.bringsFile()
                    ? form.withTable(
                            TableFile.text(Objects.requireNonNull(form.file()).getBytes()))
                    : form;
            table = PastedTable.read(typed.table() == null ? "" : typed.table());
        } catch (RuleViolation unreadable) {
            FormErrors.into(errors, unreadable);
            return refused(errors, null, response, model);
        }
        var plan = words.columns().plan(typed.columns(), Boolean.TRUE.equals(typed.headed()), table);
        var read = new BeanPropertyBindingResult(typed.read(plan), "form");
        TaskImport found = TaskImport.NOTHING;
        try {
            found = found(typed, table, plan);
            if (found.problems().isEmpty() && (add == null || !typed.wasSeen())) {
                return page(read, new ImportPreview<>(table, found.lines()), model);
            }
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            inventory.addAll(found.tasks(), member.actor(), at);
            Toast.show(next, "triage.import.done", found.lines().size());
            next.addFlashAttribute("toastUndo", "/tasks/import/removal?at=" + at);
            return "redirect:/tasks/table?show=to-assess";
        } catch (RuleViolation wrong) {
            FormErrors.into(read, wrong);
            return refused(read, new ImportPreview<>(table, found.lines()), response, model);
        }
    }

    @PostMapping("/tasks/import/removal")
    String undo(@RequestParam String at, CurrentMember member, RedirectAttributes next) {
        int removed = inventory.removeAdded(instant(at), member.id().id(), clock.instant());
        Toast.show(next, "triage.import.undone", removed);
        return "redirect:/tasks";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new NotFound();
        }
    }

    private TaskImport found(TaskImportForm form, PastedTable table, TablePlan<ImportColumn> plan) {
        var currency = format.currency();
        var otherwise = new TaskImport.Otherwise(
                Objects.requireNonNull(form.period()),
                Optional.ofNullable(form.costPerHour())
                        .map(amount -> new Money(amount, currency))
                        .orElse(null));
        return TaskImport.of(
                table, plan, otherwise, inventory.taken(plan.cells(table, ImportColumn.NAME)), words, currency);
    }

    private String refused(
            BindingResult errors,
            @Nullable ImportPreview<TaskImport.Line> shown,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(errors, shown, model);
    }

    private String page(BindingResult form, @Nullable ImportPreview<TaskImport.Line> shown, Model model) {
        model.addAllAttributes(form.getModel());
        model.addAttribute("shown", shown);
        model.addAttribute("ready", shown != null && shown.isReady());
        model.addAttribute("currency", format.currency());
        model.addAttribute(
                "periods", List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR, Period.ONCE));
        model.addAttribute("columnKinds", ImportColumn.values());
        model.addAttribute("fileLimit", TableFile.MOST_BYTES);
        return "triage/import";
    }
}
