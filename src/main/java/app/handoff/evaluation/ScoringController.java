package app.handoff.evaluation;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
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

/** What somebody says who was named to score apart: of conflicts of interest before, and of being through after. */
@Controller
@RequestMapping("/engagements/{id}/comparison/quality")
class ScoringController {

    private final Scoring scoring;
    private final FormSubmission formSubmission;
    private final Clock clock;

    ScoringController(Scoring scoring, FormSubmission formSubmission, Clock clock) {
        this.scoring = scoring;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    /** Who bid is asked about by name, in the order of names, so that it tells nothing of which is Vendor A. */
    @GetMapping("/conflict")
    @MembersOnly
    String askForConflict(@PathVariable EngagementId id, CurrentMember member, Model model) {
        var round = scoring.round(id, null);
        boolean maySay = round.of(member.id())
                .filter(own -> own.state() == Evaluator.State.NAMED || own.state() == Evaluator.State.SCORING)
                .isPresent();
        if (!maySay || round.isOver()) {
            return QualityController.quality(id);
        }
        model.addAttribute("form", new ConflictForm(null, null));
        return conflictPage(round, member, model);
    }

    @PostMapping("/conflict")
    @MembersOnly
    String declareConflict(
            @PathVariable EngagementId id,
            @ModelAttribute("form") ConflictForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        boolean done = formSubmission.save(
                () -> scoring.declareConflict(id, form.ids(), form.text(), member, clock.instant()),
                () -> StoredForm.once(declared(scoring.round(id, null), member)),
                errors,
                model,
                response);
        if (!done) {
            return conflictPage(scoring.round(id, null), member, model);
        }
        Toast.show(next, "evaluation.conflict.toast");
        return QualityController.quality(id);
    }

    private static @Nullable ConflictForm declared(ScoringRound round, CurrentMember member) {
        return round.of(member.id())
                .filter(own -> own.state() == Evaluator.State.OUT)
                .map(own -> new ConflictForm(
                        own.conflicts().stream()
                                .map(one -> one.vendor().toString())
                                .toList(),
                        own.conflictReason()))
                .orElse(null);
    }

    @PostMapping("/no-conflict")
    @MembersOnly
    String declareNoConflict(@PathVariable EngagementId id, CurrentMember member) {
        scoring.declareNoConflict(id, member, clock.instant());
        return QualityController.quality(id);
    }

    /** One of several people is through. */
    @PostMapping("/completion")
    @MembersOnly
    String finish(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        return FormSubmission.open(
                () -> scoring.finish(id, member, clock.instant()),
                () -> {
                    Toast.show(next, "evaluation.apart.through.toast");
                    return QualityController.quality(id);
                },
                QualityController.quality(id),
                next);
    }

    @GetMapping("/early-end")
    @OwnersAndManagersOnly
    String askToEnd(@PathVariable EngagementId id, Model model) {
        var round = scoring.round(id, null);
        return round.isApart() && !round.isOver() && !round.file().progress().isQualityFinal()
                ? earlyEnd(round).ask(model)
                : QualityController.quality(id);
    }

    /** Lays the scores side by side although not everybody is through. */
    @PostMapping("/early-end")
    @OwnersAndManagersOnly
    String end(
            @PathVariable EngagementId id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        boolean done = formSubmission.save(
                () -> scoring.end(id, form.text(), member.actor(), clock.instant()),
                () -> {
                    var ended = scoring.round(id, null).file().progress().earlyEnd();
                    return ReasonForm.stored(ended == null ? null : ended.reason());
                },
                errors,
                model,
                response);
        if (!done) {
            return earlyEnd(scoring.round(id, null)).again(model);
        }
        Toast.show(next, "evaluation.apart.end.toast");
        return QualityController.quality(id);
    }

    private static ReasonPage earlyEnd(ScoringRound round) {
        var quality = "/engagements/" + round.file().request().engagement() + "/comparison/quality";
        return ReasonPage.of(
                        "evaluation.apart.end",
                        quality,
                        quality + "/early-end",
                        BidEvaluation.LONGEST_REASON,
                        round.through(),
                        round.scoring().size())
                .about(round.file().request().title())
                .from(Sentence.of("evaluation.quality.title"))
                .warning();
    }

    private static String conflictPage(ScoringRound round, CurrentMember member, Model model) {
        model.addAttribute("request", round.file().request());
        model.addAttribute("mayDeny", round.required(member.id()).state() == Evaluator.State.NAMED);
        model.addAttribute(
                "vendors",
                round.file().bids().stream()
                        .sorted(Comparator.comparing(OpenedBid::vendorName, String.CASE_INSENSITIVE_ORDER))
                        .map(bid -> new Option(bid.vendor().toString(), bid.vendorName()))
                        .toList());
        model.addAttribute("longest", Evaluator.LONGEST_REASON);
        return "evaluation/conflict";
    }

    /** @param vendors with which there is a conflict, by their identities */
    record ConflictForm(
            @Nullable List<String> vendors, @Nullable String reason) {

        List<VendorId> ids() {
            return vendors == null
                    ? List.of()
                    : vendors.stream().map(VendorId::of).toList();
        }

        String text() {
            return reason == null ? "" : reason;
        }
    }
}
