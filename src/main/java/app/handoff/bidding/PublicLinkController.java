package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.PublicAddress;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
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

/** The public link of a request: what it tells, who came by it, on and off. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/public-link")
class PublicLinkController {

    private final Bidding bidding;
    private final PublicLinks publicLinks;
    private final PublicWords publicWords;
    private final Engagements engagements;
    private final PublicAddress address;
    private final Clock clock;

    PublicLinkController(
            Bidding bidding,
            PublicLinks publicLinks,
            PublicWords publicWords,
            Engagements engagements,
            PublicAddress address,
            Clock clock) {
        this.bidding = bidding;
        this.publicLinks = publicLinks;
        this.publicWords = publicWords;
        this.engagements = engagements;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        var standing = publicLinks.of(request, clock.instant());
        model.addAttribute("form", new SummaryForm(standing.summary(), null, null));
        return standing.on()
                ? page(request, standing, model)
                : FormSubmission.open(
                        () -> request.requireTakingNewcomers(clock.instant()),
                        () -> page(request, standing, model),
                        BiddingOverviewController.overview(id),
                        next);
    }

    @PostMapping
    String switchOn(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") SummaryForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id);
        var summary = form.summary();
        if (!errors.hasErrors() && summary != null) {
            publicWords.in(request.id(), summary).objectTo("summary", form.anyway(), form.named(), errors, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> publicLinks.switchOn(
                            request.id(), Objects.requireNonNull(summary), member.actor(), clock.instant()));
                    Toast.show(next, "bidding.publicLink.saved");
                    return link(id);
                },
                () -> page(request, publicLinks.of(request, clock.instant()), model));
    }

    @PostMapping("/removal")
    String switchOff(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        publicLinks.switchOff(bidding.get(id).id(), member.actor(), clock.instant());
        Toast.show(next, "bidding.publicLink.ended");
        return BiddingOverviewController.overview(id);
    }

    /** The vendors that came so far are known now. */
    @PostMapping("/look")
    String seen(@PathVariable EngagementId id) {
        publicLinks.seen(bidding.get(id).id(), clock.instant());
        return link(id);
    }

    private String page(BidRequest request, PublicLinks.Standing standing, Model model) {
        model.addAttribute("engagement", engagements.find(request.engagement()).orElseThrow(NotFound::new));
        model.addAttribute("request", request);
        model.addAttribute("standing", standing);
        model.addAttribute("provable", publicLinks.canProve());
        if (standing.path() != null) {
            model.addAttribute("link", address.linkTo(standing.path()));
        }
        return "bidding/public-link";
    }

    private static String link(EngagementId id) {
        return "redirect:/engagements/" + id + "/bidding/public-link";
    }

    /**
     * @param summary what everybody may read of the work
     * @param anyway publishes it although it names the budget
     * @param named publishes it although it names somebody
     */
    record SummaryForm(
            @NotBlank(message = "{bidding.publicLink.summaryMissing}") @Size(max = PublicLink.LONGEST_SUMMARY, message = "{field.tooLong}") @Nullable String summary,

            @Nullable Boolean anyway,
            @Nullable Boolean named) {}
}
