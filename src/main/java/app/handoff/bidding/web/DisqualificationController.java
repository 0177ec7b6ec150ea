package app.handoff.bidding.web;

import app.handoff.bidding.BidId;
import app.handoff.bidding.Disqualification;
import app.handoff.bidding.Evaluations;
import app.handoff.bidding.Judging;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.web.ManagersOnly;
import app.handoff.web.Refusals;
import app.handoff.web.Saving;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets a bid aside that does not answer the request, and takes that back; each for a reason. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{id}/comparison/bids/{bid}")
class DisqualificationController {

    private final Evaluations evaluations;
    private final Format format;
    private final Clock clock;

    DisqualificationController(Evaluations evaluations, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/disqualification")
    String askToDisqualify(@PathVariable EngagementId id, @PathVariable BidId bid, Model model) {
        return ask(id, bid, true, model);
    }

    @PostMapping("/disqualification")
    String disqualify(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var judging = evaluations.judging(id);
        boolean done = judging.disqualification(bid)
                .filter(one -> one.reason().equals(form.text().strip()))
                .isPresent();
        return act(
                judging,
                bid,
                true,
                done,
                () -> evaluations.disqualify(id, bid, form.text(), member.actor(), clock.instant()),
                errors,
                response,
                next,
                model);
    }

    @GetMapping("/reinstatement")
    String askToReinstate(@PathVariable EngagementId id, @PathVariable BidId bid, Model model) {
        return ask(id, bid, false, model);
    }

    @PostMapping("/reinstatement")
    String reinstate(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var judging = evaluations.judging(id);
        boolean done = judging.disqualifications().stream()
                .map(Disqualification::reinstatement)
                .anyMatch(
                        back -> back != null && back.reason().equals(form.text().strip()));
        return act(
                judging,
                bid,
                false,
                done && judging.disqualification(bid).isEmpty(),
                () -> evaluations.reinstate(id, bid, form.text(), member.actor(), clock.instant()),
                errors,
                response,
                next,
                model);
    }

    private String ask(EngagementId id, BidId bid, boolean counts, Model model) {
        var judging = evaluations.judging(id);
        judging.bid(bid);
        if (judging.request().status().isOver()
                || counts == judging.disqualification(bid).isPresent()) {
            return comparison(judging);
        }
        model.addAttribute("form", new ReasonForm(null));
        return page(judging, bid, counts, model);
    }

    /** @param done whether just this was done already, such as when a button was pressed twice */
    private String act(
            Judging judging,
            BidId bid,
            boolean counts,
            boolean done,
            Runnable act,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        judging.bid(bid);
        try {
            if (!done) {
                Saving.afterOthers(act);
            }
            Toast.show(next, counts ? "bidding.disqualification.toast" : "bidding.reinstatement.toast");
            return comparison(judging);
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(judging, bid, counts, model);
        }
    }

    private static String comparison(Judging judging) {
        return "redirect:/engagements/" + judging.request().engagement() + "/comparison";
    }

    private String page(Judging judging, BidId bid, boolean counts, Model model) {
        model.addAttribute("request", judging.request());
        model.addAttribute("bid", bid);
        model.addAttribute("act", counts ? "disqualification" : "reinstatement");
        model.addAttribute("vendor", Excluded.name(judging, judging.bid(bid), format));
        model.addAttribute("unscored", counts && !judging.progress().isQualityFinal());
        model.addAttribute("longestReason", Disqualification.LONGEST_REASON);
        return "bidding/disqualification";
    }

    record ReasonForm(@Nullable String reason) {

        private String text() {
            return reason == null ? "" : reason;
        }
    }
}
