package app.handoff.evaluation;

import app.handoff.evaluation.AwardContracts.AwardContract;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
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

/** Who does the work when the winner does not: the reserve, another bid, or new bids. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award/succession")
class SuccessionController {

    /** What follows a winner who will not do the work. */
    enum Succession {
        RESERVE,
        ANOTHER_BID,
        NEW_BIDS
    }

    private final Evaluations evaluations;
    private final AwardDecisions decisions;
    private final DecisionPage decision;
    private final Format format;
    private final Clock clock;

    SuccessionController(
            Evaluations evaluations, AwardDecisions decisions, DecisionPage decision, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.decision = decision;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var evaluationFile = evaluations.file(id);
        var contract = decisions.contract(evaluationFile);
        return FormSubmission.open(
                () -> evaluationFile.standingAward().requireWithdrawable(contract.state()),
                () -> {
                    model.addAttribute("form", proposed(evaluationFile, contract));
                    return page(evaluationFile, model);
                },
                "redirect:/engagements/" + id + "/award",
                next);
    }

    /** The reserve where it can be chosen, and the reason that is known already. */
    private SuccessionForm proposed(EvaluationFile evaluationFile, AwardContract contract) {
        var reason = contract.isCancelled()
                ? format.message(
                        "evaluation.succession.proposed",
                        winner(evaluationFile),
                        String.valueOf(contract.closedBy()),
                        String.valueOf(contract.reason()))
                : null;
        var reserve = reserve(evaluationFile).filter(Candidate::canBeChosen);
        return new SuccessionForm(
                Objects.requireNonNull(evaluationFile.award()).getId().toString(),
                reserve.isPresent() ? Succession.RESERVE : null,
                reason);
    }

    @PostMapping
    String follow(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") SuccessionForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.award() == null
                || !evaluationFile.award().getId().toString().equals(form.award())) {
            return form.isDone(evaluationFile)
                    ? followed(evaluationFile, form, next)
                    : decision.tooLate(evaluationFile, form.reason(), member, response, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> act(id, form, member));
                    return followed(evaluationFile, form, next);
                },
                () -> page(evaluationFile, model));
    }

    private void act(EngagementId id, SuccessionForm form, CurrentMember member) {
        var reason = String.valueOf(form.reason());
        switch (Objects.requireNonNull(form.next())) {
            case RESERVE -> decisions.awardReserve(id, reason, member.actor(), clock.instant());
            case ANOTHER_BID -> decisions.withdrawAward(id, reason, member.actor(), clock.instant());
            case NEW_BIDS -> decisions.askForNewBids(id, reason, member.actor(), clock.instant());
        }
    }

    private static String followed(EvaluationFile evaluationFile, SuccessionForm form, RedirectAttributes next) {
        var way = Objects.requireNonNull(form.next());
        boolean ofNextRound = way == Succession.NEW_BIDS && evaluationFile.isOfPart();
        Toast.show(next, "evaluation.succession.done." + way + (ofNextRound ? ".round" : ""));
        return "redirect:/engagements/" + evaluationFile.engagement()
                + (ofNextRound ? "/scope" : way == Succession.NEW_BIDS ? "/bidding/again" : "/award");
    }

    private String page(EvaluationFile evaluationFile, Model model) {
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("engagement", evaluationFile.engagement());
        model.addAttribute("winner", winner(evaluationFile));
        var reserve = reserve(evaluationFile).orElse(null);
        model.addAttribute("reserve", reserve);
        var ways = new ArrayList<Option>();
        if (reserve != null && reserve.canBeChosen()) {
            ways.add(way(Succession.RESERVE, reserve.vendor(), reserve.summary()));
        }
        if (evaluationFile.isOfPart() || evaluationFile.evaluation().ranked().size() > 1) {
            ways.add(way(Succession.ANOTHER_BID, "", ""));
        }
        if (!evaluationFile.isOfPart() || decisions.isNextRound(evaluationFile)) {
            ways.add(way(
                    Succession.NEW_BIDS,
                    evaluationFile.isOfPart() ? "evaluation.succession.NEW_BIDS.round.hint" : null,
                    "",
                    ""));
        }
        model.addAttribute("ways", ways);
        model.addAttribute("longestReason", AwardWithdrawal.LONGEST_REASON);
        return "evaluation/succession";
    }

    private Option way(Succession way, String vendor, String summary) {
        return way(way, null, vendor, summary);
    }

    private Option way(Succession way, @Nullable String hint, String vendor, String summary) {
        var key = "evaluation.succession." + way;
        return new Option(
                way.name(), format.message(key, vendor), format.message(hint == null ? key + ".hint" : hint, summary));
    }

    private Optional<Candidate> reserve(EvaluationFile evaluationFile) {
        var today =
                LocalDate.ofInstant(clock.instant(), evaluationFile.request().zone());
        return evaluationFile
                .reserve()
                .flatMap(bid -> Candidate.of(evaluationFile, today, format).stream()
                        .filter(one -> one.bid().equals(bid.id().toString()))
                        .findFirst());
    }

    private static String winner(EvaluationFile evaluationFile) {
        return evaluationFile
                .bid(Objects.requireNonNull(evaluationFile.award()).bid())
                .vendorName();
    }

    /** @param award the choice that was shown: somebody else may have gone on from it */
    record SuccessionForm(
            @Nullable String award,

            @NotNull(message = "{evaluation.succession.choose}") @Nullable Succession next,

            @NotBlank(message = "{evaluation.succession.reasonMissing}") @Nullable String reason) {

        /** Whether just this was done already, such as when a button was pressed twice. */
        private boolean isDone(EvaluationFile evaluationFile) {
            return next != null
                    && evaluationFile.withdrawn().stream()
                            .anyMatch(earlier -> earlier.getId().toString().equals(award)
                                    && Objects.requireNonNull(earlier.withdrawal())
                                            .reason()
                                            .equals(String.valueOf(reason).strip()))
                    && (next == Succession.RESERVE) == (evaluationFile.award() != null);
        }
    }
}
