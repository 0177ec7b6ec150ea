package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.DataClass;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** What a business asks its vendors for beside the usual evidence. */
@Controller
@OwnersAndManagersOnly
class OwnNeedsController {

    private static final String TABLE = "redirect:/vendors/evidence";

    private final EvidenceTable table;
    private final FormSubmission formSubmission;
    private final Clock clock;

    OwnNeedsController(EvidenceTable table, FormSubmission formSubmission, Clock clock) {
        this.table = table;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping("/vendors/evidence/new")
    String add(Model model) {
        model.addAttribute("form", new OwnNeedForm(null, null, null));
        return newForm(model);
    }

    @PostMapping("/vendors/evidence")
    String add(
            CurrentMember member,
            @Valid @ModelAttribute("form") OwnNeedForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    table.add(form.title(), form.classes(), form.shown(), member.actor(), clock.instant());
                    Toast.show(next, "vendor.ownNeed.added", form.title());
                    return TABLE;
                },
                () -> newForm(model));
    }

    private static String newForm(Model model) {
        model.addAttribute("classes", DataClass.values());
        return "vendor/need-new";
    }

    @GetMapping("/vendors/evidence/own/{id}")
    String edit(@PathVariable OwnNeedId id, Model model) {
        var need = table.own(id);
        model.addAttribute("form", OwnNeedForm.of(need));
        model.addAttribute("version", need.version());
        return editForm(need, model);
    }

    @PostMapping("/vendors/evidence/own/{id}")
    String save(
            @PathVariable OwnNeedId id,
            @RequestParam int version,
            @Valid @ModelAttribute("form") OwnNeedForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var need = table.own(id);
        model.addAttribute("version", version);
        boolean done = formSubmission.save(
                () -> table.change(id, form.title(), form.classes(), form.shown(), version),
                () -> new StoredForm(table.own(id).version(), OwnNeedForm.of(table.own(id))),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.ownNeed.saved", form.title());
            return TABLE;
        }
        return editForm(need, model);
    }

    private static String editForm(OwnNeed need, Model model) {
        model.addAttribute("id", need.getId());
        model.addAttribute("needName", need.name());
        model.addAttribute("classes", DataClass.values());
        return "vendor/need-edit";
    }

    @PostMapping("/vendors/evidence/own/{id}/removal")
    String remove(@PathVariable OwnNeedId id, RedirectAttributes next) {
        table.remove(id, clock.instant());
        Toast.show(next, "vendor.ownNeed.removed");
        return TABLE;
    }

    /**
     * What is typed about something that the business asks for itself.
     *
     * @param data for which data it is asked
     * @param counts what a vendor has to show
     */
    record OwnNeedForm(
            @NotBlank(message = "{vendor.ownNeed.name.required}") @Size(max = 80, message = "{field.tooLong}") @Nullable String name,

            @NotEmpty(message = "{vendor.ownNeed.data.required}") @Nullable List<DataClass> data,

            @NotBlank(message = "{vendor.ownNeed.counts.required}") @Size(max = 500, message = "{field.tooLong}") @Nullable String counts) {

        static OwnNeedForm of(OwnNeed need) {
            return new OwnNeedForm(need.name(), need.data(), need.counts());
        }

        private String title() {
            return Objects.requireNonNull(name).strip();
        }

        private Set<DataClass> classes() {
            var chosen = EnumSet.noneOf(DataClass.class);
            Objects.requireNonNull(data).stream().filter(Objects::nonNull).forEach(chosen::add);
            return chosen;
        }

        private String shown() {
            return Objects.requireNonNull(counts).strip();
        }
    }
}
