package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the business keeps for its next contracts, and its templates: made, changed, retired. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/contract-templates")
class ContractTemplatesController {

    private final ContractTemplates templates;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    ContractTemplatesController(
            ContractTemplates templates, FormSubmission formSubmission, Format format, Clock clock) {
        this.templates = templates;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        var clauses = templates.clauses();
        model.addAttribute("clauses", clauses);
        model.addAttribute(
                "templates",
                templates.templates().stream()
                        .map(template -> TemplateLine.of(template, clauses, format))
                        .toList());
        return "contract/templates";
    }

    @GetMapping("/new")
    String begin(Model model) {
        model.addAttribute("form", TemplateForm.EMPTY);
        return page(null, model);
    }

    @PostMapping
    String make(
            @Valid @ModelAttribute("form") TemplateForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> templates.make(form.called(), form.choices(List.of()), member.actor(), clock.instant()),
                () -> StoredForm.once(null),
                errors,
                model,
                response);
        if (!done) {
            return page(null, model);
        }
        Toast.show(next, "contract.template.done", form.called().strip());
        return "redirect:/contract-templates";
    }

    @GetMapping("/{template}")
    String open(@PathVariable ContractTemplateId template, Model model, RedirectAttributes next) {
        var one = templates.template(template);
        if (one.isRetired()) {
            Toast.show(next, "contract.template.retired", one.name());
            return "redirect:/contract-templates";
        }
        model.addAttribute("form", TemplateForm.of(one));
        return page(one, model);
    }

    @PostMapping("/{template}")
    String change(
            @PathVariable ContractTemplateId template,
            @Valid @ModelAttribute("form") TemplateForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> templates.changeTemplate(
                        template,
                        FormSubmission.seen(form.version()),
                        form.called(),
                        form.choices(templates.template(template).choices().attachments())),
                () -> stored(template),
                errors,
                model,
                response);
        if (!done) {
            return page(templates.template(template), model);
        }
        Toast.show(next, "contract.template.changed", form.called().strip());
        return "redirect:/contract-templates";
    }

    private StoredForm stored(ContractTemplateId id) {
        var now = templates.template(id);
        var renewal = now.choices().renewal();
        return new StoredForm(
                now.version(),
                TemplateForm.of(now),
                renewal == null ? Map.of() : Map.of("renewal", format.message("enum.Renewal." + renewal)));
    }

    /** @param template null as long as it is not made */
    private String page(@Nullable ContractTemplate template, Model model) {
        model.addAttribute("made", template);
        model.addAttribute("action", template == null ? "/contract-templates" : "/contract-templates/" + template.id());
        model.addAttribute(
                "renewals",
                Arrays.stream(Renewal.values())
                        .map(renewal -> new Option(renewal.name(), format.message("enum.Renewal." + renewal)))
                        .toList());
        model.addAttribute("lateInterests", Safeguards.LateInterest.values());
        model.addAttribute("canBeLeftOut", TemplateChoices.canBeLeftOut());
        model.addAttribute(
                "ownClauses",
                templates.clauses().stream()
                        .map(clause -> new Option(clause.id().toString(), clause.title()))
                        .toList());
        model.addAttribute(
                "documents",
                template == null
                        ? List.of()
                        : template.choices().attachments().stream()
                                .map(one -> new Option(one.file().toString(), one.title(), one.fileName(), null))
                                .toList());
        return "contract/template";
    }

    @PostMapping("/{template}/retirement")
    String retire(@PathVariable ContractTemplateId template, CurrentMember member, RedirectAttributes next) {
        var name = FormSubmission.answerAfterOthers(
                () -> templates.retireTemplate(template, member.actor(), clock.instant()));
        Toast.show(next, "contract.template.wasRetired", name);
        next.addFlashAttribute("toastUndo", "/contract-templates/" + template + "/return");
        return "redirect:/contract-templates";
    }

    @PostMapping("/{template}/return")
    String bringBack(@PathVariable ContractTemplateId template, RedirectAttributes next) {
        var name = FormSubmission.answerAfterOthers(() -> templates.bringTemplateBack(template));
        Toast.show(next, "contract.template.isBack", name);
        return "redirect:/contract-templates";
    }
}
