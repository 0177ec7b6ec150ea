package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MemberId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who scores the bids of a request: whoever does so first, or several people who are named and score apart. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/evaluators")
class EvaluatorsController {

    private final Bidding bidding;
    private final Scoring scoring;
    private final Colleagues colleagues;
    private final Format format;
    private final Clock clock;

    EvaluatorsController(Bidding bidding, Scoring scoring, Colleagues colleagues, Format format, Clock clock) {
        this.bidding = bidding;
        this.scoring = scoring;
        this.colleagues = colleagues;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        model.addAttribute("form", new EvaluatorsForm(null));
        return page(bidding.get(id), model);
    }

    @PostMapping
    String name(
            @PathVariable EngagementId id,
            @ModelAttribute("form") EvaluatorsForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> scoring.name(id, form.ids(), member.actor(), clock.instant()));
                    Toast.show(next, "evaluation.evaluators.toast");
                    return evaluators(id);
                },
                () -> page(bidding.get(id), model));
    }

    @PostMapping("/removal")
    String takeOff(@PathVariable EngagementId id, @RequestParam String evaluator, RedirectAttributes next) {
        return FormSubmission.open(
                () -> scoring.takeOff(id, Ids.parse(evaluator)),
                () -> {
                    Toast.show(next, "evaluation.evaluators.removed");
                    return evaluators(id);
                },
                evaluators(id),
                next);
    }

    private String page(BidRequest request, Model model) {
        var named = scoring.named(request);
        model.addAttribute("request", request);
        model.addAttribute("named", named);
        model.addAttribute(
                "closed",
                scoring.closedBy(request)
                        .map(why -> format.message(why.code(), why.arguments()))
                        .orElse(null));
        model.addAttribute(
                "members",
                colleagues.all().stream()
                        .filter(one ->
                                named.stream().noneMatch(other -> other.member().equals(one.id())))
                        .map(one -> new Option(one.id().toString(), one.name(), format.word(one.role())))
                        .toList());
        return "evaluation/evaluators";
    }

    private static String evaluators(EngagementId id) {
        return "redirect:/engagements/" + id + "/bidding/evaluators";
    }

    /** @param members who are to score, by their identities */
    record EvaluatorsForm(@Nullable List<String> members) {

        List<MemberId> ids() {
            return members == null
                    ? List.of()
                    : members.stream().map(MemberId::of).toList();
        }
    }
}
