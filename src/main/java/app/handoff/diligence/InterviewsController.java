package app.handoff.diligence;

import app.handoff.diligence.Forms.InterviewForm;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes down how a talk with the people of a vendor went. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class InterviewsController extends CheckPages {

    private final Interviews interviews;

    InterviewsController(
            Diligence diligence, Interviews interviews, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.interviews = interviews;
    }

    @GetMapping("/interviews/new")
    String newInterview(@ModelAttribute("about") About about, Model model) {
        model.addAttribute("form", InterviewForm.empty(about.languageNames(), today()));
        return "diligence/interview-new";
    }

    @PostMapping("/interviews")
    Object addInterview(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return add(
                about,
                new FormPage("interview-new", "interviews", "diligence.interview.saved"),
                errors,
                model,
                next,
                () -> interviews.add(
                        about.engagement(), about.vendor(), form.talk(about.languageNames()), member.actor(), now()));
    }

    @GetMapping("/interviews/{id}")
    String editInterview(@ModelAttribute("about") About about, @PathVariable InterviewId id, Model model) {
        var interview = interviews.get(about.engagement(), about.vendor(), id);
        model.addAttribute("form", InterviewForm.of(interview, about.languageNames()));
        model.addAttribute("version", interview.version());
        return "diligence/interview-edit";
    }

    @PostMapping("/interviews/{id}")
    Object changeInterview(
            @ModelAttribute("about") About about,
            @PathVariable InterviewId id,
            @RequestParam int version,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return change(
                about,
                new FormPage("interview-edit", "interviews", "diligence.interview.saved"),
                version,
                errors,
                model,
                next,
                () -> interviews.change(
                        about.engagement(), about.vendor(), id, form.talk(about.languageNames()), version, now()),
                () -> {
                    var stored = interviews.get(about.engagement(), about.vendor(), id);
                    return new StoredForm(stored.version(), InterviewForm.of(stored, about.languageNames()));
                });
    }

    @PostMapping("/interviews/{id}/removal")
    String removeInterview(
            @ModelAttribute("about") About about, @PathVariable InterviewId id, RedirectAttributes next) {
        interviews.remove(about.engagement(), about.vendor(), id);
        return done(about, "interviews", "diligence.removed", next);
    }
}
