package app.handoff.review;

import app.handoff.engagement.Engagements;
import app.handoff.engagement.Reason;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.triage.NextTasks;
import app.handoff.web.FormFields;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Did it save money and time, and what could go next? */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/review")
class ReviewController {

    private static final int NEXT_TASKS = 5;
    private static final String REVIEW = "redirect:/engagements/{id}/review";

    private final Reviews reviews;
    private final EngagementResults results;
    private final Engagements engagements;
    private final NextTasks nextTasks;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    ReviewController(
            Reviews reviews,
            EngagementResults results,
            Engagements engagements,
            NextTasks nextTasks,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.reviews = reviews;
        this.results = results;
        this.engagements = engagements;
        this.nextTasks = nextTasks;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    /**
     * The last finished review until the next one is due or begun.
     *
     * @param until the last day of a finished review, to read that one
     */
    @GetMapping
    String review(@PathVariable String id, @RequestParam(required = false) @Nullable String until, Model model) {
        var engagement = EngagementId.of(id);
        var plan = reviews.plan(engagement);
        var finished = reviews.finished(engagement);
        if (until != null) {
            return finished.stream()
                    .filter(review -> review.to().toString().equals(until))
                    .findFirst()
                    .map(review -> finished(model, engagement, review, finished))
                    .orElseThrow(NotFound::new);
        }
        if (!finished.isEmpty() && !plan.isDue(format.today(clock.instant())) && !reviews.isBegun(engagement)) {
            return finished(model, engagement, finished.get(0), finished);
        }
        var open = reviews.open(engagement, clock.instant());
        return draft(model, engagement, open, ReviewForm.of(open));
    }

    /** Begins the next review before it is due. */
    @GetMapping("/next")
    String next(@PathVariable String id, Model model, RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        return FormSubmission.open(
                () -> reviews.open(engagement, clock.instant()),
                () -> {
                    var open = reviews.open(engagement, clock.instant());
                    return draft(model, engagement, open, ReviewForm.of(open));
                },
                REVIEW,
                next);
    }

    @PostMapping
    String enter(
            @PathVariable String id,
            @ModelAttribute("form") ReviewForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        form.requirePeriod(errors);
        boolean done = formSubmission.save(
                () -> reviews.enter(
                        engagement,
                        form.seen(),
                        Objects.requireNonNull(form.from()),
                        Objects.requireNonNull(form.to()),
                        form.entries(),
                        form.verdict(),
                        form.verdictReason(),
                        clock.instant()),
                () -> begun(engagement),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "review.saved.again");
            return REVIEW;
        }
        return again(model, engagement, form);
    }

    @PostMapping("/finish")
    String finish(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") ReviewForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        form.requirePeriod(errors);
        form.requireVerdict(errors);
        boolean done = !errors.hasErrors() && isFinished(engagement, form)
                || formSubmission.save(
                        () -> reviews.finish(
                                engagement,
                                form.seen(),
                                Objects.requireNonNull(form.from()),
                                Objects.requireNonNull(form.to()),
                                form.entries(),
                                form.verdict(),
                                form.verdictReason(),
                                member.actor(),
                                clock.instant()),
                        () -> begun(engagement),
                        errors,
                        model,
                        response);
        if (done) {
            Toast.show(next, "review.done");
            return REVIEW;
        }
        return again(model, engagement, form);
    }

    /** Asks for new bids, as the verdict says. */
    @PostMapping("/next-round")
    String askAgain(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var round = reviews.askAgain(EngagementId.of(id), member.actor(), clock.instant());
        Toast.show(next, "review.nextRound.opened");
        return "redirect:/engagements/" + round;
    }

    /** Whether just this review is finished already, such as when a button was pressed twice. */
    private boolean isFinished(EngagementId engagement, ReviewForm form) {
        return reviews.finished(engagement).stream()
                .map(ReviewForm::of)
                .anyMatch(
                        finished -> FormFields.differing(form, finished, format).isEmpty());
    }

    /** What was entered so far for the review that somebody began. */
    private StoredForm begun(EngagementId engagement) {
        if (!reviews.isBegun(engagement)) {
            return new StoredForm(-1, null);
        }
        var form = ReviewForm.of(reviews.open(engagement, clock.instant()));
        var words = new HashMap<String, String>();
        word(words, "accepted", form.accepted());
        word(words, "delivered", form.delivered());
        word(words, "onTime", form.onTime());
        word(words, "again", form.again());
        return new StoredForm(form.version(), form, words);
    }

    private void word(Map<String, String> words, String field, @Nullable String answer) {
        if (answer != null) {
            words.put(field, format.message("YES".equals(answer) ? "review.yes" : "review.no"));
        }
    }

    /** The form as typed; where somebody finished the review meanwhile, that review, and what was written. */
    private String again(Model model, EngagementId engagement, ReviewForm form) {
        try {
            return draft(model, engagement, reviews.open(engagement, clock.instant()), null);
        } catch (RuleViolation nothingToReview) {
            var finished = reviews.finished(engagement);
            if (finished.isEmpty()) {
                throw nothingToReview;
            }
            model.addAttribute("tooLate", true);
            model.addAttribute("written", form.verdictReason());
            return finished(model, engagement, finished.get(0), finished);
        }
    }

    private String draft(Model model, EngagementId engagement, Review open, @Nullable ReviewForm form) {
        if (form != null) {
            model.addAttribute("form", form);
        }
        model.addAttribute("verdicts", verdicts(Reviews.testedBy(engagements.get(engagement)) == Reason.ONE_OFF));
        model.addAttribute("scores", List.of("1", "2", "3", "4", "5"));
        model.addAttribute(
                "yesNo",
                List.of(
                        new Option("YES", format.message("review.yes")),
                        new Option("NO", format.message("review.no"))));
        var savingsCalculation = reviews.figures(engagement, open.from(), open.to(), open.entries());
        show(model, engagement, open, savingsCalculation, reviews.finished(engagement));
        return "review/review";
    }

    private String finished(Model model, EngagementId engagement, Review review, List<Review> all) {
        model.addAttribute(
                "more", review == all.get(0) && reviews.plan(engagement).isOpen(format.today(clock.instant())));
        show(model, engagement, review, Objects.requireNonNull(review.figures()), all);
        return "review/review";
    }

    private void show(
            Model model,
            EngagementId engagement,
            Review review,
            SavingsCalculation savingsCalculation,
            List<Review> all) {
        var of = engagements.get(engagement);
        model.addAttribute(
                "view",
                ReviewView.of(
                        of,
                        reviews.plan(engagement),
                        review,
                        savingsCalculation,
                        reviews.nextRound(engagement).orElse(null),
                        format));
        model.addAttribute(
                "others",
                all.stream()
                        .filter(other -> other != review)
                        .map(other -> Earlier.of(other, format))
                        .toList());
        var engagementTotals = EngagementTotals.of(
                all.stream().map(Review::figures).filter(Objects::nonNull).toList());
        model.addAttribute(
                "together",
                engagementTotals == null || engagementTotals.reviews() < 2
                        ? null
                        : format.message(
                                "review.together",
                                engagementTotals.reviews(),
                                Range.money(engagementTotals.saved(), engagementTotals.savedAtMost(), format),
                                Range.hours(engagementTotals.freed(), engagementTotals.freedAtMost(), format)));
        var proven = results.proven();
        model.addAttribute(
                "next",
                nextTasks.ranked(NEXT_TASKS).stream()
                        .map(task -> new NextTask(task, proven.get(task.kind())))
                        .toList());
    }

    /** Another finished review of the same engagement. */
    record Earlier(
            String href,
            LocalDate from,
            LocalDate to,
            @Nullable ReviewVerdict verdict,
            String saved) {

        static Earlier of(Review review, Format format) {
            var savingsCalculation = review.figures();
            return new Earlier(
                    "/engagements/" + review.engagement() + "/review?until=" + review.to(),
                    review.from(),
                    review.to(),
                    review.verdict(),
                    savingsCalculation == null
                            ? format.message("review.notProvable")
                            : Range.saved(savingsCalculation, format));
        }
    }

    /** @param proven whose work of this kind was good; null where nobody's was reviewed yet */
    record NextTask(NextTasks.Candidate task, EngagementResults.@Nullable Proven proven) {}

    private List<Option> verdicts(boolean oneOff) {
        return Arrays.stream(ReviewVerdict.values())
                .filter(verdict -> !oneOff || verdict.fitsOneOff())
                .map(verdict -> new Option(
                        verdict.name(),
                        format.word(verdict),
                        format.message("review.verdict.means." + (oneOff ? "oneOff." : "") + verdict)))
                .toList();
    }
}
