package app.handoff.evaluation;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reserve says whether its bid still stands. A colleague that helps with the bid has no part in it. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/standing")
class VendorStandingController {

    private final Reserves reserves;
    private final Format format;
    private final Clock clock;

    VendorStandingController(Reserves reserves, Format format, Clock clock) {
        this.reserves = reserves;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new StandingForm(null, null));
        return page(visitor, model);
    }

    @PostMapping
    String answer(
            LinkVisitor visitor,
            @ModelAttribute("form") StandingForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var invitation = invitationOf(visitor);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() ->
                            reserves.answer(invitation, form.answer(), form.text(), visitor.name(), clock.instant()));
                    Toast.show(next, "evaluation.standing.sent.toast");
                    return "redirect:" + visitor.path("/bid/standing");
                },
                () -> page(visitor, model));
    }

    private String page(LinkVisitor visitor, Model model) {
        var inquiry = reserves.to(invitationOf(visitor)).orElseThrow(NotFound::new);
        model.addAttribute("view", View.of(inquiry, visitor.businessName(), clock.instant()));
        model.addAttribute(
                "answers",
                Arrays.stream(ReserveInquiry.Answer.values())
                        .map(answer -> new Option(
                                answer.name(),
                                format.message("evaluation.standing." + answer, format.day(inquiry.holdUntil())),
                                format.message("evaluation.standing." + answer + ".hint")))
                        .toList());
        model.addAttribute("here", visitor.path("/bid/standing"));
        model.addAttribute("home", visitor.path("/bid"));
        model.addAttribute("longest", ReserveInquiry.LONGEST_ANSWER);
        return "evaluation/standing";
    }

    /** @throws NotFound for a colleague of the vendor */
    private static InvitationId invitationOf(LinkVisitor visitor) {
        if (!visitor.requiredHolder().id().equals(visitor.subject())) {
            throw new NotFound();
        }
        return new InvitationId(visitor.subject());
    }

    record StandingForm(
            ReserveInquiry.@Nullable Answer answer,
            @Nullable String text) {}

    /** @param inquiry what is asked, and what was answered */
    record View(ReserveInquiry inquiry, String business, ReserveInquiry.State state) {

        static View of(ReserveInquiry inquiry, String business, Instant now) {
            return new View(inquiry, business, inquiry.state(now));
        }

        public boolean isAwaited() {
            return state == ReserveInquiry.State.ASKED;
        }

        public boolean isAnswered() {
            return inquiry.answeredAt() != null;
        }

        public boolean hasWords() {
            return inquiry.answerText() != null && !inquiry.answerText().isEmpty();
        }
    }
}
