package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
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

/** Which certificates the business asks its vendors for, and where it decided otherwise than usual. */
@Controller
@OwnersAndManagersOnly
class NeedsController {

    private static final String PAGE = "/vendors/evidence";

    private final EvidenceTable table;
    private final EvidenceCatalogue catalogue;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    NeedsController(
            EvidenceTable table,
            EvidenceCatalogue catalogue,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/vendors/evidence")
    String show(Model model) {
        model.addAttribute("page", NeedsPage.of(catalogue, table.place(), table.exceptions(), table.own(), format));
        return "vendor/needs";
    }

    @GetMapping("/vendors/evidence/{need}/exception")
    String askWhy(@PathVariable String need, Model model, RedirectAttributes next) {
        return page(table.need(need)).ask(() -> table.requireUsual(need), model, next);
    }

    @PostMapping("/vendors/evidence/{need}/exception")
    String except(
            @PathVariable String need,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var about = table.need(need);
        boolean done = formSubmission.save(
                () -> table.except(need, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(
                        table.exceptions().containsKey(need)
                                ? table.exceptions().get(need).reason()
                                : null),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.needs.exception.saved");
            return "redirect:" + PAGE + "#" + need;
        }
        return page(about).again(model);
    }

    private ReasonPage page(EvidenceNeed need) {
        return ReasonPage.of(
                        table.isUsual(need) ? "vendor.needs.off" : "vendor.needs.on",
                        PAGE + "#" + need.key(),
                        PAGE + "/" + need.key() + "/exception",
                        EvidenceException.LONGEST_REASON,
                        need.title())
                .from(Sentence.of("vendor.needs.title"));
    }

    @PostMapping("/vendors/evidence/{need}/exception/withdrawal")
    String restore(@PathVariable String need, RedirectAttributes next) {
        table.restore(need);
        Toast.show(next, "vendor.needs.restored");
        return "redirect:" + PAGE + "#" + need;
    }
}
