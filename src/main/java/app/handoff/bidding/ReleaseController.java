package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Releases the bid of a vendor that has lost its code, where no mail is sent that could prove who it is. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/invitations/{invitation}/release")
class ReleaseController {

    private final Bidding bidding;
    private final Invitations invitations;
    private final Engagements engagements;
    private final Clock clock;

    ReleaseController(Bidding bidding, Invitations invitations, Engagements engagements, Clock clock) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.engagements = engagements;
        this.clock = clock;
    }

    @GetMapping
    String ask(
            @PathVariable EngagementId id,
            @PathVariable InvitationId invitation,
            Model model,
            RedirectAttributes next) {
        var request = bidding.get(id);
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        model.addAttribute("vendor", invitations.get(request.id(), invitation).vendorName());
        model.addAttribute("invitation", invitation);
        model.addAttribute("hours", Invitation.TIME_TO_OBJECT.toHours());
        return FormSubmission.open(
                () -> invitations.requireReleasable(request, invitation, clock.instant()),
                () -> "bidding/release",
                BiddingOverviewController.overview(id),
                next);
    }

    @PostMapping
    String release(
            @PathVariable EngagementId id,
            @PathVariable InvitationId invitation,
            CurrentMember member,
            RedirectAttributes next) {
        var request = bidding.get(id);
        FormSubmission.afterOthers(
                () -> invitations.release(request.id(), invitation, member.actor(), clock.instant()));
        Toast.show(next, "bidding.release.done");
        return BiddingOverviewController.overview(id);
    }
}
