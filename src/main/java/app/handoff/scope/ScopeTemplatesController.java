package app.handoff.scope;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
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

/** Own templates of scopes: saved from a scope, called otherwise, removed. */
@Controller
@OwnersAndManagersOnly
class ScopeTemplatesController {

    private final ScopeTemplates templates;
    private final Scoping scoping;
    private final FormSubmission formSubmission;
    private final Clock clock;

    ScopeTemplatesController(ScopeTemplates templates, Scoping scoping, FormSubmission formSubmission, Clock clock) {
        this.templates = templates;
        this.scoping = scoping;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping("/scope-templates")
    String list(Model model) {
        model.addAttribute("templates", templates.all());
        model.addAttribute("most", ScopeTemplates.MOST);
        return "scope/templates";
    }

    @GetMapping("/engagements/{id}/scope/template")
    String ask(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        if (scoping.current(id).content().blank()) {
            Toast.show(next, "scope.template.blank");
            return "redirect:/engagements/{id}/scope";
        }
        model.addAttribute("form", new NameForm(scoping.title(id)));
        return savePage(id, model);
    }

    @PostMapping("/engagements/{id}/scope/template")
    String save(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(
                            () -> templates.save(scoping.current(id), form.called(), member.actor(), clock.instant()));
                    Toast.show(next, "scope.template.done", form.called());
                    return "redirect:/scope-templates";
                },
                () -> savePage(id, model));
    }

    private String savePage(EngagementId id, Model model) {
        model.addAttribute("engagement", id);
        model.addAttribute("engagementName", scoping.title(id));
        return "scope/template-saving";
    }

    @GetMapping("/scope-templates/{id}/name")
    String askName(@PathVariable ScopeTemplateId id, Model model) {
        var template = templates.get(id);
        model.addAttribute("form", new NameForm(template.name()));
        return namePage(template, template.version(), model);
    }

    @PostMapping("/scope-templates/{id}/name")
    String rename(
            @PathVariable ScopeTemplateId id,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        int seen = FormSubmission.seen(version);
        boolean done = formSubmission.save(
                () -> templates.rename(id, seen, form.called()), () -> stored(id), errors, model, response);
        if (!done) {
            return namePage(templates.get(id), seen, model);
        }
        Toast.show(next, "scope.template.renamed", form.called());
        return "redirect:/scope-templates";
    }

    private StoredForm stored(ScopeTemplateId id) {
        var template = templates.get(id);
        return new StoredForm(template.version(), new NameForm(template.name()));
    }

    private static String namePage(ScopeTemplate template, int seen, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("seen", seen);
        return "scope/template-name";
    }

    @PostMapping("/scope-templates/{id}/removal")
    String remove(@PathVariable ScopeTemplateId id, RedirectAttributes next) {
        templates.remove(id, clock.instant());
        Toast.show(next, "scope.template.removed");
        next.addFlashAttribute("toastUndo", "/scope-templates/" + id + "/return");
        return "redirect:/scope-templates";
    }

    @PostMapping("/scope-templates/{id}/return")
    String bringBack(@PathVariable ScopeTemplateId id, RedirectAttributes next) {
        templates.restore(id);
        Toast.show(next, "scope.template.restored");
        return "redirect:/scope-templates";
    }

    record NameForm(
            @NotBlank(message = "{scope.template.name.missing}") @Size(max = ScopeTemplate.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name) {

        String called() {
            return Objects.requireNonNull(name).strip();
        }
    }
}
