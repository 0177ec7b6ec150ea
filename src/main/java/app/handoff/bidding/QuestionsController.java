package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormErrors;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Comparator;
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
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/questions")
class QuestionsController {

    private final Bidding bidding;
    private final PublicWords publicWords;
    private final Engagements engagements;
    private final MailServer mail;
    private final Clock clock;

    QuestionsController(
            Bidding bidding, PublicWords publicWords, Engagements engagements, MailServer mail, Clock clock) {
        this.bidding = bidding;
        this.publicWords = publicWords;
        this.engagements = engagements;
        this.mail = mail;
        this.clock = clock;
    }

    @MembersOnly
    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        model.addAttribute("form", new AnswerForm(null, null, null, null, null));
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
            var asked = asked(id, question);
            var wording = form.wording(asked);
            publicWords.in(request, form.answer()).objectTo("answer", form.anyway(), form.named(), errors, model);
            if (form.rewords(asked)
                    && !Boolean.TRUE.equals(form.anyway())
                    && publicWords.in(request, wording).budget()) {
                errors.rejectValue("wording", "bidding.public.namesTheBudget");
                model.addAttribute("namesBudget", true);
            }
            var naming = bidding.naming(request, wording);
            // Said once; who sends it all the same has decided.
            if (!Boolean.TRUE.equals(form.naming()) && !naming.isNothing()) {
                errors.rejectValue(
                        "wording",
                        "bidding.question.tellsWhoAsked",
                        new Object[] {String.join(", ", naming.found())},
                        "");
            }
            if (!errors.hasErrors()) {
                try {
                    bidding.answer(request, question, form.answer(), wording, member.actor(), clock.instant());
                    return answered(id, next);
                } catch (RuleViolation violation) {
                    FormErrors.into(errors, violation);
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

    private String answered(EngagementId id, RedirectAttributes next) {
        Toast.show(next, BiddingOverviewController.byMail("bidding.question.answered", mail));
        return "redirect:/engagements/" + id + "/bidding/questions";
    }

    private Clarification asked(EngagementId id, ClarificationId question) {
        return bidding.overview(id).questions().stream()
                .filter(asked -> asked.id().equals(question))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Whether just this answer went out already, such as when a button was pressed twice. */
    private boolean isAnswered(EngagementId id, ClarificationId question, String answer) {
        return bidding.overview(id).questions().stream()
                .anyMatch(asked -> asked.id().equals(question) && answer.strip().equals(asked.answer()));
    }

    private String page(
            EngagementId id,
            @Nullable Integer round,
            @Nullable ClarificationId tried,
            CurrentMember member,
            Model model) {
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        var biddingOverview = bidding.overview(bidding.round(id, round));
        boolean mayAct = member.may(Role.MANAGER) && biddingOverview.request().status() == BiddingStatus.OPEN;
        model.addAttribute(
                "deadline",
                biddingOverview.request().hasDeadline()
                        ? biddingOverview.request().deadline()
                        : null);
        model.addAttribute(
                "open",
                biddingOverview.questions().stream()
                        .filter(asked -> asked.isOpen() || asked.id().equals(tried))
                        .map(asked -> new ToAnswer(
                                asked, asked.id().equals(tried), mayAct, naming(asked, biddingOverview.request())))
                        .toList());
        model.addAttribute(
                "answered",
                biddingOverview.questions().stream()
                        .filter(asked -> !asked.isOpen() && !asked.id().equals(tried))
                        .sorted(Comparator.comparing(Clarification::askedAt).reversed())
                        .toList());
        model.addAttribute("mayTell", mayAct && biddingOverview.request().acceptsBids(clock.instant()));
        return "bidding/questions";
    }

    /** What tells who asked, where the question is still to go out; null where nothing does. */
    private @Nullable Naming naming(Clarification asked, BidRequest request) {
        if (!asked.isOpen()) {
            return null;
        }
        var naming = bidding.naming(request.id(), asked.question());
        return naming.isHarmless() ? null : naming;
    }

    /**
     * A question that waits for its answer, or got one while somebody wrote another.
     *
     * @param tried whether its answer was sent just now and could not be taken
     * @param mayAct whether the reader may answer questions while bidding is open
     * @param naming what in it tells who asked or a price; null where nothing does
     */
    record ToAnswer(
            Clarification asked,
            boolean tried,
            boolean mayAct,
            @Nullable Naming naming) {

        /** What was typed is shown even where it cannot be sent any more. */
        public boolean showsForm() {
            return mayAct || tried;
        }

        public boolean mayAnswer() {
            return mayAct && asked.isOpen();
        }
    }

    /**
     * @param anyway sends the answer although it names the budget
     * @param wording how all vendors read the question; not asked for where it tells nothing of who asked
     * @param naming sends the question although it tells who asked
     * @param named sends the answer although it names somebody
     */
    record AnswerForm(
            @NotBlank(message = "{bidding.answer.missingText}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String answer,

            @Nullable Boolean anyway,

            @Size(max = 4000, message = "{field.tooLong}") @Nullable String wording,

            @Nullable Boolean naming,
            @Nullable Boolean named) {

        private boolean rewords(Clarification asked) {
            return !wording(asked).strip().equals(asked.question());
        }

        private String wording(Clarification asked) {
            return wording == null ? asked.question() : wording;
        }
    }
}
