package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
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

/** Keeps what a contract says as a template for the next ones. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/template")
class TemplateFromContractController {

    private final Contracts contracts;
    private final ContractTemplates templates;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    TemplateFromContractController(
            Contracts contracts,
            ContractTemplates templates,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.templates = templates;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String begin(@PathVariable String engagement, Model model) {
        model.addAttribute("form", new NameForm(null));
        return page(contracts.of(EngagementId.of(engagement)), model);
    }

    private String page(Contract contract, Model model) {
        contractEngagements.into(model, contract.engagement());
        model.addAttribute("base", ContractAccess.base(contract));
        model.addAttribute(
                "choices", TemplateLine.of(TemplateChoices.of(contract, List.of(), contract.attachments()), format));
        model.addAttribute(
                "own",
                contract.wording().clauses().stream().filter(Clause::isOwn).toList());
        return "contract/template-from-contract";
    }

    @PostMapping
    String make(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        boolean done = formSubmission.save(
                () -> templates.make(form.called(), contract, member.actor(), clock.instant()),
                () -> StoredForm.once(null),
                errors,
                model,
                response);
        if (!done) {
            return page(contract, model);
        }
        Toast.show(next, "contract.template.done", form.called().strip());
        return "redirect:/contract-templates";
    }

    record NameForm(
            @NotBlank(message = "{contract.template.name.missing}") @Size(max = ContractTemplate.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name) {

        String called() {
            return name == null ? "" : name;
        }
    }
}
