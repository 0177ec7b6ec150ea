package app.handoff.evaluation;

import app.handoff.bidding.CriterionScore;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scores of several people side by side, and the one they agree on for each bid and criterion. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{id}/comparison/quality/agreement")
class AgreementController {

    private final Scoring scoring;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    AgreementController(Scoring scoring, FormSubmission formSubmission, Format format, Clock clock) {
        this.scoring = scoring;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        var scored = scoring.round(id, round);
        if (!scored.isOver()) {
            return QualityController.quality(id);
        }
        model.addAttribute("form", AgreementView.form(scored));
        return page(scored, member, model);
    }

    @PostMapping
    String agree(
            @PathVariable EngagementId id,
            @ModelAttribute("form") QualityForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var before = scoring.round(id, null);
        if (!before.isOver()) {
            return QualityController.quality(id);
        }
        var given = form.given(before.file(), errors, one -> {
            before.file().requireFounded(one);
            before.requireExplained(one);
        });
        boolean done = formSubmission.save(
                () -> scoring.agree(id, given, member, clock.instant()),
                () -> {
                    var stored = QualityForm.of(
                            QualityBlock.of(scoring.round(id, null).file()));
                    return StoredForm.changed(
                            null, form.changedMeanwhile(stored), Sentence.of("bidding.editedMeanwhile"));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "evaluation.agreement.toast");
            return agreement(id);
        }
        return page(scoring.round(id, null), member, model);
    }

    private String page(ScoringRound round, CurrentMember member, Model model) {
        var file = round.file();
        boolean decided =
                file.progress().isQualityFinal() || file.request().status().isOver();
        model.addAttribute("request", file.request());
        model.addAttribute("scoring", round);
        model.addAttribute("blocks", AgreementView.of(round));
        model.addAttribute("missing", file.evaluation().missingScores());
        model.addAttribute("decided", decided);
        model.addAttribute("mayAgree", !decided && round.mayAgree(member));
        model.addAttribute("mayEnd", member.may(Role.MANAGER));
        model.addAttribute(
                "scores",
                IntStream.rangeClosed(CriterionScore.LOWEST, CriterionScore.HIGHEST)
                        .mapToObj(
                                score -> new Option(String.valueOf(score), format.message("evaluation.score." + score)))
                        .toList());
        model.addAttribute("longestNote", CriterionScore.LONGEST_NOTE);
        return "evaluation/agreement";
    }

    static String agreement(EngagementId id) {
        return "redirect:/engagements/" + id + "/comparison/quality/agreement";
    }
}
