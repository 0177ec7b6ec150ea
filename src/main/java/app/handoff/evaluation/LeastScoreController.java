package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

/** Lets a bid stand that is below a least score, and takes that back; each for a reason, and by an owner alone. */
@Controller
@OwnersOnly
@RequestMapping("/engagements/{id}/comparison/bids/{bid}")
class LeastScoreController {

    private final Evaluations evaluations;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    LeastScoreController(Evaluations evaluations, FormSubmission formSubmission, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/waiver")
    String askToLetStand(@PathVariable EngagementId id, @PathVariable BidId bid, Model model, RedirectAttributes next) {
        var file = evaluations.file(id);
        return waiver(file, bid).ask(() -> file.requireWaivable(file.bid(bid)), model, next);
    }

    @PostMapping("/waiver")
    String letStand(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        boolean done = formSubmission.save(
                () -> evaluations.letStand(id, bid, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(evaluations
                        .file(id)
                        .waiver(bid)
                        .map(LeastScoreWaiver::reason)
                        .orElse(null)),
                errors,
                model,
                response);
        if (!done) {
            return waiver(evaluations.file(id), bid).again(model);
        }
        Toast.show(next, "evaluation.waiver.toast");
        return "redirect:" + comparison(id);
    }

    @GetMapping("/revocation")
    String askToTakeBack(@PathVariable EngagementId id, @PathVariable BidId bid, Model model, RedirectAttributes next) {
        var file = evaluations.file(id);
        return revocation(file, bid).ask(() -> file.requireWaived(file.bid(bid)), model, next);
    }

    @PostMapping("/revocation")
    String takeBack(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        boolean done = formSubmission.save(
                () -> evaluations.revokeWaiver(id, bid, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(revoked(evaluations.file(id), bid)),
                errors,
                model,
                response);
        if (!done) {
            return revocation(evaluations.file(id), bid).again(model);
        }
        Toast.show(next, "evaluation.revocation.toast");
        return "redirect:" + comparison(id);
    }

    /** Why the bid was last taken back; null while it stands, or always did. */
    private static @Nullable String revoked(EvaluationFile file, BidId bid) {
        return file.waivers().stream()
                .filter(one -> one.bid().equals(bid))
                .reduce((earlier, later) -> later)
                .map(LeastScoreWaiver::revocation)
                .map(LeastScoreWaiver.Revocation::reason)
                .orElse(null);
    }

    private ReasonPage waiver(EvaluationFile file, BidId id) {
        var bid = file.bid(id);
        return page("waiver", file, bid)
                .saying(Sentence.of("evaluation.waiver.lede", BelowLeastScore.said(file, bid, format)))
                .noting(Sentence.of("evaluation.waiver.promised", BelowLeastScore.promised(file, bid, format)))
                .warning();
    }

    private ReasonPage revocation(EvaluationFile file, BidId id) {
        return page("revocation", file, file.bid(id));
    }

    private ReasonPage page(String act, EvaluationFile file, OpenedBid bid) {
        var comparison = comparison(file.request().engagement());
        return ReasonPage.of(
                        "evaluation." + act,
                        comparison,
                        comparison + "/bids/" + bid.id() + "/" + act,
                        LeastScoreWaiver.LONGEST_REASON,
                        bid.vendorName())
                .about(file.request().title())
                .from(Sentence.of("evaluation.awarded.comparison"));
    }

    private static String comparison(EngagementId id) {
        return "/engagements/" + id + "/comparison";
    }
}
