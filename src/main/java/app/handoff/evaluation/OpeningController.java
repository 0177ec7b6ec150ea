package app.handoff.evaluation;

import app.handoff.bidding.Bidding;
import app.handoff.bidding.RoundLinks;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens the sealed bids, shows the record of it, and gives the list of who was in to everybody who bid. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/opening")
class OpeningController {

    private final Bidding bidding;
    private final BidOpening opening;
    private final OpeningRecords records;
    private final RoundLinks rounds;
    private final Clock clock;

    OpeningController(Bidding bidding, BidOpening opening, OpeningRecords records, RoundLinks rounds, Clock clock) {
        this.bidding = bidding;
        this.opening = opening;
        this.records = records;
        this.rounds = rounds;
        this.clock = clock;
    }

    @PostMapping
    String open(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        boolean open = opening.openBids(bidding.get(id).id(), member.actor(), clock.instant());
        Toast.show(next, open ? "bidding.bidsOpened.toast" : "bidding.opening.begun.toast");
        return "redirect:/engagements/" + id + "/bidding";
    }

    /** The first of two people takes back that they open, as long as the second one has not. */
    @PostMapping("/withdrawal")
    String takeBack(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        opening.takeBack(bidding.get(id).id(), member.actor(), clock.instant());
        Toast.show(next, "bidding.opening.takenBack.toast");
        return "redirect:/engagements/" + id + "/bidding";
    }

    @GetMapping
    @MembersOnly
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        var record = records.of(id, round);
        rounds.into(model, record.request());
        model.addAttribute("request", record.request());
        model.addAttribute("record", record);
        model.addAttribute("mayTell", member.may(Role.MANAGER) && !record.bids().isEmpty());
        return "evaluation/opening";
    }

    @PostMapping("/list")
    String tellBidders(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        var record = "redirect:/engagements/" + id + "/bidding/opening";
        return FormSubmission.open(
                () -> FormSubmission.afterOthers(() -> records.tellBidders(id, member.actor(), clock.instant())),
                () -> {
                    Toast.show(next, "evaluation.opening.told.toast");
                    return record;
                },
                record,
                next);
    }
}
