package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.vendor.Cefr;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages have in common on which somebody writes down how a vendor was checked. */
abstract class CheckPages {

    static final String ADDRESS = "/engagements/{engagement}/diligence/{vendor}";

    protected final Diligence diligence;

    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    CheckPages(Diligence diligence, FormSubmission formSubmission, Format format, Clock clock) {
        this.diligence = diligence;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    /** The page one comes from and goes back to. */
    record About(
            EngagementId engagement,
            VendorId vendor,
            String vendorName,
            Map<String, Cefr> languages,
            List<ServiceLevel> levels) {

        public String home() {
            return "/engagements/" + engagement + "/diligence/" + vendor;
        }

        String backTo(String section) {
            return "redirect:" + home() + "#" + section;
        }

        public Set<String> languageNames() {
            return languages.keySet();
        }
    }

    @ModelAttribute("about")
    About about(@PathVariable EngagementId engagement, @PathVariable VendorId vendor) {
        var dossier = diligence.dossier(engagement, vendor);
        return new About(
                engagement,
                vendor,
                dossier.candidate().name(),
                dossier.needs().languages(),
                dossier.needs().levels());
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("relations", Relation.values());
        model.addAttribute("sources", ReferenceSource.values());
        model.addAttribute("hireAgains", HireAgain.values());
        model.addAttribute("cefr", Cefr.values());
        model.addAttribute("scores", CheckScore.options(format));
    }

    /** A page with a form, the part of the vendor's page it belongs to, and what is said when it was saved. */
    record FormPage(
            String template,
            String section,
            String saved,
            @Nullable Object... words) {

        ModelAndView again() {
            return new ModelAndView("diligence/" + template, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Carries out what a form asks for; where something is wrong with it, the form is shown again. */
    Object save(
            About about,
            FormPage page,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            Runnable work,
            Supplier<StoredForm> now) {
        return formSubmission.save(work, now, errors, model)
                ? done(about, page.section(), page.saved(), next, page.words())
                : page.again();
    }

    /** The same for something new, of which nothing is stored. */
    Object add(About about, FormPage page, BindingResult errors, Model model, RedirectAttributes next, Runnable work) {
        return save(about, page, errors, model, next, work, () -> StoredForm.once(null));
    }

    static String done(About about, String section, String saved, RedirectAttributes next, @Nullable Object... words) {
        Toast.show(next, saved, words);
        return about.backTo(section);
    }

    /** The same for a check that is there already, which somebody else may have changed since this page was opened. */
    Object change(
            About about,
            FormPage page,
            int seen,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            Runnable work,
            Supplier<StoredForm> now) {
        now.get();
        model.addAttribute("version", seen);
        return save(about, page, errors, model, next, work, now);
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return format.today(now());
    }
}
