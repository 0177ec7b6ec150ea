package app.handoff.submission;

import app.handoff.bidding.Colleague;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.PublicAddress;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whoever was invited lets colleagues work on the same bid, and takes that back. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/colleagues")
class ColleaguesController {

    private final BidColleagues colleagues;
    private final VendorBidPages pages;
    private final PublicAddress address;
    private final Clock clock;

    ColleaguesController(BidColleagues colleagues, VendorBidPages pages, PublicAddress address, Clock clock) {
        this.colleagues = colleagues;
        this.pages = pages;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new ColleagueForm(null, null));
        return page(visitor, model);
    }

    @PostMapping
    String invite(
            LinkVisitor visitor,
            BidAccess vendor,
            @Valid @ModelAttribute("form") ColleagueForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> given(
                        colleagues.invite(
                                vendor,
                                Objects.requireNonNull(form.name()),
                                Objects.requireNonNull(form.email()),
                                clock.instant()),
                        visitor,
                        next),
                () -> page(visitor, model));
    }

    @PostMapping("/{colleague}/link")
    String linkAgain(LinkVisitor visitor, BidAccess vendor, @PathVariable String colleague, RedirectAttributes next) {
        return given(colleagues.linkAgain(vendor, Ids.parse(colleague), clock.instant()), visitor, next);
    }

    @PostMapping("/{colleague}/removal")
    String remove(LinkVisitor visitor, BidAccess vendor, @PathVariable String colleague, RedirectAttributes next) {
        colleagues.remove(vendor, Ids.parse(colleague), clock.instant());
        Toast.show(next, "submission.colleagues.removed");
        return colleagues(visitor);
    }

    private String given(BidColleagues.Given given, LinkVisitor visitor, RedirectAttributes next) {
        if (given.path() == null) {
            Toast.show(next, "submission.colleagues.mailed", given.name());
        } else {
            next.addFlashAttribute("link", address.linkTo(given.path()));
            next.addFlashAttribute("linkFor", given.name());
            next.addFlashAttribute("linkCode", given.code());
        }
        return colleagues(visitor);
    }

    private String page(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        return "submission/colleagues";
    }

    private static String colleagues(LinkVisitor visitor) {
        return "redirect:" + visitor.path("/bid/colleagues");
    }

    record ColleagueForm(
            @NotBlank(message = "{submission.colleagues.nameMissing}") @Size(max = Colleague.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{submission.colleagues.emailMissing}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {}
}
