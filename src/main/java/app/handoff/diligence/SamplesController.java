package app.handoff.diligence;

import app.handoff.diligence.Forms.SampleForm;
import app.handoff.files.Files;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
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

    private final Samples samples;
    private final Files files;

    SamplesController(
            Diligence diligence,
            Samples samples,
            Files files,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.samples = samples;
        this.files = files;
    }

    @ModelAttribute
    void files(Model model) {
        model.addAttribute("fileTypes", Samples.FILES.accept());
        model.addAttribute("fileLimit", Samples.FILES.maxBytes());
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
                () -> samples.add(about.engagement(), about.vendor(), form.work(), form.sent(), member.actor(), now()));
    }

    @GetMapping("/samples/{id}")
    String editSample(@ModelAttribute("about") About about, @PathVariable SampleId id, Model model) {
        var sample = samples.get(about.engagement(), about.vendor(), id);
        model.addAttribute("form", SampleForm.of(sample));
        model.addAttribute("version", sample.version());
        model.addAttribute("keptFile", fileName(sample));
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
        model.addAttribute("keptFile", fileName(samples.get(about.engagement(), about.vendor(), id)));
        return change(
                about,
                new FormPage("sample-edit", "samples", "diligence.sample.saved"),
                version,
                errors,
                model,
                next,
                () -> samples.change(
                        about.engagement(),
                        about.vendor(),
                        id,
                        form.work(),
                        form.sent(),
                        form.removesFile(),
                        version,
                        member.actor(),
                        now()),
                () -> {
                    var stored = samples.get(about.engagement(), about.vendor(), id);
                    var name = fileName(stored);
                    return new StoredForm(
                            stored.version(),
                            SampleForm.of(stored).decidedAs(form),
                            name == null ? Map.of() : Map.of("file", name));
                });
    }

    private @Nullable String fileName(Sample sample) {
        var file = sample.work().file();
        return file == null ? null : files.get(file).name();
    }

    /** The piece of work itself, for every member. */
    @GetMapping("/samples/{id}/file")
    @MembersOnly
    ResponseEntity<Resource> file(@ModelAttribute("about") About about, @PathVariable SampleId id) {
        var file = samples.get(about.engagement(), about.vendor(), id).work().file();
        if (file == null) {
            throw new NotFound();
        }
        return files.download(file);
    }

    private static void requireNote(@Nullable SampleForm form, BindingResult errors) {
        if (form != null && form.lacksNote()) {
            errors.rejectValue("note", "diligence.sample.note.required");
        }
    }

    @PostMapping("/samples/{id}/removal")
    String removeSample(@ModelAttribute("about") About about, @PathVariable SampleId id, RedirectAttributes next) {
        samples.remove(about.engagement(), about.vendor(), id);
        return done(about, "samples", "diligence.removed", next);
    }
}
