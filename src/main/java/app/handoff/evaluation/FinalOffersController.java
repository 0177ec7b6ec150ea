package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.FinalRound;
import app.handoff.bidding.PublicWords;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.WallTime;
import app.handoff.text.Format;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
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

/** Asks those on the shortlist for a final offer, gives them more time, or calls it off. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/comparison/final-offers")
class FinalOffersController {

    private static final int DAYS_TO_ANSWER = 7;
    private static final LocalTime CLOSE_OF_DAY = LocalTime.of(16, 0);

    private final Evaluations evaluations;
    private final Bidding bidding;
    private final PublicWords publicWords;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    FinalOffersController(
            Evaluations evaluations,
            Bidding bidding,
            PublicWords publicWords,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.evaluations = evaluations;
        this.bidding = bidding;
        this.publicWords = publicWords;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String write(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var file = evaluations.file(id);
        return FormSubmission.open(
                () -> requireSomebody(file),
                () -> {
                    var today = clock.instant().atZone(file.request().zone()).toLocalDate();
                    model.addAttribute(
                            "form",
                            new FinalOffersForm(
                                    null, today.plusDays(DAYS_TO_ANSWER), CLOSE_OF_DAY, null, null, null, null, null));
                    return page(file, model);
                },
                comparison(id),
                next);
    }

    private static void requireSomebody(EvaluationFile file) {
        if (file.askableForFinalOffer().isEmpty()) {
            throw new RuleViolation("evaluation.finalOffers.nobody");
        }
    }

    /** Shows first who is asked and what they read; whoever sends the same again asks them. */
    @PostMapping
    String ask(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") FinalOffersForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var file = evaluations.file(id);
        var round = file.request().finalRound();
        if (round != null && form.isOf(round, file.request())) {
            return comparison(id);
        }
        if (!errors.hasErrors()) {
            publicWords
                    .in(file.request().id(), form.said())
                    .objectTo("text", form.anyway(), form.named(), errors, model);
            try {
                requireSomebody(file);
                file.request().requireFinalDeadline(form.due(), clock.instant());
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            }
        }
        if (!errors.hasErrors() && !form.hasLooked()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("business", member.businessName());
            model.addAttribute(
                    "preview",
                    format.deadline(
                            form.due().in(file.request().zone()), file.request().zone()));
            return page(file, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> evaluations.askForFinalOffers(
                            id, form.bids(), form.said(), form.due(), member.actor(), clock.instant()));
                    Toast.show(next, "evaluation.finalOffers.toast", form.bids().size());
                    return comparison(id);
                },
                () -> page(evaluations.file(id), model));
    }

    private String page(EvaluationFile file, Model model) {
        var request = file.request();
        model.addAttribute("request", request);
        model.addAttribute("asked", asked(file));
        model.addAttribute("others", file.bids().size());
        model.addAttribute("promised", request.decisionBy());
        model.addAttribute("zone", request.zone().getId());
        model.addAttribute("place", format.zone(request.zone()));
        model.addAttribute("longest", FinalRound.LONGEST_TEXT);
        return "evaluation/final-offers";
    }

    /** Nobody where nobody can be asked: the page says why. */
    private static List<OpenedBid> asked(EvaluationFile file) {
        try {
            return file.askableForFinalOffer();
        } catch (RuleViolation notNow) {
            return List.of();
        }
    }

    @GetMapping("/deadline")
    String showDeadline(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return FormSubmission.open(
                request::requireAwaitingFinalOffers,
                () -> {
                    model.addAttribute("form", LaterForm.of(request));
                    return deadline(request, model);
                },
                comparison(id),
                next);
    }

    @PostMapping("/deadline")
    String extend(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") LaterForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var request = bidding.get(id);
        return FormSubmission.open(
                request::requireAwaitingFinalOffers,
                () -> {
                    boolean done = formSubmission.save(
                            () -> bidding.extendFinalOffers(
                                    request.id(), form.due(), form.version(), member.actor(), clock.instant()),
                            () -> {
                                var now = bidding.get(id);
                                return new StoredForm(now.version(), LaterForm.of(now));
                            },
                            errors,
                            model,
                            response);
                    if (!done) {
                        return deadline(bidding.get(id), model);
                    }
                    Toast.show(
                            next,
                            "evaluation.finalOffers.extended",
                            bidding.get(id).finalDeadline());
                    return comparison(id);
                },
                comparison(id),
                next);
    }

    private String deadline(BidRequest request, Model model) {
        model.addAttribute("request", request);
        model.addAttribute("current", request.finalDeadline());
        return "evaluation/final-deadline";
    }

    @GetMapping("/cancellation")
    String confirm(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return cancellation(request).ask(request::requireAwaitingFinalOffers, model, next);
    }

    @PostMapping("/cancellation")
    String callOff(
            @PathVariable EngagementId id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var request = bidding.get(id);
        boolean done = formSubmission.save(
                () -> bidding.callOffFinalOffers(request.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(calledOff(bidding.get(id))),
                errors,
                model,
                response);
        if (!done) {
            return cancellation(bidding.get(id)).again(model);
        }
        Toast.show(next, "evaluation.finalOffers.calledOff");
        return comparison(id);
    }

    private static @Nullable String calledOff(BidRequest request) {
        var round = request.finalRound();
        return round != null && round.isCalledOff() ? round.calledOffReason() : null;
    }

    private static ReasonPage cancellation(BidRequest request) {
        var comparison = "/engagements/" + request.engagement() + "/comparison";
        return ReasonPage.of(
                        "evaluation.finalOffers.callOff",
                        comparison,
                        comparison + "/final-offers/cancellation",
                        FinalRound.LONGEST_REASON)
                .about(request.title())
                .from(Sentence.of("evaluation.awarded.comparison"))
                .warning();
    }

    private static String comparison(EngagementId id) {
        return "redirect:/engagements/" + id + "/comparison";
    }

    /**
     * @param asked the bids that the page named
     * @param looked whether the page has shown what the vendors read
     * @param anyway sends it although it names the budget
     * @param named sends it although it names somebody
     */
    record FinalOffersForm(
            @NotBlank(message = "{bidding.finalOffers.textMissing}") @Size(max = FinalRound.LONGEST_TEXT, message = "{field.tooLong}") @Nullable String text,

            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime deadlineTime,

            @Nullable ZoneOffset deadlineMeant,
            @Nullable List<String> asked,
            @Nullable Boolean looked,
            @Nullable Boolean anyway,
            @Nullable Boolean named) {

        private String said() {
            return text == null ? "" : text.strip();
        }

        /** Only of a form without errors. */
        private WallTime due() {
            return new WallTime(
                    LocalDateTime.of(Objects.requireNonNull(deadline), Objects.requireNonNull(deadlineTime)),
                    deadlineMeant);
        }

        private List<BidId> bids() {
            return asked == null
                    ? List.of()
                    : asked.stream().map(BidId::of).distinct().toList();
        }

        private boolean hasLooked() {
            return Boolean.TRUE.equals(looked);
        }

        /** Whether this is what was asked already: pressed twice. */
        private boolean isOf(FinalRound round, BidRequest request) {
            return said().equals(round.text())
                    && deadline != null
                    && deadlineTime != null
                    && due().in(request.zone()).equals(round.deadline());
        }
    }

    record LaterForm(
            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime deadlineTime,

            @Nullable ZoneOffset deadlineMeant,
            int version) {

        private static LaterForm of(BidRequest request) {
            var due = WallTime.of(request.finalDeadline().at(), request.zone());
            return new LaterForm(due.day(), due.at().toLocalTime(), due.meant(), request.version());
        }

        /** Only of a form without errors. */
        private WallTime due() {
            return new WallTime(
                    LocalDateTime.of(Objects.requireNonNull(deadline), Objects.requireNonNull(deadlineTime)),
                    deadlineMeant);
        }
    }
}
