package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
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

/** The day by which the contract is to be signed, moved by the business. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/signing-day")
class SigningDayController {

    private final Contracts contracts;
    private final SigningPeople people;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    SigningDayController(
            Contracts contracts,
            SigningPeople people,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.people = people;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable String engagement, Model model, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        var today = format.today(clock.instant());
        model.addAttribute(
                "form",
                contract.signingDay().isPassed(today)
                        ? new SigningDayForm(SigningDay.proposed(today))
                        : SigningDayForm.of(contract));
        return FormSubmission.open(
                contract::requireAwaitsSignatures,
                () -> page(contract, model),
                "redirect:/engagements/" + EngagementId.of(engagement) + "/contract",
                next);
    }

    private String page(Contract contract, Model model) {
        contractEngagements.into(model, contract.engagement());
        model.addAttribute("contract", ContractView.of(contract, Side.US, format.today(clock.instant())));
        return "contract/signing-day";
    }

    @PostMapping
    String change(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") SigningDayForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        var id = contract.id();
        if (!errors.hasErrors() && form.signBy() == null) {
            errors.rejectValue("signBy", "contract.signingDay.missing");
        }
        boolean done = formSubmission.save(
                () -> contracts.signUntil(id, form.day(), member.actor(), clock.instant()),
                () -> StoredForm.once(SigningDayForm.of(contracts.get(id))),
                errors,
                model,
                response);
        if (done) {
            people.askOfNamed(contract, clock.instant());
            Toast.show(next, "contract.signingDay.saved", form.day());
            return "redirect:/engagements/" + EngagementId.of(engagement) + "/contract";
        }
        return page(contracts.get(id), model);
    }

    record SigningDayForm(@Nullable LocalDate signBy) {

        static SigningDayForm of(Contract contract) {
            return new SigningDayForm(contract.signingDay().signBy());
        }

        private LocalDate day() {
            return Objects.requireNonNull(signBy);
        }
    }
}
