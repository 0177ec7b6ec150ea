package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a request without a choice: no bid came, or none is good enough. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award/none")
class NoAwardController {

    private final Evaluations evaluations;
    private final AwardDecisions decisions;
    private final DecisionPage decision;
    private final FormSubmission formSubmission;
    private final Clock clock;

    NoAwardController(
            Evaluations evaluations,
            AwardDecisions decisions,
            DecisionPage decision,
            FormSubmission formSubmission,
            Clock clock) {
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.decision = decision;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable EngagementId id, Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.request().status().isOver()) {
            return "redirect:/engagements/" + id + "/award";
        }
        return page(evaluationFile).ask(model);
    }

    @PostMapping
    String chooseNobody(
            @PathVariable EngagementId id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        boolean done = formSubmission.save(
                () -> decisions.chooseNobody(id, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(evaluations.file(id).request().endReason()),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "evaluation.award.nobody.done");
            return "redirect:/engagements/" + id + "/award";
        }
        var evaluationFile = evaluations.file(id);
        return evaluationFile.request().status().isOver()
                ? decision.tooLate(evaluationFile, form.reason(), member, response, model)
                : page(evaluationFile).again(model);
    }

    private static ReasonPage page(EvaluationFile evaluationFile) {
        var request = evaluationFile.request();
        var engagement = "/engagements/" + request.engagement();
        return ReasonPage.of(
                        "evaluation.award.nobody",
                        engagement + "/comparison",
                        engagement + "/award/none",
                        BidRequest.LONGEST_REASON,
                        evaluationFile.evaluation().ranked().size())
                .about(request.title())
                .from(Sentence.of("evaluation.awarded.comparison"))
                .warning();
    }
}
