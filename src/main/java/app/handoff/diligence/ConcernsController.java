package app.handoff.diligence;

import app.handoff.diligence.Forms.ClosureForm;
import app.handoff.diligence.Forms.ConcernForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes down what makes us hesitate about a vendor, and what came of it. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class ConcernsController extends CheckPages {

    private final Concerns concerns;

    ConcernsController(
            Diligence diligence, Concerns concerns, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.concerns = concerns;
    }

    @GetMapping("/concerns/new")
    String newConcern(Model model) {
        model.addAttribute("form", new ConcernForm(null));
        return "diligence/concern-new";
    }

    @PostMapping("/concerns")
    Object raise(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") ConcernForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return add(
                about,
                new FormPage("concern-new", "concerns", "diligence.concern.saved"),
                errors,
                model,
                next,
                () -> concerns.raise(
                        about.engagement(), about.vendor(), Forms.text(form.text()), member.actor(), now()));
    }

    @GetMapping("/concerns/{id}/closure")
    String closure(
            @ModelAttribute("about") About about, @PathVariable ConcernId id, Model model, RedirectAttributes next) {
        var concern = concern(about, id);
        model.addAttribute("concern", concern.text());
        model.addAttribute("form", new ClosureForm(concern.answer().orElse(null)));
        return FormSubmission.open(concern::requireOpen, () -> "diligence/closure", about.backTo("concerns"), next);
    }

    @PostMapping("/concerns/{id}/closure")
    Object close(
            @ModelAttribute("about") About about,
            @PathVariable ConcernId id,
            CurrentMember member,
            @Valid @ModelAttribute("form") ClosureForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        model.addAttribute("concern", concern(about, id).text());
        return save(
                about,
                new FormPage("closure", "concerns", "diligence.closure.saved"),
                errors,
                model,
                next,
                () -> concerns.close(
                        about.engagement(), about.vendor(), id, Forms.text(form.answer()), member.actor(), now()),
                () -> closed(concern(about, id)));
    }

    private static StoredForm closed(Concern concern) {
        return StoredForm.once(
                concern.isOpen() ? null : new ClosureForm(concern.answer().orElse(null)));
    }

    private Concern concern(About about, ConcernId id) {
        return concerns.get(about.engagement(), about.vendor(), id);
    }

    @PostMapping("/concerns/{id}/reopening")
    String reopen(
            @ModelAttribute("about") About about,
            @PathVariable ConcernId id,
            CurrentMember member,
            RedirectAttributes next) {
        concerns.reopen(about.engagement(), about.vendor(), id, member.actor(), now());
        return done(about, "concerns", "diligence.reopening.saved", next);
    }
}
