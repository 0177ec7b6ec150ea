package app.handoff.evaluation;

import app.handoff.bidding.RoundLinks;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.PriceItem;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The choice of one vendor. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award")
class AwardController {

    private final Evaluations evaluations;
    private final AwardDecisions decisions;
    private final RoundLinks rounds;
    private final DecisionPage decision;
    private final Format format;
    private final Clock clock;

    AwardController(
            Evaluations evaluations,
            AwardDecisions decisions,
            RoundLinks rounds,
            DecisionPage decision,
            Format format,
            Clock clock) {
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.rounds = rounds;
        this.decision = decision;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @MembersOnly
    String award(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            RedirectAttributes next,
            Model model) {
        if (round == null) {
            var earlier = rounds.lastOpened(id);
            if (earlier.isPresent()) {
                return "redirect:/engagements/" + id + "/award?round=" + earlier.get();
            }
        }
        var evaluationFile = evaluations.file(id, round);
        if (evaluationFile.isDecided()) {
            return decision.show(evaluationFile, member, model);
        }
        if (!member.may(Role.MANAGER)) {
            throw new RuleViolation("evaluation.notDecided");
        }
        if (!evaluationFile.progress().isQualityFinal()) {
            return "redirect:/engagements/" + id + "/comparison";
        }
        return FormSubmission.open(
                evaluationFile.request()::requireNoFinalOffersAwaited,
                () -> {
                    model.addAttribute("form", new AwardForm(null, null, null, null, null));
                    return choice(evaluationFile, model);
                },
                "redirect:/engagements/" + id + "/comparison",
                next);
    }

    @PostMapping
    String choose(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") AwardForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.isDecided()) {
            return form.says(evaluationFile.award())
                    ? chosen(id, next)
                    : decision.tooLate(evaluationFile, form.reason(), member, response, model);
        }
        if (!errors.hasErrors()) {
            try {
                FormSubmission.afterOthers(() -> decisions.award(
                        id,
                        form.winningBid(),
                        form.reserveBid(),
                        form.order(),
                        form.why(),
                        member.actor(),
                        clock.instant()));
                return chosen(id, next);
            } catch (RuleViolation violation) {
                var now = evaluations.file(id);
                if (now.isDecided()) {
                    return decision.tooLate(now, form.reason(), member, response, model);
                }
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return choice(evaluationFile, model);
    }

    private static String chosen(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "evaluation.award.done");
        return "redirect:/engagements/" + id + "/award";
    }

    private String choice(EvaluationFile evaluationFile, Model model) {
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("engagement", evaluationFile.engagement());
        model.addAttribute("part", evaluationFile.isOfPart() ? evaluationFile.named(evaluationFile.openParts()) : null);
        model.addAttribute(
                "inParts",
                !evaluationFile.isOfPart() && evaluationFile.openParts().size() > 1);
        model.addAttribute("withdrawn", DecisionPage.Withdrawn.of(evaluationFile));
        var candidates = Candidate.of(
                evaluationFile,
                LocalDate.ofInstant(clock.instant(), evaluationFile.request().zone()),
                format);
        model.addAttribute("candidates", candidates);
        model.addAttribute(
                "firstChoosable",
                candidates.stream()
                        .filter(Candidate::canBeChosen)
                        .map(Candidate::bid)
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "cautions",
                Warning.of(evaluationFile, new AwardWording(format)).stream()
                        .filter(Warning::grave)
                        .toList());
        model.addAttribute(
                "reserves",
                evaluationFile.evaluation().placed().stream()
                        .filter(column -> evaluationFile.offersOpenPart(column.bid()))
                        .map(column -> new Option(
                                column.bid().id().toString(), column.bid().vendorName()))
                        .toList());
        model.addAttribute("parts", parts(evaluationFile));
        model.addAttribute("options", options(evaluationFile));
        return "evaluation/award";
    }

    /** The parts of the work that any bid offers, where they can be awarded one by one. */
    private static List<Option> parts(EvaluationFile evaluationFile) {
        return evaluationFile.openOutputs().stream()
                .filter(output -> evaluationFile.evaluation().ranked().stream()
                        .anyMatch(column ->
                                column.bid().parts().contains(output.id().toString())))
                .map(output -> new Option(output.id().toString(), output.deliverable()))
                .toList();
    }

    /** The lines that are ordered only if somebody chooses to. */
    private static List<Option> options(EvaluationFile evaluationFile) {
        return evaluationFile.scope().priceItems().stream()
                .filter(PriceItem::optional)
                .map(item -> new Option(item.key(), item.label()))
                .toList();
    }

    record AwardForm(
            @NotBlank(message = "{evaluation.award.choose}") @Nullable String winner,

            @NotBlank(message = "{evaluation.award.needsReason}") @Nullable String reason,

            @Nullable String reserve,

            @Nullable List<String> leftOut,

            @Nullable List<String> options) {

        /** Whether just this was chosen already, such as when a button was pressed twice. */
        private boolean says(@Nullable Award award) {
            return award != null
                    && award.bid().toString().equals(winner)
                    && award.reason().equals(why().strip());
        }

        private BidId winningBid() {
            return BidId.of(String.valueOf(winner));
        }

        private @Nullable BidId reserveBid() {
            return reserve == null || reserve.isBlank() ? null : BidId.of(reserve);
        }

        private AwardedOrder order() {
            return AwardedOrder.of(leftOut, options);
        }

        private String why() {
            return String.valueOf(reason);
        }
    }
}
