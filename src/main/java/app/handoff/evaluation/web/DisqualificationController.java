package app.handoff.evaluation.web;

import app.handoff.evaluation.Disqualification;
import app.handoff.evaluation.EvaluationFile;
import app.handoff.evaluation.Evaluations;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.ManagersOnly;
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
        var evaluationFile = evaluations.file(id);
        boolean done = evaluationFile
                .disqualification(bid)
                .filter(one -> one.reason().equals(form.text().strip()))
                .isPresent();
        return act(
                evaluationFile,
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
        var evaluationFile = evaluations.file(id);
        boolean done = evaluationFile.disqualifications().stream()
                .map(Disqualification::reinstatement)
                .anyMatch(
                        back -> back != null && back.reason().equals(form.text().strip()));
        return act(
                evaluationFile,
                bid,
                false,
                done && evaluationFile.disqualification(bid).isEmpty(),
                () -> evaluations.reinstate(id, bid, form.text(), member.actor(), clock.instant()),
                errors,
                response,
                next,
                model);
    }

    private String ask(EngagementId id, BidId bid, boolean counts, Model model) {
        var evaluationFile = evaluations.file(id);
        evaluationFile.bid(bid);
        if (evaluationFile.request().status().isOver()
                || counts == evaluationFile.disqualification(bid).isPresent()) {
            return comparison(evaluationFile);
        }
        model.addAttribute("form", new ReasonForm(null));
        return page(evaluationFile, bid, counts, model);
    }

    /** @param done whether just this was done already, such as when a button was pressed twice */
    private String act(
            EvaluationFile evaluationFile,
            BidId bid,
            boolean counts,
            boolean done,
            Runnable act,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        evaluationFile.bid(bid);
        try {
            if (!done) {
                FormSubmission.afterOthers(act);
            }
            Toast.show(next, counts ? "evaluation.disqualification.toast" : "evaluation.reinstatement.toast");
            return comparison(evaluationFile);
        } catch (RuleViolation violation) {
            FormErrors.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(evaluationFile, bid, counts, model);
        }
    }

    private static String comparison(EvaluationFile evaluationFile) {
        return "redirect:/engagements/" + evaluationFile.request().engagement() + "/comparison";
    }

    private String page(EvaluationFile evaluationFile, BidId bid, boolean counts, Model model) {
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("bid", bid);
        model.addAttribute("act", counts ? "disqualification" : "reinstatement");
        model.addAttribute("vendor", Excluded.name(evaluationFile, evaluationFile.bid(bid), format));
        model.addAttribute("unscored", counts && !evaluationFile.progress().isQualityFinal());
        model.addAttribute("longestReason", Disqualification.LONGEST_REASON);
        return "evaluation/disqualification";
    }

    record ReasonForm(@Nullable String reason) {

        private String text() {
            return reason == null ? "" : reason;
        }
    }
}
