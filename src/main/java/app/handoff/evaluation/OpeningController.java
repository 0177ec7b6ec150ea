package app.handoff.evaluation;

import app.handoff.bidding.Bidding;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens the sealed bids. */
@Controller
@OwnersAndManagersOnly
class OpeningController {

    private final Bidding bidding;
    private final BidOpening opening;
    private final Clock clock;

    OpeningController(Bidding bidding, BidOpening opening, Clock clock) {
        this.bidding = bidding;
        this.opening = opening;
        this.clock = clock;
    }

    @PostMapping("/engagements/{id}/bidding/opening")
    String open(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        opening.openBids(bidding.get(id).id(), member.actor(), clock.instant());
        Toast.show(next, "bidding.bidsOpened.toast");
        return "redirect:/engagements/" + id + "/bidding";
    }
}
