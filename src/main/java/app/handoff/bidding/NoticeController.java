package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
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

/** Tells every vendor something that none of them asked. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/notice")
class NoticeController {

    private final Bidding bidding;
    private final PublicWords publicWords;
    private final Engagements engagements;
    private final MailServer mail;
    private final Clock clock;

    NoticeController(Bidding bidding, PublicWords publicWords, Engagements engagements, MailServer mail, Clock clock) {
        this.bidding = bidding;
        this.publicWords = publicWords;
        this.engagements = engagements;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping
    String write(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        model.addAttribute("form", new NoticeForm(null, null, null));
        return FormSubmission.open(
                () -> request.requireTelling(clock.instant()), () -> page(id, model), questions(id), next);
    }

    @PostMapping
    String tell(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") NoticeForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id);
        var text = form.text();
        if (!errors.hasErrors() && text != null) {
            publicWords.in(request.id(), text).objectTo("text", form.anyway(), form.named(), errors, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> bidding.tellAll(
                            request.id(), Objects.requireNonNull(text), member.actor(), clock.instant()));
                    Toast.show(next, BiddingOverviewController.byMail("bidding.notice.told", mail));
                    return questions(id);
                },
                () -> page(id, model));
    }

    private String page(EngagementId id, Model model) {
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        return "bidding/notice";
    }

    private static String questions(EngagementId id) {
        return "redirect:/engagements/" + id + "/bidding/questions";
    }

    /**
     * @param anyway sends it although it names the budget
     * @param named sends it although it names somebody
     */
    record NoticeForm(
            @NotBlank(message = "{bidding.notice.missing}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String text,

            @Nullable Boolean anyway,
            @Nullable Boolean named) {}
}
