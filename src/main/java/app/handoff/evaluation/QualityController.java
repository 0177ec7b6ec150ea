package app.handoff.evaluation;

import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluator.State;
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

/**
 * Judging quality while prices are hidden. Everybody in the business may judge, and owners and managers end it; where people were
 * named who score apart, each of those gives scores of their own here.
 */
@Controller
@RequestMapping("/engagements/{id}/comparison/quality")
class QualityController {

    private final Evaluations evaluations;
    private final Scoring scoring;
    private final FormSubmission formSubmission;
    private final RequirementWords words;
    private final Format format;
    private final Clock clock;

    QualityController(
            Evaluations evaluations,
            Scoring scoring,
            FormSubmission formSubmission,
            RequirementWords words,
            Format format,
            Clock clock) {
        this.evaluations = evaluations;
        this.scoring = scoring;
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
        var round = scoring.round(id, null);
        if (round.isOver()) {
            return AgreementController.agreement(id);
        }
        if (!round.isApart()) {
            model.addAttribute("form", QualityForm.of(QualityBlock.of(evaluationFile)));
            return page(round, member, model);
        }
        return switch (round.of(member.id()).map(Evaluator::state).orElse(State.OUT)) {
            case NAMED -> "redirect:/engagements/" + id + "/comparison/quality/conflict";
            case SCORING -> {
                model.addAttribute("form", QualityForm.of(blocks(round, member)));
                yield page(round, member, model);
            }
            case THROUGH, OUT -> waiting(round, member, model);
        };
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
        var before = scoring.round(id, null);
        var given = form.given(before.file(), errors, before.file()::requireFounded);
        boolean done = formSubmission.save(
                () -> {
                    if (before.isApart()) {
                        scoring.score(id, given, member, clock.instant());
                    } else {
                        evaluations.score(id, given, member.actor(), clock.instant());
                    }
                },
                () -> scoredMeanwhile(id, form, member),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "evaluation.quality.saved");
            return quality(id);
        }
        return page(scoring.round(id, null), member, model);
    }

    private StoredForm scoredMeanwhile(EngagementId id, QualityForm form, CurrentMember member) {
        var stored = QualityForm.of(blocks(scoring.round(id, null), member));
        return StoredForm.changed(null, form.changedMeanwhile(stored), Sentence.of("bidding.editedMeanwhile"));
    }

    /**
     * Ends the judging of quality with the scores that are on the page: prices are shown from then on. Whoever comes second finds it
     * done.
     */
    @PostMapping("/end")
    @OwnersAndManagersOnly
    String end(
            @PathVariable EngagementId id,
            @ModelAttribute("form") QualityForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.progress().isQualityFinal()) {
            return "redirect:/engagements/" + id + "/comparison";
        }
        if (form.lines() != null && !scoring.round(id, null).isApart()) {
            var given = form.given(evaluationFile, errors, evaluationFile::requireFounded);
            boolean kept = formSubmission.save(
                    () -> evaluations.score(id, given, member.actor(), clock.instant()),
                    () -> scoredMeanwhile(id, form, member),
                    errors,
                    model,
                    response);
            if (!kept) {
                return page(scoring.round(id, null), member, model);
            }
        }
        try {
            evaluations.finishQuality(id, member.actor(), clock.instant());
            Toast.show(next, "evaluation.quality.finished");
            return "redirect:/engagements/" + id + "/comparison";
        } catch (RuleViolation violation) {
            if (scoring.round(id, null).isApart()) {
                Toast.show(next, violation.code(), violation.arguments());
                return quality(id);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var round = scoring.round(id, null);
            model.addAttribute("form", QualityForm.of(blocks(round, member)));
            model.addAttribute("refusal", format.message(violation.code(), violation.arguments()));
            return page(round, member, model);
        }
    }

    static String quality(EngagementId id) {
        return "redirect:/engagements/" + id + "/comparison/quality";
    }

    /** Somebody who does not score, or not any more, sees how far those are who do, and nothing of what they gave. */
    private static String waiting(ScoringRound round, CurrentMember member, Model model) {
        model.addAttribute("request", round.file().request());
        model.addAttribute("scoring", round);
        model.addAttribute("own", round.of(member.id()).orElse(null));
        model.addAttribute("mayEnd", member.may(Role.MANAGER));
        return "evaluation/apart";
    }

    private static List<QualityBlock> blocks(ScoringRound round, CurrentMember member) {
        var own = round.of(member.id()).orElse(null);
        return own == null
                ? QualityBlock.of(round.file())
                : QualityBlock.of(round.file(), (bid, criterion) -> round.score(own, bid, criterion));
    }

    private String page(ScoringRound round, CurrentMember member, Model model) {
        var evaluationFile = round.file();
        var own = round.of(member.id()).orElse(null);
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("apart", round.isApart());
        model.addAttribute("missing", own == null ? evaluationFile.evaluation().missingScores() : round.missing(own));
        model.addAttribute("reopened", evaluationFile.progress().isReopened());
        model.addAttribute("isFinal", evaluationFile.progress().isQualityFinal());
        var blocks = blocks(round, member);
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
