package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
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

/** Sets a bid aside that does not answer the request, and takes that back; each for a reason. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/comparison/bids/{bid}")
class DisqualificationController {

    private final Evaluations evaluations;
    private final FormSubmission formSubmission;
    private final RequirementWords words;
    private final Format format;
    private final Clock clock;

    DisqualificationController(
            Evaluations evaluations,
            FormSubmission formSubmission,
            RequirementWords words,
            Format format,
            Clock clock) {
        this.evaluations = evaluations;
        this.formSubmission = formSubmission;
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/disqualification")
    String askToDisqualify(@PathVariable EngagementId id, @PathVariable BidId bid, Model model) {
        var evaluationFile = evaluations.file(id);
        return isDisqualified(evaluationFile, bid) || isOver(evaluationFile)
                ? comparison(id)
                : disqualification(evaluationFile, bid).ask(model);
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
        boolean done = formSubmission.save(
                () -> evaluations.disqualify(id, bid, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(evaluations
                        .file(id)
                        .disqualification(bid)
                        .map(Disqualification::reason)
                        .orElse(null)),
                errors,
                model,
                response);
        if (!done) {
            return disqualification(evaluations.file(id), bid).again(model);
        }
        Toast.show(next, "evaluation.disqualification.toast");
        return comparison(id);
    }

    @GetMapping("/reinstatement")
    String askToReinstate(@PathVariable EngagementId id, @PathVariable BidId bid, Model model) {
        var evaluationFile = evaluations.file(id);
        return isDisqualified(evaluationFile, bid) && !isOver(evaluationFile)
                ? reinstatement(evaluationFile, bid).ask(model)
                : comparison(id);
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
        boolean done = formSubmission.save(
                () -> evaluations.reinstate(id, bid, form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(reinstated(evaluations.file(id), bid)),
                errors,
                model,
                response);
        if (!done) {
            return reinstatement(evaluations.file(id), bid).again(model);
        }
        Toast.show(next, "evaluation.reinstatement.toast");
        return comparison(id);
    }

    private static boolean isDisqualified(EvaluationFile evaluationFile, BidId bid) {
        return evaluationFile.disqualification(evaluationFile.bid(bid).id()).isPresent();
    }

    private static boolean isOver(EvaluationFile evaluationFile) {
        return evaluationFile.request().status().isOver();
    }

    /** Why the bid counts again; null while it does not, or always did. */
    private static @Nullable String reinstated(EvaluationFile evaluationFile, BidId bid) {
        var all = evaluationFile.disqualifications().stream()
                .filter(one -> one.bid().equals(bid))
                .toList();
        var last = all.isEmpty() ? null : all.get(all.size() - 1).reinstatement();
        return last == null ? null : last.reason();
    }

    private ReasonPage disqualification(EvaluationFile evaluationFile, BidId bid) {
        boolean unscored = !evaluationFile.progress().isQualityFinal();
        return page("disqualification", evaluationFile, bid)
                .proposing(words.reason(evaluationFile, evaluationFile.bid(bid)))
                .noting(unscored ? Sentence.of("evaluation.disqualification.unscored") : null)
                .warning();
    }

    private ReasonPage reinstatement(EvaluationFile evaluationFile, BidId bid) {
        return page("reinstatement", evaluationFile, bid);
    }

    private ReasonPage page(String act, EvaluationFile evaluationFile, BidId bid) {
        var comparison = "/engagements/" + evaluationFile.request().engagement() + "/comparison";
        return ReasonPage.of(
                        "evaluation." + act,
                        comparison,
                        comparison + "/bids/" + bid + "/" + act,
                        Disqualification.LONGEST_REASON,
                        Excluded.name(evaluationFile, evaluationFile.bid(bid), format))
                .about(evaluationFile.request().title())
                .from(Sentence.of("evaluation.awarded.comparison"));
    }

    private static String comparison(EngagementId id) {
        return "redirect:/engagements/" + id + "/comparison";
    }
}
