package app.handoff.diligence;

import app.handoff.diligence.Forms.AnswersForm;
import app.handoff.diligence.Forms.RefereeForm;
import app.handoff.diligence.Forms.RefusalForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes down whom we asked about a vendor, and what they said. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class ReferencesController extends CheckPages {

    private final References references;

    ReferencesController(
            Diligence diligence, References references, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.references = references;
    }

    @GetMapping("/references/new")
    String newReference(Model model) {
        model.addAttribute("form", RefereeForm.EMPTY);
        return "diligence/reference-new";
    }

    @PostMapping("/references")
    Object addReference(
            @ModelAttribute("about") About about,
            @Valid @ModelAttribute("form") RefereeForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return add(
                about,
                new FormPage("reference-new", "references", "diligence.reference.saved"),
                errors,
                model,
                next,
                () -> references.add(about.engagement(), about.vendor(), form.referee(), now()));
    }

    @GetMapping("/references/{id}")
    String editReference(@ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, Model model) {
        var reference = references.get(about.engagement(), about.vendor(), id);
        model.addAttribute("form", RefereeForm.of(reference));
        model.addAttribute("version", reference.version());
        return "diligence/reference-edit";
    }

    @PostMapping("/references/{id}")
    Object changeReference(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            @RequestParam int version,
            @Valid @ModelAttribute("form") RefereeForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return change(
                about,
                new FormPage("reference-edit", "references", "diligence.reference.saved"),
                version,
                errors,
                model,
                next,
                () -> references.change(about.engagement(), about.vendor(), id, form.referee(), version),
                () -> {
                    var stored = references.get(about.engagement(), about.vendor(), id);
                    return new StoredForm(stored.version(), RefereeForm.of(stored));
                });
    }

    @PostMapping("/references/{id}/removal")
    String removeReference(
            @ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, RedirectAttributes next) {
        references.remove(about.engagement(), about.vendor(), id, now());
        return done(about, "references", "diligence.removed", next);
    }

    @GetMapping("/references/{id}/answers")
    String answers(@ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, Model model) {
        var reference = references.get(about.engagement(), about.vendor(), id);
        answersPage(about, reference, model);
        return "diligence/answers";
    }

    @PostMapping("/references/{id}/answers")
    Object answer(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") AnswersForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        var reference = references.get(about.engagement(), about.vendor(), id);
        answersPage(about, reference, model);
        model.addAllAttributes(errors.getModel());
        var units = Forms.units(about.levels());
        form.check(units, errors);
        return change(
                about,
                new FormPage("answers", "references", "diligence.answers.saved", reference.client()),
                version,
                errors,
                model,
                next,
                () -> references.answer(
                        about.engagement(), about.vendor(), id, form.answers(units), version, member.actor(), now()),
                () -> {
                    var stored = references.get(about.engagement(), about.vendor(), id);
                    return new StoredForm(stored.version(), AnswersForm.of(stored, about.levels(), today()));
                });
    }

    @PostMapping("/references/{id}/refusal")
    Object refuse(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            CurrentMember member,
            @Valid @ModelAttribute("refusal") RefusalForm refusal,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        answersPage(about, references.get(about.engagement(), about.vendor(), id), model);
        model.addAllAttributes(errors.getModel());
        model.addAttribute("refusable", true);
        return add(
                about,
                new FormPage("answers", "references", "diligence.refusal.saved"),
                errors,
                model,
                next,
                () -> references.refuse(
                        about.engagement(),
                        about.vendor(),
                        id,
                        Objects.requireNonNull(refusal.askedOn()),
                        member.actor(),
                        now()));
    }

    /** One page with two forms: what they said, or that they did not want to talk. */
    private void answersPage(About about, ReferenceCheck reference, Model model) {
        model.addAttribute("form", AnswersForm.of(reference, about.levels(), today()));
        model.addAttribute("refusal", new RefusalForm(today()));
        model.addAttribute("version", reference.version());
        model.addAttribute("reference", reference.id());
        model.addAttribute("client", reference.client());
        model.addAttribute("refusable", !reference.isContacted());
    }
}
