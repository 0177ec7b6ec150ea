package app.handoff.review;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.PlainText;
import app.handoff.review.Opinion.Asked;
import app.handoff.review.Opinion.Standing;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

/** Asks customers and colleagues by name how satisfied they are, and shows who said what. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/review/opinions")
class OpinionController {

    private final OpinionRequests opinions;
    private final Engagements engagements;
    private final PublicAddress address;
    private final Format format;
    private final Clock clock;

    OpinionController(
            OpinionRequests opinions, Engagements engagements, PublicAddress address, Format format, Clock clock) {
        this.opinions = opinions;
        this.engagements = engagements;
        this.address = address;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        model.addAttribute("form", new AskForm(null, null, null));
        return page(id, model);
    }

    /** Makes the link, sends it where an address is known, and shows it once to copy. */
    @PostMapping
    String ask(
            @PathVariable EngagementId id,
            CurrentMember member,
            @ModelAttribute("form") AskForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        form.check(errors);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var asked = form.asked();
                    var link = opinions.ask(id, asked, member.actor(), member.businessName(), clock.instant());
                    next.addFlashAttribute("link", address.linkTo(link));
                    next.addFlashAttribute("linkOf", asked.name());
                    next.addFlashAttribute("linkMailed", asked.email() != null);
                    Toast.show(
                            next,
                            asked.email() != null ? "review.opinion.mailed" : "review.opinion.made",
                            asked.name());
                    return "redirect:/engagements/{id}/review/opinions";
                },
                () -> page(id, model));
    }

    @PostMapping("/{opinion}/revocation")
    String stop(@PathVariable EngagementId id, @PathVariable OpinionId opinion, RedirectAttributes next) {
        opinions.stop(id, opinion, clock.instant());
        Toast.show(next, "review.opinion.stopped");
        return "redirect:/engagements/{id}/review/opinions";
    }

    private String page(EngagementId id, Model model) {
        var now = clock.instant();
        var all = opinions.of(id);
        model.addAttribute(
                "page",
                new OpinionsPage(
                        id.toString(),
                        engagements.find(id).orElseThrow(NotFound::new).name(),
                        all.stream().map(opinion -> line(opinion, now)).toList()));
        model.addAttribute(
                "standings",
                Arrays.stream(Standing.values())
                        .map(standing -> new Option(standing.name(), format.word(standing)))
                        .toList());
        return "review/opinions";
    }

    private Line line(Opinion opinion, Instant now) {
        return new Line(
                opinion.id().toString(),
                opinion.person(),
                format.word(opinion.standsAs()),
                opinion.score()
                        .map(score -> format.message("review.ofFive", String.valueOf(score)))
                        .orElse(null),
                opinion.word().orElse(null),
                opinion.answeredAt()
                        .map(at -> format.message("review.opinion.at", at))
                        .orElseGet(() -> format.message(
                                opinion.isStopped()
                                        ? "review.opinion.isStopped"
                                        : opinion.isOpen(now) ? "review.opinion.open" : "review.opinion.expired",
                                format.day(format.dayOf(opinion.openUntil())),
                                opinion.askedBy().name())),
                opinion.isOpen(now));
    }

    record OpinionsPage(String engagement, String name, List<Line> lines) {}

    /** @param score null while there is no answer, as {@code word} */
    record Line(
            String id,
            String person,
            String standsAs,
            @Nullable String score,
            @Nullable String word,
            String state,
            boolean open) {}

    /** Whom we ask. */
    record AskForm(
            @Nullable String name,
            @Nullable String email,
            @Nullable Standing standsAs) {

        void check(BindingResult errors) {
            if (PlainText.orNull(name) == null) {
                errors.rejectValue("name", "review.opinion.name.missing");
            }
            if (PlainText.orNull(email) != null && EmailAddress.of(email).isEmpty()) {
                errors.rejectValue("email", "field.email");
            }
            if (standsAs == null && !errors.hasFieldErrors("standsAs")) {
                errors.rejectValue("standsAs", "review.opinion.standsAs.missing");
            }
        }

        Asked asked() {
            return new Asked(
                    Objects.requireNonNull(PlainText.orNull(name)),
                    PlainText.orNull(email) == null
                            ? null
                            : EmailAddress.of(email).orElseThrow(),
                    Objects.requireNonNull(standsAs));
        }
    }
}
