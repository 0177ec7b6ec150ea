package app.handoff.evaluation;

import app.handoff.bidding.CriterionScore;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
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

/** Judging quality while prices are hidden. Everybody in the business may judge; owners and managers end it. */
@Controller
@RequestMapping("/engagements/{id}/comparison/quality")
class QualityController {

    private final Evaluations evaluations;
    private final FormSubmission formSubmission;
    private final RequirementWords words;
    private final Format format;
    private final Clock clock;

    QualityController(
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

    @GetMapping
    @MembersOnly
    String judge(@PathVariable EngagementId id, CurrentMember member, Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.progress().isQualityFinal()
                || evaluationFile.evaluation().ranked().isEmpty()) {
            return "redirect:/engagements/" + id + "/comparison";
        }
        model.addAttribute("form", QualityForm.of(evaluationFile));
        return page(evaluationFile, member, model);
    }

    @PostMapping
    @MembersOnly
    String score(
            @PathVariable EngagementId id,
            @ModelAttribute("form") QualityForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var given = form.given(evaluations.file(id), errors);
        boolean done = formSubmission.save(
                () -> evaluations.score(id, given, member.actor(), clock.instant()),
                () -> scoredMeanwhile(id, form),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "evaluation.quality.saved");
            return "redirect:/engagements/" + id + "/comparison/quality";
        }
        return page(evaluations.file(id), member, model);
    }

    private StoredForm scoredMeanwhile(EngagementId id, QualityForm form) {
        var stored = QualityForm.of(evaluations.file(id));
        return StoredForm.changed(null, form.changedMeanwhile(stored), Sentence.of("bidding.editedMeanwhile"));
    }

    /** Ends the judging of quality: prices are shown from then on. Whoever comes second finds it done. */
    @PostMapping("/end")
    @OwnersAndManagersOnly
    String end(
            @PathVariable EngagementId id,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.progress().isQualityFinal()) {
            return "redirect:/engagements/" + id + "/comparison";
        }
        try {
            evaluations.finishQuality(id, member.actor(), clock.instant());
            Toast.show(next, "evaluation.quality.finished");
            return "redirect:/engagements/" + id + "/comparison";
        } catch (RuleViolation violation) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", QualityForm.of(evaluationFile));
            model.addAttribute("refusal", format.message(violation.code(), violation.arguments()));
            return page(evaluationFile, member, model);
        }
    }

    private String page(EvaluationFile evaluationFile, CurrentMember member, Model model) {
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("missing", evaluationFile.evaluation().missingScores());
        model.addAttribute("isFinal", evaluationFile.progress().isQualityFinal());
        var blocks = QualityBlock.of(evaluationFile);
        model.addAttribute("blocks", blocks);
        model.addAttribute(
                "requirements",
                words.of(
                        evaluationFile,
                        evaluationFile.maskedThatCount().stream()
                                .map(EvaluationFile.Masked::bid)
                                .toList()));
        model.addAttribute("noneMasked", blocks.stream().noneMatch(QualityBlock::masked));
        model.addAttribute("scores", scores());
        model.addAttribute("disqualified", Excluded.of(evaluationFile, format));
        model.addAttribute("longestNote", CriterionScore.LONGEST_NOTE);
        boolean mayEnd = member.may(Role.MANAGER);
        model.addAttribute("mayEnd", mayEnd);
        model.addAttribute("mayDisqualify", mayEnd && !evaluationFile.progress().isQualityFinal());
        return "evaluation/quality";
    }

    private List<Option> scores() {
        return IntStream.rangeClosed(CriterionScore.LOWEST, CriterionScore.HIGHEST)
                .mapToObj(score -> new Option(String.valueOf(score), format.message("evaluation.score." + score)))
                .toList();
    }
}
