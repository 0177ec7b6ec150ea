package app.handoff.review;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.PlainText;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The question to a customer or a colleague who has no account: how satisfied they are, answered once. */
@Controller
@ThroughLink(LinkPurpose.OPINION)
@RequestMapping("/s/{token}/opinion")
class OpinionLinkController {

    private final OpinionRequests opinions;
    private final Format format;
    private final Clock clock;

    OpinionLinkController(OpinionRequests opinions, Format format, Clock clock) {
        this.opinions = opinions;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String open(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new AnswerForm(null, null));
        return page(visitor, model);
    }

    @PostMapping
    String answer(
            LinkVisitor visitor,
            @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        if (opinions.asked(new OpinionId(visitor.subject())).answeredAt().isPresent()) {
            return "redirect:" + visitor.path("/opinion"); // the page says that an answer is there, and since when
        }
        if (form.chosen() == null) {
            errors.rejectValue("score", "review.opinion.score.missing");
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    opinions.answer(
                            new OpinionId(visitor.subject()),
                            Objects.requireNonNull(form.chosen()),
                            PlainText.orNull(form.word()),
                            clock.instant());
                    return "redirect:" + visitor.path("/opinion");
                },
                () -> page(visitor, model));
    }

    /** Once answered, the page tells that alone: a link can have gone through other hands. */
    private String page(LinkVisitor visitor, Model model) {
        var asked = opinions.asked(new OpinionId(visitor.subject()));
        model.addAttribute(
                "page",
                new AskedPage(
                        visitor.path("/opinion"),
                        visitor.businessName(),
                        asked.work(),
                        asked.vendor(),
                        asked.person(),
                        asked.askedBy().name(),
                        format.day(format.dayOf(asked.openUntil())),
                        asked.answeredAt().map(format::dayTime).orElse(null)));
        model.addAttribute("scores", List.of("1", "2", "3", "4", "5"));
        return asked.answeredAt().isPresent() ? "review/opinion-sent" : "review/opinion-link";
    }

    /** @param answered when; null while there is no answer */
    record AskedPage(
            String at,
            String business,
            String work,
            String vendor,
            String person,
            String asker,
            String until,
            @Nullable String answered) {}

    record AnswerForm(@Nullable String score, @Nullable String word) {

        @Nullable Integer chosen() {
            return score != null && score.matches("[1-5]") ? Integer.valueOf(score) : null;
        }
    }
}
