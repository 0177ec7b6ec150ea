package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vendor is archived, and brought back. */
@Controller
@OwnersAndManagersOnly
class ArchivingController {

    private final Vendors vendors;
    private final VendorArchive archive;
    private final FormSubmission formSubmission;
    private final Clock clock;

    ArchivingController(Vendors vendors, VendorArchive archive, FormSubmission formSubmission, Clock clock) {
        this.vendors = vendors;
        this.archive = archive;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping("/vendors/{vendor}/archiving")
    String ask(@PathVariable VendorId vendor, Model model, RedirectAttributes next) {
        var found = vendors.get(vendor);
        return page(found).ask(() -> archive.requireArchivable(found), model, next);
    }

    @PostMapping("/vendors/{vendor}/archiving")
    String archive(
            @PathVariable VendorId vendor,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> archive.archive(vendor, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(vendors.get(vendor)
                        .archiving()
                        .map(Archiving::reasonOrNothing)
                        .orElse(null)),
                errors,
                model,
                response);
        var found = vendors.get(vendor);
        if (!done) {
            return page(found).again(model);
        }
        Toast.show(next, "vendor.archiving.done", found.name());
        return "redirect:/vendors";
    }

    private static ReasonPage page(Vendor vendor) {
        var page = "/vendors/" + vendor.id();
        return ReasonPage.of("vendor.archiving", page, page + "/archiving", Archiving.LONGEST_REASON, vendor.name())
                .from(Sentence.of("vendor.archiving.crumb", vendor.name()))
                .hinted();
    }

    @PostMapping("/vendors/{vendor}/return")
    String bringBack(@PathVariable VendorId vendor, RedirectAttributes next) {
        archive.bringBack(vendor);
        Toast.show(next, "vendor.archiving.undone", vendors.get(vendor).name());
        return "redirect:/vendors/" + vendor;
    }
}
