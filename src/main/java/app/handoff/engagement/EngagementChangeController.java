package app.handoff.engagement;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An engagement is called something else, stopped with a reason, or removed while nobody outside has seen it. */
@Controller
@OwnersAndManagersOnly
class EngagementChangeController {

    private static final HttpStatus REFUSED = HttpStatus.UNPROCESSABLE_CONTENT;

    private final Engagements engagements;
    private final EngagementWithdrawal withdrawal;
    private final FormSubmission formSubmission;
    private final Clock clock;

    EngagementChangeController(
            Engagements engagements, EngagementWithdrawal withdrawal, FormSubmission formSubmission, Clock clock) {
        this.withdrawal = withdrawal;
        this.engagements = engagements;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping("/engagements/{id}/change")
    String change(@PathVariable EngagementId id, Model model) {
        var engagement = engagements.get(id);
        model.addAttribute("nameForm", NameForm.of(engagement));
        model.addAttribute("stopForm", new ReasonForm(null));
        return page(engagement, engagement.version(), model);
    }

    @PostMapping("/engagements/{id}/name")
    Object rename(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("nameForm") NameForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> engagements.rename(id, seen, Objects.requireNonNull(form.name())),
                () -> named(id),
                errors,
                model);
        if (!done) {
            model.addAttribute("stopForm", new ReasonForm(null));
            return new ModelAndView(page(engagements.get(id), seen, model), REFUSED);
        }
        Toast.show(next, "engagement.rename.done", form.name());
        return "redirect:/engagements/{id}";
    }

    private StoredForm named(EngagementId id) {
        var engagement = engagements.get(id);
        return new StoredForm(engagement.version(), NameForm.of(engagement));
    }

    @PostMapping("/engagements/{id}/stop")
    Object stop(
            @PathVariable EngagementId id,
            @ModelAttribute("stopForm") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> withdrawal.stop(id, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(engagements.get(id).endReason().orElse(null)),
                errors,
                model);
        var engagement = engagements.get(id);
        if (!done) {
            model.addAttribute("nameForm", NameForm.of(engagement));
            return new ModelAndView(page(engagement, engagement.version(), model), REFUSED);
        }
        Toast.show(next, "engagement.stop.done", engagement.name());
        return "redirect:/tasks/" + engagement.taskId() + "/decision";
    }

    @PostMapping("/engagements/{id}/removal")
    String remove(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        var engagement = engagements.get(id);
        try {
            withdrawal.remove(id, member.actor(), clock.instant());
        } catch (RuleViolation violation) {
            Toast.show(next, violation.code(), violation.arguments());
            return "redirect:/engagements/{id}/change";
        }
        Toast.show(next, "engagement.removal.done", engagement.name());
        return "redirect:/tasks/" + engagement.taskId() + "/decision";
    }

    private String page(Engagement engagement, int version, Model model) {
        model.addAttribute("engagement", engagement);
        model.addAttribute("version", version);
        model.addAttribute("bound", withdrawal.bindingOutside(engagement.id()).orElse(null));
        model.addAttribute("seenOutside", withdrawal.isSeenOutside(engagement.id()));
        return "engagement/change";
    }

    record NameForm(
            @NotBlank(message = "{engagement.name.required}") @Size(max = Engagement.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name) {

        static NameForm of(Engagement engagement) {
            return new NameForm(engagement.name());
        }
    }
}
