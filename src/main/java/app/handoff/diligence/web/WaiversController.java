package app.handoff.diligence.web;

import app.handoff.diligence.Diligence;
import app.handoff.diligence.Dossier;
import app.handoff.diligence.Requirement;
import app.handoff.diligence.web.Forms.WaiverForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.ManagersOnly;
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

/** Writes down what a vendor is chosen without although it is required. */
@Controller
@ManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class WaiversController extends CheckPages {

    WaiversController(Diligence diligence, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
    }

    @GetMapping("/waivers/{requirement}")
    String newWaiver(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            Model model,
            RedirectAttributes next) {
        var waived = requirement(requirement);
        var dossier = diligence.dossier(about.engagement(), about.vendor());
        show(dossier, waived, model);
        model.addAttribute("form", new WaiverForm(null));
        return FormSubmission.open(
                () -> dossier.requireMissing(waived), () -> "diligence/waiver", about.backTo("checklist"), next);
    }

    @PostMapping("/waivers/{requirement}")
    Object waive(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            @Valid @ModelAttribute("form") WaiverForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        var waived = requirement(requirement);
        show(diligence.dossier(about.engagement(), about.vendor()), waived, model);
        return save(
                about,
                new Sheet("waiver", "checklist", "diligence.waiver.saved"),
                errors,
                model,
                next,
                () -> diligence.waive(
                        about.engagement(), about.vendor(), waived, Forms.text(form.reason()), member.actor(), now()),
                () -> StoredForm.once(diligence
                        .dossier(about.engagement(), about.vendor())
                        .waiver(waived)
                        .map(waiver -> new WaiverForm(waiver.reason()))
                        .orElse(null)));
    }

    @PostMapping("/waivers/{requirement}/withdrawal")
    String withdraw(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            RedirectAttributes next) {
        diligence.withdrawWaiver(about.engagement(), about.vendor(), requirement(requirement), member.actor(), now());
        return done(about, "checklist", "diligence.withdrawal.saved", next);
    }

    private static void show(Dossier dossier, Requirement waived, Model model) {
        model.addAttribute("requirement", waived);
        model.addAttribute("score", dossier.scoreWithout(waived));
    }

    private static Requirement requirement(String name) {
        try {
            return Requirement.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
