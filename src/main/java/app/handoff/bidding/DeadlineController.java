package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.WallTime;
import app.handoff.web.DateConflict;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/** More time for everybody, or the end of it all. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding")
class DeadlineController {

    private final Bidding bidding;
    private final Engagements engagements;
    private final MailServer mail;
    private final FormSubmission formSubmission;
    private final Clock clock;

    DeadlineController(
            Bidding bidding, Engagements engagements, MailServer mail, FormSubmission formSubmission, Clock clock) {
        this.bidding = bidding;
        this.engagements = engagements;
        this.mail = mail;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping("/deadline")
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return FormSubmission.open(
                request.status()::requireOpen,
                () -> {
                    model.addAttribute("form", DeadlineForm.of(request));
                    return page(request, model);
                },
                BiddingOverviewController.overview(id),
                next);
    }

    @PostMapping("/deadline")
    String extend(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") DeadlineForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id);
        if (!errors.hasErrors() && request.status() == BiddingStatus.OPEN) {
            if (asks(request, form, model)) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return page(request, model);
            }
            // Of two who press at once, the second one is told what the first has stored.
            if (form.version() == request.version()) {
                request.problemsWith(form.schedule(request), clock.instant())
                        .forEach(problem -> FormErrors.into(errors, problem));
            }
        }
        boolean done = formSubmission.save(
                () -> bidding.extend(
                        request.id(), form.schedule(request), form.version(), member.actor(), clock.instant()),
                () -> {
                    var now = bidding.get(id);
                    return new StoredForm(now.version(), DeadlineForm.of(now).decidedAs(form));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(
                    next,
                    BiddingOverviewController.byMail("bidding.deadline.extended", mail),
                    bidding.get(id).deadline());
            return BiddingOverviewController.overview(id);
        }
        return page(bidding.get(id), model);
    }

    /**
     * Before everybody is told: proposes to move what follows the deadline with it, and says which days contradict each other
     * then. Each is said once; whoever sends the form again has decided.
     */
    private boolean asks(BidRequest request, DeadlineForm form, Model model) {
        var typed = form.schedule(request);
        if (!typed.isLaterThan(request.schedule())) {
            return false;
        }
        boolean proposes = !form.hasProposed() && typed.leavesBehind(request.schedule());
        var proposed = proposes ? request.schedule().movedTo(typed.deadline()) : typed;
        var contradictions = bidding.contradictions(request, proposed.dates(request.validityDays())).stream()
                .filter(found -> !found.order().isWithinBidding())
                .toList();
        boolean warns = !form.goesAhead() && !contradictions.isEmpty();
        if (proposes) {
            model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
            model.addAttribute("form", DeadlineForm.of(proposed, form.version()));
            model.addAttribute(
                    "movedBy",
                    ChronoUnit.DAYS.between(
                            request.schedule().deadline().day(),
                            proposed.deadline().day()));
        }
        model.addAttribute(
                "contradictions",
                DateConflict.all(
                        contradictions,
                        day -> place(request, day),
                        request.schedule().deadline().day().plusDays(1)));
        model.addAttribute("proposed", proposes || form.hasProposed());
        return proposes || warns;
    }

    /** Nobody was told yet, so what is typed here can be moved either way, on this page. */
    private @Nullable Place place(BidRequest request, Day day) {
        return switch (day) {
            case DEADLINE -> new Place("#deadline", false, true);
            case DECISION_BY -> new Place("#decisionBy", false, true);
            default -> BiddingDays.place(request, day, clock.instant());
        };
    }

    @GetMapping("/cancellation")
    String confirm(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return cancellation(request).ask(request.status()::requireCancellable, model, next);
    }

    @PostMapping("/cancellation")
    String cancel(
            @PathVariable EngagementId id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id).id();
        var told = new AtomicInteger();
        boolean done = formSubmission.save(
                () -> told.set(bidding.cancel(request, form.text(), member.actor(), clock.instant())),
                () -> ReasonForm.stored(cancelled(bidding.get(id))),
                errors,
                model,
                response);
        if (done) {
            Toast.show(
                    next,
                    told.get() == 0
                            ? "bidding.cancelled.toast.nobody"
                            : BiddingOverviewController.byMail("bidding.cancelled.toast", mail));
            return BiddingOverviewController.overview(id);
        }
        return cancellation(bidding.get(id)).again(model);
    }

    private ReasonPage cancellation(BidRequest request) {
        var overview = "/engagements/" + request.engagement() + "/bidding";
        var page = ReasonPage.of("bidding.cancel", overview, overview + "/cancellation", BidRequest.LONGEST_REASON)
                .about(engagement(request).name())
                .from(Sentence.of("bidding.title"))
                .warning();
        return request.openedAt() == null ? page : page.saying(Sentence.of("bidding.cancel.lede.opened"));
    }

    private static @Nullable String cancelled(BidRequest request) {
        return request.status() == BiddingStatus.CANCELLED ? request.endReason() : null;
    }

    private Engagements.Entry engagement(BidRequest request) {
        return engagements.find(request.engagement()).orElseThrow(NotFound::new);
    }

    private String page(BidRequest request, Model model) {
        model.addAttribute("engagement", engagement(request));
        model.addAttribute("current", request.hasDeadline() ? request.deadline() : null);
        model.addAttribute(
                "mustHoldLonger",
                request.hasDeadline() ? bidding.overview(request.engagement()).bids() : 0);
        model.addAttribute("validityDays", request.validityDays());
        return "bidding/deadline";
    }

    /**
     * @param proposed whether the other dates were proposed already, so that they are meant as they stand
     * @param anyway whether the dates are meant although some contradict each other
     */
    record DeadlineForm(
            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime time,

            @Nullable ZoneOffset deadlineMeant,

            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate questionsUntil,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime questionsUntilTime,

            @Nullable ZoneOffset questionsUntilMeant,

            @Nullable LocalDate decisionBy,
            @Nullable Boolean proposed,
            @Nullable Boolean anyway,
            int version) {

        static DeadlineForm of(BidRequest request) {
            return of(request.schedule(), request.version(), null);
        }

        private static DeadlineForm of(Schedule schedule, int version, @Nullable Boolean proposed) {
            return new DeadlineForm(
                    schedule.deadline().day(),
                    schedule.deadline().at().toLocalTime(),
                    schedule.deadline().meant(),
                    schedule.questionsUntil().day(),
                    schedule.questionsUntil().at().toLocalTime(),
                    schedule.questionsUntil().meant(),
                    schedule.decisionBy(),
                    proposed,
                    null,
                    version);
        }

        private static DeadlineForm of(Schedule proposed, int version) {
            return of(proposed, version, true);
        }

        /** The same with what was decided in the form that was sent, which is stored nowhere. */
        private DeadlineForm decidedAs(DeadlineForm typed) {
            return new DeadlineForm(
                    deadline,
                    time,
                    deadlineMeant,
                    questionsUntil,
                    questionsUntilTime,
                    questionsUntilMeant,
                    decisionBy,
                    typed.proposed,
                    typed.anyway,
                    version);
        }

        private boolean hasProposed() {
            return Boolean.TRUE.equals(proposed);
        }

        private boolean goesAhead() {
            return Boolean.TRUE.equals(anyway);
        }

        /** Only of a form without errors. */
        private Schedule schedule(BidRequest request) {
            var before = request.schedule();
            return new Schedule(
                    untouched(
                            LocalDateTime.of(questionsUntil, questionsUntilTime),
                            questionsUntilMeant,
                            before.questionsUntil()),
                    untouched(LocalDateTime.of(deadline, time), deadlineMeant, before.deadline()),
                    request.zone(),
                    decisionBy);
        }

        // A form tells minutes; a deadline that was set otherwise may have seconds.
        private static WallTime untouched(LocalDateTime typed, @Nullable ZoneOffset meant, WallTime before) {
            return new WallTime(typed.equals(before.at().truncatedTo(ChronoUnit.MINUTES)) ? before.at() : typed, meant);
        }
    }
}
