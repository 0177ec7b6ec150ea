package app.handoff.bidding.web;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.ClarificationId;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.Role;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.stage.EngagementDirectory;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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

/** Vendors' questions. Each answer goes to everybody; nobody reads who asked. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{id}/bidding/questions")
class QuestionsController {

    private final Bidding bidding;
    private final EngagementDirectory engagements;
    private final Clock clock;

    QuestionsController(Bidding bidding, EngagementDirectory engagements, Clock clock) {
        this.bidding = bidding;
        this.engagements = engagements;
        this.clock = clock;
    }

    @MembersOnly
    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        model.addAttribute("form", new AnswerForm(null, null));
        return page(id, round, null, member, model);
    }

    @PostMapping("/{question}/answer")
    String answer(
            @PathVariable EngagementId id,
            @PathVariable ClarificationId question,
            @Valid @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        engagements.find(id).orElseThrow(NotFound::new);
        var request = bidding.get(id).id();
        if (!errors.hasErrors() && form.answer() != null) {
            // Said once; who sends it all the same has decided.
            if (!Boolean.TRUE.equals(form.anyway()) && bidding.namesTheCeiling(request, form.answer())) {
                errors.rejectValue("answer", "bidding.answer.namesTheCeiling");
                model.addAttribute("warned", true);
            } else {
                try {
                    bidding.answer(request, question, form.answer(), member.actor(), clock.instant());
                    return answered(id, next);
                } catch (RuleViolation violation) {
                    Refusals.into(errors, violation);
                } catch (OptimisticLockingFailureException atOnce) {
                    errors.rejectValue("answer", "bidding.question.alreadyAnswered");
                }
                if (isAnswered(id, question, form.answer())) {
                    return answered(id, next);
                }
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, null, question, member, model);
    }

    private static String answered(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "bidding.question.answered");
        return "redirect:/engagements/" + id + "/bidding/questions";
    }

    /** Whether just this answer went out already, such as when a button was pressed twice. */
    private boolean isAnswered(EngagementId id, ClarificationId question, String answer) {
        return bidding.room(id).questions().stream()
                .anyMatch(asked -> asked.id().equals(question) && answer.strip().equals(asked.answer()));
    }

    private String page(
            EngagementId id,
            @Nullable Integer round,
            @Nullable ClarificationId tried,
            CurrentMember member,
            Model model) {
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        var room = bidding.room(bidding.round(id, round));
        model.addAttribute("mayAct", member.may(Role.MANAGER) && room.request().status() == BidRequest.Status.OPEN);
        model.addAttribute("tried", tried == null ? "" : tried.toString());
        model.addAttribute(
                "deadline", room.request().hasDeadline() ? room.request().deadline() : null);
        model.addAttribute(
                "open",
                room.questions().stream()
                        .filter(asked -> asked.isOpen() || asked.id().equals(tried))
                        .toList());
        model.addAttribute(
                "answered",
                room.questions().stream()
                        .filter(asked -> !asked.isOpen() && !asked.id().equals(tried))
                        .toList());
        return "bidding/questions";
    }

    /** @param anyway sends the answer although it names the ceiling */
    record AnswerForm(
            @NotBlank(message = "{bidding.answer.missingText}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String answer,

            @Nullable Boolean anyway) {}
}
