package app.handoff.diligence;

import app.handoff.diligence.Forms.SampleForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
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

/** Writes down what a piece of a vendor's work showed. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class SamplesController extends CheckPages {

    SamplesController(Diligence diligence, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
    }

    @GetMapping("/samples/new")
    String newSample(Model model) {
        model.addAttribute("form", SampleForm.EMPTY);
        return "diligence/sample-new";
    }

    @PostMapping("/samples")
    Object addSample(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") SampleForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        requireNote(form, errors);
        return add(
                about,
                new FormPage("sample-new", "samples", "diligence.sample.saved"),
                errors,
                model,
                next,
                () -> diligence.addSample(about.engagement(), about.vendor(), form.work(), member.actor(), now()));
    }

    @GetMapping("/samples/{id}")
    String editSample(@ModelAttribute("about") About about, @PathVariable SampleId id, Model model) {
        var sample = diligence.sample(about.engagement(), about.vendor(), id);
        model.addAttribute("form", SampleForm.of(sample));
        model.addAttribute("version", sample.version());
        return "diligence/sample-edit";
    }

    @PostMapping("/samples/{id}")
    Object changeSample(
            @ModelAttribute("about") About about,
            @PathVariable SampleId id,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") SampleForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        requireNote(form, errors);
        return change(
                about,
                new FormPage("sample-edit", "samples", "diligence.sample.saved"),
                version,
                errors,
                model,
                next,
                () -> diligence.changeSample(
                        about.engagement(), about.vendor(), id, form.work(), version, member.actor(), now()),
                () -> {
                    var stored = diligence.sample(about.engagement(), about.vendor(), id);
                    return new StoredForm(stored.version(), SampleForm.of(stored));
                });
    }

    private static void requireNote(@Nullable SampleForm form, BindingResult errors) {
        if (form != null && form.lacksNote()) {
            errors.rejectValue("note", "diligence.sample.note.required");
        }
    }

    @PostMapping("/samples/{id}/removal")
    String removeSample(@ModelAttribute("about") About about, @PathVariable SampleId id, RedirectAttributes next) {
        diligence.removeSample(about.engagement(), about.vendor(), id);
        return done(about, "samples", "diligence.removed", next);
    }
}
