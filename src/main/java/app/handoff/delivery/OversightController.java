package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What looking after the work takes, week by week, against the plan and against what was freed. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running/oversight")
class OversightController {

    private static final int SHOWN = 12;
    private static final String PAGE = "redirect:/engagements/{id}/running/oversight";

    private final OversightWeeks weeks;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    OversightController(OversightWeeks weeks, FormSubmission formSubmission, Format format, Clock clock) {
        this.weeks = weeks;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        var counted = weeks.of(EngagementId.of(id), clock.instant());
        model.addAttribute("view", View.of(counted, format.today(clock.instant())));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", MinutesForm.of(counted.settings()));
        }
        return "delivery/oversight";
    }

    @PostMapping
    String take(
            @PathVariable String id,
            @ModelAttribute("form") MinutesForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        form.require(errors);
        boolean done = formSubmission.save(
                () -> weeks.take(
                        engagement, FormSubmission.seen(form.version()), form.reports(), form.questions(), form.acts()),
                () -> {
                    var now = weeks.of(engagement, clock.instant()).settings();
                    return new StoredForm(now.version(), MinutesForm.of(now));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.oversight.saved");
            return PAGE;
        }
        return show(id, model);
    }

    @GetMapping("/week")
    String week(@PathVariable String id, @RequestParam String week, Model model) {
        var counted = weeks.week(EngagementId.of(id), number(week), clock.instant());
        model.addAttribute("form", WeekForm.of(counted));
        return weekForm(counted, model);
    }

    private static int number(String week) {
        try {
            return Integer.parseInt(week);
        } catch (NumberFormatException noWeek) {
            throw new NotFound();
        }
    }

    private static String weekForm(OversightWeeks.Counted counted, Model model) {
        model.addAttribute("delivery", counted.delivery());
        model.addAttribute("week", View.Line.of(counted.newest()));
        return "delivery/oversight-week";
    }

    @PostMapping("/week")
    String correct(
            @PathVariable String id,
            @RequestParam String week,
            CurrentMember member,
            @ModelAttribute("form") WeekForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        int number = number(week);
        boolean done = formSubmission.save(
                () -> weeks.correct(
                        engagement,
                        FormSubmission.seen(form.version()),
                        number,
                        form.hours(),
                        member.actor(),
                        clock.instant()),
                () -> WeekForm.of(weeks.week(engagement, number, clock.instant()))
                        .stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.oversight.corrected", number);
            return PAGE;
        }
        return weekForm(weeks.week(engagement, number, clock.instant()), model);
    }

    /** How long touches are taken to last, in minutes. */
    record MinutesForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.MINUTES) @Nullable Integer minutesPerReport,
            @ReadAs(NumberKind.MINUTES) @Nullable Integer minutesPerQuestion,
            @ReadAs(NumberKind.MINUTES) @Nullable Integer minutesPerAct) {

        static MinutesForm of(OversightRecord settings) {
            return new MinutesForm(
                    settings.version(),
                    settings.minutesPerReport(),
                    settings.minutesPerQuestion(),
                    settings.minutesPerAct());
        }

        void require(BindingResult errors) {
            require(minutesPerReport, "minutesPerReport", errors);
            require(minutesPerQuestion, "minutesPerQuestion", errors);
            require(minutesPerAct, "minutesPerAct", errors);
        }

        private static void require(@Nullable Integer minutes, String field, BindingResult errors) {
            if (minutes == null && !errors.hasFieldErrors(field)) {
                errors.rejectValue(field, "field.required");
            }
        }

        int reports() {
            return minutesPerReport == null ? 0 : minutesPerReport;
        }

        int questions() {
            return minutesPerQuestion == null ? 0 : minutesPerQuestion;
        }

        int acts() {
            return minutesPerAct == null ? 0 : minutesPerAct;
        }
    }

    /** @param hours empty where the count is to stand */
    record WeekForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.HOURS) @Nullable BigDecimal hours) {

        static WeekForm of(OversightWeeks.Counted counted) {
            return new WeekForm(counted.newest().revision(), counted.newest().corrected());
        }

        StoredForm stored() {
            return new StoredForm(version, this);
        }
    }

    /**
     * All that the page shows.
     *
     * @param advice what to do about it; null where nothing has to be done
     * @param freed how much of what the task took before oversight takes; null where that is not known
     */
    record View(
            EngagementId engagement,
            String title,
            BigDecimal planned,
            List<Line> weeks,
            @Nullable Sentence advice,
            @Nullable Sentence freed) {

        static View of(OversightWeeks.Counted counted, LocalDate today) {
            var all = counted.weeks();
            var delivery = counted.delivery();
            var baseline = delivery.baselineHoursPerWeek();
            return new View(
                    delivery.engagement(),
                    delivery.title(),
                    delivery.oversightHoursPerWeek(),
                    all.stream().limit(SHOWN).map(Line::of).toList(),
                    OversightWeek.isTwiceAbove(all, today)
                            ? Sentence.of("delivery.oversight.advice", delivery.vendorName())
                            : null,
                    baseline == null || all.isEmpty()
                            ? null
                            : Sentence.of("delivery.oversight.freed", all.get(0).hours(), baseline));
        }

        /** One week. */
        record Line(
                int week,
                LocalDate from,
                LocalDate to,
                int reports,
                int questions,
                int others,
                BigDecimal estimated,
                BigDecimal hours,
                OversightWeek.Source source,
                boolean above) {

            static Line of(OversightWeek week) {
                return new Line(
                        week.week(),
                        week.from(),
                        week.to(),
                        week.reports(),
                        week.questions(),
                        week.others(),
                        week.estimated(),
                        week.hours(),
                        week.source(),
                        week.isAbove());
            }

            public String kind() {
                return above ? "wait" : "good";
            }

            public String word() {
                return above ? "delivery.oversight.above" : "delivery.oversight.within";
            }
        }
    }
}
