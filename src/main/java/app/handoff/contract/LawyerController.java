package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
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

/** Whether a lawyer has seen the contract. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/lawyer")
class LawyerController {

    private final Contracts contracts;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    LawyerController(
            Contracts contracts,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String lawyer(@PathVariable String engagement, Model model, RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.of(id);
        model.addAttribute("form", LawyerForm.of(contract));
        return FormSubmission.open(
                contract::requireUnsigned, () -> lawyer(model), "redirect:/engagements/" + id + "/contract", next);
    }

    private String lawyer(Model model) {
        model.addAttribute(
                "answers",
                List.of(
                        new Option("true", format.message("contract.lawyer.yes")),
                        new Option("false", format.message("contract.lawyer.no"))));
        return "contract/lawyer";
    }

    @PostMapping
    String recordLawyer(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") LawyerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.of(id).id();
        if (!errors.hasErrors() && form.seen() == null) {
            errors.rejectValue("seen", "field.choose");
        }
        var now = clock.instant();
        boolean done = formSubmission.save(
                () -> contracts.recordLawyer(
                        contract,
                        FormSubmission.seen(form.version()),
                        form.review(format.today(now)),
                        member.actor(),
                        now),
                () -> noted(contracts.get(contract)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.lawyer.saved");
            return "redirect:/engagements/" + id + "/contract";
        }
        return lawyer(model);
    }

    private StoredForm noted(Contract contract) {
        var form = LawyerForm.of(contract);
        boolean seen = Boolean.TRUE.equals(form.seen());
        return new StoredForm(
                form.version(),
                form,
                Map.of("seen", format.message(seen ? "contract.lawyer.yes" : "contract.lawyer.no")));
    }

    record LawyerForm(
            @Nullable Integer version,
            @Nullable Boolean seen,
            @Nullable String lawyer,
            @Nullable LocalDate seenOn) {

        static LawyerForm of(Contract contract) {
            var review = contract.lawyerReview();
            return new LawyerForm(contract.version(), review.seen(), review.lawyer(), review.seenOn());
        }

        private LawyerReview review(LocalDate today) {
            return Boolean.TRUE.equals(seen) ? LawyerReview.by(lawyer, seenOn, today) : LawyerReview.NOT_SEEN;
        }
    }
}
