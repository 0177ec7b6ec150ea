package app.handoff.review;

import app.handoff.delivery.Issues;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.BusinessCache;
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
    private final Issues issues;
    private final FormSubmission formSubmission;
    private final Format format;
    private final BusinessCache cache;
    private final Clock clock;

    ReviewController(
            Reviews reviews,
            EngagementResults results,
            Engagements engagements,
            NextTasks nextTasks,
            Issues issues,
            FormSubmission formSubmission,
            Format format,
            BusinessCache cache,
            Clock clock) {
        this.reviews = reviews;
        this.results = results;
        this.engagements = engagements;
        this.nextTasks = nextTasks;
        this.issues = issues;
        this.formSubmission = formSubmission;
        this.format = format;
        this.cache = cache;
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
        var shown = cache.get(
                ReviewController.class,
                new Question(engagement, until),
                () -> until == null ? current(engagement) : finished(engagement, until));
        return show(shown, model);
    }

    private Shown current(EngagementId engagement) {
        var finished = reviews.finished(engagement);
        if (!finished.isEmpty()
                && !reviews.plan(engagement).isDue(format.today(clock.instant()))
                && !reviews.isBegun(engagement)) {
            return finished(engagement, finished.get(0), finished);
        }
        return draft(engagement, reviews.open(engagement, clock.instant()));
    }

    private Shown finished(EngagementId engagement, String until) {
        var finished = reviews.finished(engagement);
        return finished.stream()
                .filter(review -> review.to().toString().equals(until))
                .findFirst()
                .map(review -> finished(engagement, review, finished))
                .orElseThrow(NotFound::new);
    }

    /** Begins the next review before it is due. */
    @GetMapping("/next")
    String next(@PathVariable String id, Model model, RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        return FormSubmission.open(
                () -> reviews.open(engagement, clock.instant()),
                () -> show(draft(engagement, reviews.open(engagement, clock.instant())), model),
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
            return show(
                    draft(engagement, reviews.open(engagement, clock.instant())).with(form), model);
        } catch (RuleViolation nothingToReview) {
            var finished = reviews.finished(engagement);
            if (finished.isEmpty()) {
                throw nothingToReview;
            }
            model.addAttribute("tooLate", true);
            model.addAttribute("written", form.verdictReason());
            return show(finished(engagement, finished.get(0), finished), model);
        }
    }

    private String show(Shown shown, Model model) {
        if (shown.form() != null) {
            model.addAttribute("form", shown.form());
            model.addAttribute("verdicts", verdicts(shown.view().oneOff()));
            model.addAttribute("scores", List.of("1", "2", "3", "4", "5"));
            model.addAttribute(
                    "yesNo",
                    List.of(
                            new Option("YES", format.message("review.yes")),
                            new Option("NO", format.message("review.no"))));
        }
        model.addAttribute("view", shown.view());
        model.addAttribute("others", shown.others());
        model.addAttribute("together", shown.together());
        model.addAttribute("more", shown.more());
        model.addAttribute("next", shown.next());
        model.addAttribute("between", shown.between());
        return "review/review";
    }

    private Shown draft(EngagementId engagement, Review open) {
        var figures = reviews.figures(engagement, open.from(), open.to(), open.entries());
        var entered = open.entries().with(reviews.heard(engagement));
        return shown(engagement, open, entered, figures, reviews.finished(engagement), ReviewForm.of(open), false);
    }

    private Shown finished(EngagementId engagement, Review review, List<Review> all) {
        return shown(
                engagement,
                review,
                review.entries(),
                Objects.requireNonNull(review.figures()),
                all,
                null,
                review == all.get(0) && reviews.plan(engagement).isOpen(format.today(clock.instant())));
    }

    private Shown shown(
            EngagementId engagement,
            Review review,
            ReviewInput entered,
            SavingsCalculation figures,
            List<Review> all,
            @Nullable ReviewForm form,
            boolean more) {
        var totals = EngagementTotals.of(
                all.stream().map(Review::figures).filter(Objects::nonNull).toList());
        return new Shown(
                ReviewView.of(
                        engagements.get(engagement),
                        reviews.plan(engagement),
                        review,
                        entered,
                        figures,
                        reviews.nextRound(engagement).orElse(null),
                        format),
                all.stream()
                        .filter(other -> other != review)
                        .map(other -> Earlier.of(other, format))
                        .toList(),
                totals == null || totals.reviews() < 2
                        ? null
                        : format.message(
                                "review.together",
                                totals.reviews(),
                                Range.money(totals.saved(), totals.savedAtMost(), format),
                                Range.hours(totals.freed(), totals.freedAtMost(), format)),
                NextTasksController.ranked(results, nextTasks, NEXT_TASKS),
                issues.figures(engagement, review.from(), review.to()),
                form,
                more);
    }

    private record Question(
            EngagementId engagement, @Nullable String until) {}

    /**
     * All that the page shows.
     *
     * @param together what all finished reviews came to; null where there are fewer than two
     * @param between how many questions, faults and changes there were, and how fast they were answered
     * @param form what was entered so far; null where the review is finished
     * @param more whether the next review can begin
     */
    private record Shown(
            ReviewView view,
            List<Earlier> others,
            @Nullable String together,
            List<NextTasksController.NextTask> next,
            List<Sentence> between,
            @Nullable ReviewForm form,
            boolean more) {

        Shown with(ReviewForm typed) {
            return new Shown(view, others, together, next, between, typed, more);
        }
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
