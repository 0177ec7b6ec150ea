package app.handoff.triage;

import app.handoff.kernel.TaskId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a task would cost and free with a vendor. All that is supposed stands in the address; nothing is stored. */
@Controller
@OwnersAndManagersOnly
class WhatIfController {

    private final TaskRepository tasks;
    private final Format format;

    WhatIfController(TaskRepository tasks, Format format) {
        this.tasks = tasks;
        this.format = format;
    }

    /** @param per what the price is for; null before anything was supposed */
    @GetMapping("/tasks/{id}/what-if")
    String whatIf(
            @PathVariable TaskId id,
            @RequestParam(name = "per", required = false) @Nullable String per,
            @Valid @ModelAttribute("form") WhatIfForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var task = tasks.get(id);
        var units = units(task);
        if (per == null) {
            model.addAttribute("form", WhatIfForm.BLANK);
            return page(task, units, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var whatIf = form.of(task, units);
                    var unit = units.stream()
                            .filter(one -> one.key().equals(per))
                            .findFirst()
                            .orElseThrow();
                    model.addAttribute("view", WhatIfView.of(whatIf, unit, format));
                    return page(task, units, model);
                },
                () -> page(task, units, model));
    }

    /** A month always; an hour and a piece where it is known how many of them make a year. */
    private List<WhatIfForm.Unit> units(Task task) {
        var units = new ArrayList<WhatIfForm.Unit>();
        units.add(new WhatIfForm.Unit("month", format.message("triage.whatIf.per.month"), BigDecimal.valueOf(12)));
        task.baseline()
                .knownHoursPerYear()
                .ifPresent(hours ->
                        units.add(new WhatIfForm.Unit("hour", format.message("triage.whatIf.per.hour", hours), hours)));
        var volumes = task.details().volumes();
        for (int at = 0; at < volumes.size(); at++) {
            var volume = volumes.get(at);
            var quantity = volume.quantity();
            if (volume.counted() == Volume.Counted.A_YEAR && quantity != null && quantity.signum() > 0) {
                units.add(new WhatIfForm.Unit(
                        "piece-" + (at + 1),
                        format.message("triage.whatIf.per.piece", volume.what(), quantity),
                        quantity));
            }
        }
        return units;
    }

    private static String page(Task task, List<WhatIfForm.Unit> units, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("effort", TaskLine.said(task.effort(), task.details().doneBy()));
        model.addAttribute("year", DecisionView.year(task));
        model.addAttribute(
                "units",
                units.stream().map(unit -> new Option(unit.key(), unit.what())).toList());
        return "triage/what-if";
    }
}
