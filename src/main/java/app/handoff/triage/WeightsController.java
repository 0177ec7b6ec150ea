package app.handoff.triage;

import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How much each term of the score counts for this business, tried out before it is saved. */
@Controller
@OwnersAndManagersOnly
class WeightsController {

    private static final int FIRST_TASKS = 10;

    private final ScoreWeightsRepository weights;
    private final Tasks inventory;
    private final TaskQuery list;
    private final FormSubmission formSubmission;

    WeightsController(ScoreWeightsRepository weights, Tasks inventory, TaskQuery list, FormSubmission formSubmission) {
        this.weights = weights;
        this.inventory = inventory;
        this.list = list;
        this.formSubmission = formSubmission;
    }

    @GetMapping("/tasks/weights")
    String weights(Model model) {
        var own = weights.own();
        model.addAttribute("form", WeightsForm.of(own.weights()));
        return page(own.version(), model);
    }

    /**
     * @param look whether the ranking is only to be looked at
     * @param usual whether the usual weights are asked for; they are shown with their ranking, and count once they are saved
     */
    @PostMapping("/tasks/weights")
    String weigh(
            @Valid @ModelAttribute("form") WeightsForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            @RequestParam(name = "look", required = false) @Nullable String look,
            @RequestParam(name = "usual", required = false) @Nullable String usual,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (usual != null) {
            model.addAttribute("form", WeightsForm.of(Weights.USUAL));
            return preview(Weights.USUAL, seen, model);
        }
        if (look != null) {
            return FormSubmission.submit(
                    errors, response, () -> preview(form.weights(), seen, model), () -> page(seen, model));
        }
        boolean done =
                formSubmission.save(() -> inventory.weigh(seen, form.weights()), this::stored, errors, model, response);
        if (!done) {
            return page(seen, model);
        }
        Toast.show(next, "triage.toast.weights");
        return "redirect:/tasks";
    }

    private StoredForm stored() {
        var own = weights.own();
        return new StoredForm(own.version(), WeightsForm.of(own.weights()));
    }

    private String preview(Weights by, int version, Model model) {
        model.addAttribute(
                "moves", list.moves(by, FIRST_TASKS).stream().map(Moved::of).toList());
        return page(version, model);
    }

    private static String page(int version, Model model) {
        model.addAttribute("version", version);
        return "triage/weights";
    }

    /**
     * A task and where it would stand.
     *
     * @param how as a key of the bundle: up, down or stays
     * @param places by how many places
     */
    record Moved(TaskQuery.Move task, String how, long places) {

        static Moved of(TaskQuery.Move task) {
            long up = task.up();
            return new Moved(task, up > 0 ? "up" : up < 0 ? "down" : "stays", Math.abs(up));
        }
    }

    record WeightsForm(
            @NotNull(message = RANGE) @Min(value = 0, message = RANGE) @Max(value = Weights.ALL, message = RANGE) @Nullable Integer repeats,

            @NotNull(message = RANGE) @Min(value = 0, message = RANGE) @Max(value = Weights.ALL, message = RANGE) @Nullable Integer simple,

            @NotNull(message = RANGE) @Min(value = 0, message = RANGE) @Max(value = Weights.ALL, message = RANGE) @Nullable Integer hours,

            @NotNull(message = RANGE) @Min(value = 0, message = RANGE) @Max(value = Weights.ALL, message = RANGE) @Nullable Integer offSite) {

        private static final String RANGE = "{triage.weights.range}";

        static WeightsForm of(Weights weights) {
            return new WeightsForm(weights.repeats(), weights.simple(), weights.hours(), weights.offSite());
        }

        Weights weights() {
            return new Weights(
                    Objects.requireNonNull(repeats),
                    Objects.requireNonNull(simple),
                    Objects.requireNonNull(hours),
                    Objects.requireNonNull(offSite));
        }
    }
}
