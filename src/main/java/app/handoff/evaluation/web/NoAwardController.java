package app.handoff.evaluation.web;

import app.handoff.bidding.BidRequest;
import app.handoff.evaluation.EvaluationFile;
import app.handoff.evaluation.Evaluations;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormSubmission;
import app.handoff.web.ManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** The end of a request without a choice: no bid came, or none is good enough. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{id}/award/none")
class NoAwardController {

    private final Evaluations evaluations;
    private final DecisionPage decision;
    private final Clock clock;

    NoAwardController(Evaluations evaluations, DecisionPage decision, Clock clock) {
        this.evaluations = evaluations;
        this.decision = decision;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable EngagementId id, Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.request().status().isOver()) {
            return "redirect:/engagements/" + id + "/award";
        }
        model.addAttribute("form", new NobodyForm(null));
        return page(evaluationFile, model);
    }

    @PostMapping
    String chooseNobody(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") NobodyForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.request().status().isOver()) {
            return form.says(evaluationFile.request())
                    ? ended(id, next)
                    : decision.tooLate(evaluationFile, form.reason(), member, response, model);
        }
        if (!errors.hasErrors()) {
            try {
                FormSubmission.afterOthers(
                        () -> evaluations.chooseNobody(id, form.why(), member.actor(), clock.instant()));
                return ended(id, next);
            } catch (RuleViolation decided) {
                return decision.tooLate(evaluations.file(id), form.reason(), member, response, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(evaluationFile, model);
    }

    private static String ended(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "evaluation.award.nobody.done");
        return "redirect:/engagements/" + id;
    }

    private static String page(EvaluationFile evaluationFile, Model model) {
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("bids", evaluationFile.evaluation().ranked().size());
        return "evaluation/award-none";
    }

    record NobodyForm(
            @NotBlank(message = "{evaluation.award.nobody.reasonMissing}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String reason) {

        private String why() {
            return String.valueOf(reason).strip();
        }

        /** Whether it ended with just this reason already, such as when a button was pressed twice. */
        private boolean says(BidRequest request) {
            return why().equals(request.endReason());
        }
    }
}
