package app.handoff.evaluation;

import app.handoff.evaluation.Candidate.Obstacle;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Goes on with the reserve of a choice: what its bid says, whether it still stands, and the award of it. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/reserve")
class ReserveController {

    private static final String PAGE = "redirect:/engagements/{id}/reserve";
    private static final int DAYS_TO_ANSWER = 7;
    private static final int DAYS_TO_HOLD = 60;

    private final Reserves reserves;
    private final Evaluations evaluations;
    private final DecisionPage decision;
    private final RequirementWords requirements;
    private final Format format;
    private final Clock clock;

    ReserveController(
            Reserves reserves,
            Evaluations evaluations,
            DecisionPage decision,
            RequirementWords requirements,
            Format format,
            Clock clock) {
        this.reserves = reserves;
        this.evaluations = evaluations;
        this.decision = decision;
        this.requirements = requirements;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        var standby = reserves.of(id);
        if (standby.isEmpty()) {
            return "redirect:/engagements/" + id;
        }
        model.addAttribute("form", proposed(standby.get()));
        return page(standby.get(), model);
    }

    private ReserveForm proposed(Reserves.Standby standby) {
        var today = today(standby);
        return new ReserveForm(
                format.message(
                        "evaluation.reserve.draft",
                        standby.bid().contact(),
                        standby.file().request().title()),
                today.plusDays(DAYS_TO_ANSWER),
                today.plusDays(DAYS_TO_HOLD));
    }

    private LocalDate today(Reserves.Standby standby) {
        return LocalDate.ofInstant(clock.instant(), standby.file().request().zone());
    }

    @PostMapping("/inquiry")
    String ask(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") ReserveForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> reserves.ask(
                            id,
                            form.words(),
                            Objects.requireNonNull(form.answerDay()),
                            Objects.requireNonNull(form.holdUntil()),
                            member.actor(),
                            clock.instant()));
                    Toast.show(next, "evaluation.reserve.asked");
                    return PAGE;
                },
                () -> again(id, model));
    }

    private String again(EngagementId id, Model model) {
        return reserves.of(id).map(standby -> page(standby, model)).orElse("redirect:/engagements/" + id);
    }

    @PostMapping("/inquiry/withdrawal")
    String takeBack(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        return FormSubmission.open(
                () -> FormSubmission.afterOthers(() -> reserves.takeBack(id, member.actor(), clock.instant())),
                () -> {
                    Toast.show(next, "evaluation.reserve.takenBack");
                    return PAGE;
                },
                PAGE,
                next);
    }

    @PostMapping("/award")
    String award(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("award") ReserveAward form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var chosen = reserves.chosen(id);
        if (chosen.isPresent() && reserves.of(id).isEmpty()) {
            return form.wasDone(chosen)
                    ? awarded(id, next)
                    : decision.tooLate(evaluations.file(id), form.reason(), member, response, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> reserves.award(id, form.text(), member.actor(), clock.instant()));
                    return awarded(id, next);
                },
                () -> again(id, model));
    }

    private static String awarded(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "evaluation.reserve.awarded");
        return "redirect:/engagements/" + id + "/award";
    }

    private String page(Reserves.Standby standby, Model model) {
        model.addAttribute("view", view(standby));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", proposed(standby));
        }
        if (!model.containsAttribute("award")) {
            model.addAttribute("award", new ReserveAward(null));
        }
        model.addAttribute("longestWords", ReserveInquiry.LONGEST_WORDS);
        model.addAttribute("zone", format.zone(standby.file().request().zone()));
        return "evaluation/reserve";
    }

    private View view(Reserves.Standby standby) {
        var now = clock.instant();
        var today = today(standby);
        var file = standby.file();
        var bid = standby.bid();
        var wording = new AwardWording(format);
        return new View(
                standby.engagement(),
                file.request().title(),
                bid.vendorName(),
                Step.of(standby, today, now),
                Sentence.of("evaluation.reserve.former." + former(standby, today), former(standby)),
                wording.total(bid),
                bid.takingOver().isZero() ? null : Sentence.of("evaluation.reserve.takingOver", bid.takingOver()),
                Sentence.of(
                        file.holds(bid, today) ? "evaluation.reserve.validUntil" : "evaluation.reserve.validityOver",
                        bid.validUntil()),
                file.scope().serviceLevels().stream()
                        .map(level -> Line.of(level, bid, wording))
                        .toList(),
                requirements.of(file, List.of(bid)),
                file.check(bid.vendor()).missing().stream()
                        .map(missing -> new Obstacle(
                                Sentence.of(
                                        "evaluation.award.missing",
                                        missing.requirement().title(),
                                        missing.what()),
                                missing.href()))
                        .toList(),
                standby.inquiry() == null ? null : Asked.of(standby.inquiry(), now),
                obstacle(standby, today, now),
                "/engagements/" + file.engagement() + "/comparison");
    }

    private static String former(Reserves.Standby standby, LocalDate today) {
        var lastDay = standby.former().lastDay();
        return switch (standby.former().state()) {
            case NONE, CANCELLED -> "NEVER_SIGNED";
            case UNDER_WAY -> "UNDER_WAY";
            case SIGNED -> lastDay == null ? "RUNS" : lastDay.isBefore(today) ? "OVER" : "ENDS";
        };
    }

    private static Object[] former(Reserves.Standby standby) {
        var lastDay = standby.former().lastDay();
        return lastDay == null ? new Object[] {standby.formerVendor()} : new Object[] {standby.formerVendor(), lastDay};
    }

    /** Why it cannot be asked or awarded now; null where it can. */
    private static @Nullable Sentence obstacle(Reserves.Standby standby, LocalDate today, Instant now) {
        try {
            switch (Step.of(standby, today, now)) {
                case ASK -> standby.requireAskable(now);
                case AWARD -> standby.requireAwardable(today);
                case WAIT, SUCCEED, DECLINED -> {}
            }
            return null;
        } catch (RuleViolation obstacle) {
            return Sentence.of(obstacle.code(), obstacle.arguments());
        }
    }

    /** What is to be done about the reserve now. */
    enum Step {
        ASK,
        WAIT,
        AWARD,
        /** It said yes where the vendor that was chosen never began: it follows by the page for that. */
        SUCCEED,
        DECLINED;

        static Step of(Reserves.Standby standby, LocalDate today, Instant now) {
            var inquiry = standby.inquiry();
            return switch (inquiry == null ? ReserveInquiry.State.WITHDRAWN : inquiry.state(now)) {
                case ASKED -> WAIT;
                case CONFIRMED ->
                    inquiry != null && !inquiry.holds(today) ? ASK : standby.isInNextRound() ? AWARD : SUCCEED;
                case DECLINED -> DECLINED;
                case TOO_LATE, WITHDRAWN -> ASK;
            };
        }
    }

    /** What the bid commits to for one service level, beside what was asked. */
    record Line(String level, String committed, String asked) {

        static Line of(ServiceLevel level, OpenedBid bid, AwardWording wording) {
            var committed = bid.committed().get(level.id());
            return new Line(
                    level.name(),
                    committed == null
                            ? wording.say("evaluation.reserve.notCommitted")
                            : wording.level(level, committed),
                    wording.level(level, level.target()));
        }
    }

    /** What it was asked last, and what it said. */
    record Asked(
            ReserveInquiry.State state,
            Sentence said,
            @Nullable String words,
            LocalDate holdUntil) {

        static Asked of(ReserveInquiry inquiry, Instant now) {
            var state = inquiry.state(now);
            return new Asked(
                    state,
                    switch (state) {
                        case ASKED, TOO_LATE ->
                            Sentence.of(
                                    "evaluation.reserve.state." + state,
                                    inquiry.askedBy().name(),
                                    inquiry.due());
                        case CONFIRMED ->
                            Sentence.of(
                                    "evaluation.reserve.state." + state,
                                    String.valueOf(inquiry.answeredBy()),
                                    inquiry.holdUntil());
                        case DECLINED, WITHDRAWN ->
                            Sentence.of(
                                    "evaluation.reserve.state." + state,
                                    state == ReserveInquiry.State.DECLINED
                                            ? String.valueOf(inquiry.answeredBy())
                                            : inquiry.askedBy().name());
                    },
                    inquiry.answerText(),
                    inquiry.holdUntil());
        }

        public boolean hasWords() {
            return words != null && !words.isEmpty();
        }
    }

    /**
     * @param former how the contract with the vendor that was chosen stands
     * @param takingOver what is to be paid once; null for nothing
     * @param asked what the reserve was asked last; null while nobody asked
     * @param obstacle why nothing can be done now; null where something can
     */
    record View(
            EngagementId engagement,
            String title,
            String vendorName,
            Step step,
            Sentence former,
            Sentence total,
            @Nullable Sentence takingOver,
            Sentence valid,
            List<Line> levels,
            List<RequirementWords.Answers> answers,
            List<Obstacle> missing,
            @Nullable Asked asked,
            @Nullable Sentence obstacle,
            String comparison) {

        public String address() {
            return "/engagements/" + engagement + "/reserve";
        }

        public boolean isToAsk() {
            return step == Step.ASK && obstacle == null;
        }

        public boolean isToAward() {
            return step == Step.AWARD && obstacle == null;
        }

        public boolean isAwaited() {
            return step == Step.WAIT;
        }

        public boolean isToSucceed() {
            return step == Step.SUCCEED;
        }

        /** Whether bids are asked for again instead: the reserve said no. */
        public boolean isDeclined() {
            return step == Step.DECLINED;
        }
    }

    record ReserveForm(
            @Nullable String words,

            @NotNull(message = "{evaluation.reserve.dayMissing}") @Nullable LocalDate answerDay,

            @NotNull(message = "{evaluation.reserve.holdMissing}") @Nullable LocalDate holdUntil) {}

    record ReserveAward(
            @NotBlank(message = "{evaluation.award.needsReason}") @Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }

        /** Whether just this was done already, such as when a button was pressed twice. */
        boolean wasDone(Optional<Award> standing) {
            return standing.filter(award -> award.reason().equals(text().strip()))
                    .isPresent();
        }
    }
}
