package app.handoff.bidding;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

/** Asks for bids again in one step: only dates and vendors are asked for, all else is as in the round before. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/again")
class BidAgainController {

    private static final LocalTime CLOSE_OF_DAY = LocalTime.of(16, 0);
    private static final int DAYS_FOR_QUESTIONS = 8;

    private final BidAgain again;
    private final Format format;
    private final Clock clock;

    BidAgainController(BidAgain again, Format format, Clock clock) {
        this.again = again;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        return FormSubmission.open(
                () -> again.before(id),
                () -> {
                    var before = again.before(id);
                    var vendors = again.vendorsOf(before);
                    model.addAttribute("form", proposed(before, vendors));
                    return page(before, vendors, model);
                },
                BiddingOverviewController.overview(id),
                next);
    }

    /** Two weeks to bid, questions until half way, by the clock of the round before. */
    private AgainForm proposed(BidRequest before, List<BidAgain.Earlier> vendors) {
        var today = clock.instant().atZone(before.zone()).toLocalDate();
        return new AgainForm(
                today.plusDays(Bidding.USUAL_DAYS_TO_BID),
                CLOSE_OF_DAY,
                null,
                today.plusDays(DAYS_FOR_QUESTIONS),
                CLOSE_OF_DAY,
                null,
                null,
                vendors.stream()
                        .filter(BidAgain.Earlier::isProposed)
                        .map(earlier -> earlier.vendor().toString())
                        .toList());
    }

    @PostMapping
    String begin(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") AgainForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        BidRequest before;
        try {
            before = again.before(id);
        } catch (RuleViolation begun) {
            Toast.show(next, begun.code(), begun.arguments());
            return BiddingOverviewController.overview(id);
        }
        if (!errors.hasErrors()) {
            var schedule = form.schedule(before.zone());
            schedule.problems(before.validityDays(), clock.instant())
                    .forEach(problem -> FormErrors.into(errors, problem));
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> again.begin(
                            id, form.schedule(before.zone()), form.asked(), member.actor(), clock.instant()));
                    Toast.show(next, "bidding.again.done");
                    return BiddingOverviewController.overview(id);
                },
                () -> page(before, again.vendorsOf(before), model));
    }

    private String page(BidRequest before, List<BidAgain.Earlier> vendors, Model model) {
        model.addAttribute("request", before);
        model.addAttribute(
                "vendors",
                vendors.stream()
                        .map(earlier -> new Option(earlier.vendor().toString(), earlier.name(), note(earlier)))
                        .toList());
        model.addAttribute("zone", before.zone().getId());
        model.addAttribute("place", format.zone(before.zone()));
        return "bidding/again";
    }

    /** What came of it, in words: why it did not bid, why its bid did not count, or whether it bid at all. */
    private String note(BidAgain.Earlier earlier) {
        if (earlier.hasDeclined()) {
            return format.message("bidding.again.declined", earlier.declined());
        }
        var outcome = earlier.outcome();
        if (outcome != null && earlier.isDisqualified()) {
            return format.message("bidding.again.disqualified", outcome.why());
        }
        return format.message(earlier.bid() ? "bidding.again.bid" : "bidding.again.noBid");
    }

    record AgainForm(
            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime deadlineTime,

            @Nullable ZoneOffset deadlineMeant,

            @NotNull(message = "{bidding.questionsUntil.dayMissing}") @Nullable LocalDate questionsUntil,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime questionsUntilTime,

            @Nullable ZoneOffset questionsUntilMeant,

            @Nullable LocalDate decisionBy,

            @Nullable List<String> vendors) {

        /** Only where its days and times can be read. */
        private Schedule schedule(ZoneId zone) {
            return new Schedule(
                    new WallTime(LocalDateTime.of(questionsUntil, questionsUntilTime), questionsUntilMeant),
                    new WallTime(LocalDateTime.of(deadline, deadlineTime), deadlineMeant),
                    zone,
                    decisionBy);
        }

        private List<VendorId> asked() {
            return vendors == null
                    ? List.of()
                    : vendors.stream().map(VendorId::of).distinct().toList();
        }
    }
}
