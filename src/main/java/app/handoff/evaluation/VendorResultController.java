package app.handoff.evaluation;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import app.handoff.web.WithLinkAlone.When;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vendor reads what became of its bid, and asks why. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/result")
class VendorResultController {

    private final ResultQuestions questions;
    private final Format format;
    private final Clock clock;

    VendorResultController(ResultQuestions questions, Format format, Clock clock) {
        this.questions = questions;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @WithLinkAlone(When.ONCE_OPENED)
    String result(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new WhyForm(null));
        return page(visitor, model);
    }

    @PostMapping
    String ask(
            LinkVisitor visitor,
            @ModelAttribute("form") WhyForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    questions.ask(invitationOf(visitor), form.text(), clock.instant());
                    Toast.show(next, "evaluation.result.asked");
                    return "redirect:" + visitor.path(LetterPost.RESULT);
                },
                () -> page(visitor, model));
    }

    private String page(LinkVisitor visitor, Model model) {
        var result = questions.resultOf(invitationOf(visitor));
        var letter = result.last();
        model.addAttribute("business", visitor.businessName());
        model.addAttribute("home", visitor.path("/bid"));
        model.addAttribute("here", visitor.path(LetterPost.RESULT));
        model.addAttribute("letter", letter == null ? null : Told.of(letter));
        model.addAttribute("earlier", result.earlier().stream().map(Told::of).toList());
        model.addAttribute("questions", result.questions());
        model.addAttribute("zone", letter == null ? null : letter.zone());
        var until = result.askedUntil(clock.instant());
        model.addAttribute("until", letter == null || until == null ? null : format.deadline(until, letter.zone()));
        model.addAttribute("longestQuestion", ResultQuestion.LONGEST_QUESTION);
        return "evaluation/result";
    }

    private static InvitationId invitationOf(LinkVisitor visitor) {
        return new InvitationId(visitor.subject());
    }

    /** A letter as its vendor reads it. */
    record Told(String subject, String text, @Nullable Instant at, LetterFacts facts) {

        private static Told of(Letter letter) {
            return new Told(
                    String.valueOf(letter.sentSubject()),
                    String.valueOf(letter.sentText()),
                    letter.sentAt(),
                    letter.facts());
        }
    }

    record WhyForm(@Nullable String question) {

        private String text() {
            return question == null ? "" : question;
        }
    }
}
