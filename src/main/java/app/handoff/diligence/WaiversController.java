package app.handoff.diligence;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import jakarta.servlet.http.HttpServletResponse;
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
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS)
class WaiversController extends CheckPages {

    private static final String CHECKLIST = "checklist";

    private final FormSubmission formSubmission;

    WaiversController(Diligence diligence, FormSubmission formSubmission, Format format, Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.formSubmission = formSubmission;
    }

    @GetMapping("/waivers/{requirement}")
    String askToWaive(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            Model model,
            RedirectAttributes next) {
        var dossier = diligence.dossier(about.engagement(), about.vendor());
        var waived = requirement(dossier, requirement);
        return page(about, dossier, waived).ask(() -> dossier.requireMissing(waived), model, next);
    }

    @PostMapping("/waivers/{requirement}")
    String waive(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var waived = requirement(diligence.dossier(about.engagement(), about.vendor()), requirement);
        boolean done = formSubmission.save(
                () -> diligence.waive(about.engagement(), about.vendor(), waived, form.text(), member.actor(), now()),
                () -> ReasonForm.stored(diligence
                        .dossier(about.engagement(), about.vendor())
                        .waiver(waived)
                        .map(Waiver::reason)
                        .orElse(null)),
                errors,
                model,
                response);
        return done
                ? done(about, CHECKLIST, "diligence.waiver.saved", next)
                : page(about, diligence.dossier(about.engagement(), about.vendor()), waived)
                        .again(model);
    }

    @PostMapping("/waivers/{requirement}/withdrawal")
    String withdraw(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            RedirectAttributes next) {
        var required = requirement(diligence.dossier(about.engagement(), about.vendor()), requirement);
        diligence.withdrawWaiver(about.engagement(), about.vendor(), required, member.actor(), now());
        return done(about, CHECKLIST, "diligence.withdrawal.saved", next);
    }

    private static ReasonPage page(About about, Dossier dossier, Requirement waived) {
        return ReasonPage.of(
                        "diligence.waiver",
                        about.home() + "#" + CHECKLIST,
                        about.home() + "/waivers/" + waived.key(),
                        Waiver.LONGEST_REASON,
                        waived.title())
                .about(about.vendorName())
                .from(Sentence.of("diligence.page.title", about.vendorName()))
                .saying(Sentence.of("diligence.waiver.lede", about.vendorName()))
                .noting(dossier.scoreWithout(waived));
    }

    private static Requirement requirement(Dossier dossier, String key) {
        return dossier.requirement(key).orElseThrow(NotFound::new);
    }
}
