package app.handoff.evaluation;

import app.handoff.bidding.InvitationRepository;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Vendors that were not chosen ask why; each gets its own answer. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award/questions")
class ResultQuestionsController {

    private final ResultQuestions questions;
    private final Discretion discretion;
    private final InvitationRepository invitations;
    private final Engagements engagements;
    private final MailServer mail;
    private final Clock clock;

    ResultQuestionsController(
            ResultQuestions questions,
            Discretion discretion,
            InvitationRepository invitations,
            Engagements engagements,
            MailServer mail,
            Clock clock) {
        this.questions = questions;
        this.discretion = discretion;
        this.invitations = invitations;
        this.engagements = engagements;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        model.addAttribute("form", new AnswerForm(null, null));
        return page(id, null, model);
    }

    @PostMapping("/{question}/answer")
    String answer(
            @PathVariable EngagementId id,
            @PathVariable String question,
            @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var asked = questions.get(id, Ids.parse(question));
        if (OwnWords.plain(form.answer()).equals(asked.answer())) {
            return answered(id, next);
        }
        if (asked.isOpen() && !Boolean.TRUE.equals(form.anyway())) {
            warnOfWhatIsTold(asked, form, errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                FormSubmission.afterOthers(
                        () -> questions.answer(id, asked.getId(), form.text(), member.actor(), clock.instant()));
                return answered(id, next);
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, asked.getId(), model);
    }

    /** Said once; who sends it all the same has decided. */
    private void warnOfWhatIsTold(ResultQuestion asked, AnswerForm form, BindingResult errors, Model model) {
        var request = invitations
                .findById(asked.invitation())
                .orElseThrow(NotFound::new)
                .request();
        var told = discretion.told(request, asked.invitation(), form.text());
        if (!told.isEmpty()) {
            errors.rejectValue(
                    "answer",
                    "evaluation.result.answer.tells",
                    new Object[] {asked.vendorName(), String.join(", ", told)},
                    "");
            model.addAttribute("warned", true);
        }
    }

    private String answered(EngagementId id, RedirectAttributes next) {
        Toast.show(next, mail.isThere() ? "evaluation.result.answered" : "evaluation.letters.done.byHand");
        return "redirect:/engagements/" + id + "/award/questions";
    }

    private String page(EngagementId id, @Nullable UUID tried, Model model) {
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        model.addAttribute(
                "questions",
                questions.of(id).stream()
                        .map(asked -> new Asked(asked, asked.getId().equals(tried)))
                        .toList());
        model.addAttribute("longestAnswer", ResultQuestion.LONGEST_ANSWER);
        return "evaluation/result-questions";
    }

    /**
     * A question as it is shown.
     *
     * @param tried whether its answer was sent just now and could not be taken
     */
    record Asked(ResultQuestion question, boolean tried) {

        /** What was typed is shown even where somebody else has answered meanwhile. */
        public boolean showsForm() {
            return question.isOpen() || tried;
        }
    }

    /** @param anyway sends the answer although it tells something of others */
    record AnswerForm(@Nullable String answer, @Nullable Boolean anyway) {

        private String text() {
            return answer == null ? "" : answer;
        }
    }
}
