package app.handoff.review.web;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.review.Entries;
import app.handoff.review.Figures;
import app.handoff.review.Review;
import app.handoff.review.ReviewPlan;
import app.handoff.review.Verdict;
import app.handoff.text.Format;
import app.handoff.triage.Engagement;
import app.handoff.triage.Reason;
import app.handoff.web.BarChart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One review as the page shows it: figures on top, money and hours apart, each with how it is counted. */
record ReviewView(
        String engagement,
        String name,
        String vendor,
        boolean finished,
        Figures figures,
        String lede,
        List<Figure> heads,
        BarChart money,
        List<Line> lines,
        String saved,
        BarChart hours,
        List<Line> hourLines,
        String weeks,
        List<String> hints,
        String reason,
        String test,
        String result,
        String light,
        boolean asksThreshold,
        String thresholdHint,
        String thresholdUnit,
        boolean asksAcceptance,
        String acceptance,
        String judge,
        String currency,
        @Nullable String verdict,
        @Nullable Then then,
        @Nullable String verdictReason,
        @Nullable String finishedBy,
        boolean ended) {

    static ReviewView of(
            Engagement of,
            ReviewPlan plan,
            Review review,
            Figures figures,
            @Nullable EngagementId nextRound,
            Format format) {
        var entries = review.entries();
        var reason = figures.reason();
        boolean accepts = reason == Reason.MISSING_EXPERTISE || reason == Reason.ONE_OFF;
        var passed = figures.passed();
        var verdict = review.verdict();
        return new ReviewView(
                of.id().toString(),
                of.name(),
                plan.vendorName(),
                review.isFinished(),
                figures,
                format.message(
                        "review.lede",
                        format.day(figures.from()),
                        format.day(figures.to()),
                        weeks(figures, format),
                        plan.vendorName(),
                        format.dayTime(of.openedAt())),
                heads(figures, entries, of, format),
                money(figures, plan, format),
                lines(figures, entries, plan, format),
                Range.saved(figures, format),
                hours(figures, format),
                hourLines(figures, format),
                weeks(figures, format),
                hints(figures, format),
                format.word(reason),
                test(reason, entries, figures, of, format),
                result(figures, accepts, format),
                passed == null ? "idle" : passed ? "good" : "bad",
                !accepts,
                format.message(figures.asksForHours() ? "review.threshold.hours" : "review.threshold.money"),
                figures.asksForHours()
                        ? format.message("review.threshold.unit")
                        : format.symbol(figures.real().currency()),
                accepts,
                format.message("review.accepted." + reason, of.judge()),
                of.judge(),
                format.symbol(figures.real().currency()),
                verdict == null ? null : format.word(verdict),
                review.isFinished() ? Then.of(verdict, plan, of, nextRound, format) : null,
                review.verdictReason(),
                review.finishedAt() == null
                        ? null
                        : format.message("review.finishedBy", review.finishedBy(), format.dayTime(review.finishedAt())),
                of.isEnded());
    }

    private static String result(Figures figures, boolean accepts, Format format) {
        var passed = figures.passed();
        if (passed == null) {
            return format.message(
                    accepts
                            ? "review.result.open"
                            : figures.hasGaps() ? "review.result.unproven" : "review.result.notProvable");
        }
        var key = passed ? "review.result.passed" : "review.result.failed";
        if (accepts) {
            return format.message(key);
        }
        return figures.asksForHours()
                ? format.message(key + ".hours", figures.freedPerWeek())
                : format.message(key + ".money", whole(Objects.requireNonNull(figures.saved())));
    }

    private static List<Figure> heads(Figures figures, Entries entries, Engagement of, Format format) {
        var heads = new ArrayList<Figure>();
        var saved = figures.saved();
        heads.add(
                saved == null
                        ? new Figure(
                                format.message("review.saved"),
                                format.message("review.notProvable"),
                                format.message("review.notProvable.money"))
                        : new Figure(
                                format.message(saved.isNegative() ? "review.moreExpensive" : "review.saved"),
                                Range.money(whole(saved), whole(figures.savedAtMost()), format),
                                format.message(
                                        "review.saved.note",
                                        format.percent(figures.savedPercent()),
                                        format.money(whole(figures.baseline())))));
        heads.add(
                figures.freed() == null
                        ? new Figure(
                                format.message("review.freed"),
                                format.message("review.notProvable"),
                                format.message("review.notProvable.hours"))
                        : new Figure(
                                format.message("review.freed"),
                                Range.hours(figures.freed(), figures.freedAtMost(), format),
                                format.message(
                                        "review.freed.note",
                                        perWeek(figures, format),
                                        format.number(figures.baselinePerWeek()))));
        figures.levels().stream()
                .findFirst()
                .ifPresent(level -> heads.add(new Figure(
                        level.name(),
                        level.value() == null ? format.message("review.noData") : level.value(),
                        format.message(
                                "review.level.note",
                                format.number(level.numerator()),
                                format.number(level.denominator()),
                                level.agreed()))));
        var marks = entries.satisfaction();
        var who = new ArrayList<String>();
        if (entries.judgeMark() != null) {
            who.add(of.judge() + " " + entries.judgeMark());
        }
        if (entries.otherMark() != null) {
            who.add(entries.otherName() + " " + entries.otherMark());
        }
        heads.add(
                marks.isEmpty()
                        ? new Figure(
                                format.message("review.satisfaction"),
                                format.message("review.notYet"),
                                format.message("review.satisfaction.enter"))
                        : new Figure(
                                format.message("review.satisfaction"),
                                format.message("review.ofFive", format.number(marks.getAsDouble())),
                                String.join(", ", who)));
        return heads;
    }

    private static String weeks(Figures figures, Format format) {
        var weeks = figures.weeksShown();
        return weeks.compareTo(BigDecimal.ONE) == 0
                ? format.message("review.weeks.one")
                : format.message("review.weeks", weeks);
    }

    private static String perWeek(Figures figures, Format format) {
        var proven = format.number(figures.freedPerWeek());
        var atMost = format.number(figures.freedPerWeekAtMost());
        return proven.equals(atMost) ? proven : format.message("review.range", proven, atMost);
    }

    private static BarChart money(Figures figures, ReviewPlan plan, Format format) {
        var parts = new ArrayList<BarChart.Part>();
        if (figures.provable()) {
            parts.add(part("review.bar.baseline", figures.baseline(), "quiet", true, format));
        }
        parts.add(new BarChart.Part(
                shortened(plan.vendorName()) + "\n"
                        + format.message(figures.invoiced() ? "review.bar.invoices" : "review.bar.price"),
                figures.vendor().amount(),
                format.money(whole(figures.vendor())),
                "c1",
                true));
        if (!figures.credits().isZero()) {
            parts.add(part("review.bar.credit", figures.credits().times(-1), "win", false, format));
        }
        parts.add(part("review.bar.transition", figures.transition(), "c2", false, format));
        parts.add(part("review.bar.oversight", figures.oversight(), "c3", false, format));
        if (!figures.stays().isZero()) {
            parts.add(part("review.bar.stays", figures.stays(), "c5", false, format));
        }
        parts.add(part("review.bar.real", figures.real(), "c1", true, format));
        var saved = figures.saved();
        if (saved != null) {
            if (figures.hasGaps()) {
                parts.add(part("review.bar.unreported", figures.unreported(), "quiet", false, format));
            }
            parts.add(
                    saved.isNegative()
                            ? part("review.bar.more", saved, "loss", false, format)
                            : part("review.bar.saved", saved, "win", false, format));
        }
        return BarChart.waterfall(
                saved == null
                        ? format.message("review.chart.money.unproven", format.money(whole(figures.real())))
                        : format.message(
                                "review.chart.money",
                                format.money(whole(figures.baseline())),
                                format.money(whole(figures.real())),
                                format.money(whole(saved))),
                parts);
    }

    private static BarChart.Part part(String key, Money money, String colour, boolean total, Format format) {
        return new BarChart.Part(
                format.message(key).replace("|", "\n"), money.amount(), format.money(whole(money)), colour, total);
    }

    private static String shortened(String name) {
        return name.length() <= 12 ? name : name.substring(0, 11) + "…";
    }

    // The picture and the figures on top speak in whole units; the table says cents where there are any.
    private static Money whole(Money money) {
        return new Money(money.amount().setScale(0, RoundingMode.HALF_UP), money.currency());
    }

    private static List<Line> lines(Figures figures, Entries entries, ReviewPlan plan, Format format) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                plan.vendorName(),
                figures.invoiced()
                        ? format.message("review.how.invoiced", entries.invoicesReason())
                        : format.message(
                                "review.how.contract",
                                format.money(plan.workPerTerm()),
                                plan.termMonths(),
                                weeks(figures, format)),
                format.money(figures.vendor()),
                false));
        if (!figures.credits().isZero()) {
            lines.add(new Line(
                    format.message("review.line.credit"),
                    entries.creditsNote() == null ? "" : entries.creditsNote(),
                    format.money(figures.credits().times(-1)),
                    false));
        }
        lines.add(new Line(
                format.message("review.line.transition"),
                format.message(
                        "review.how.transition",
                        format.money(figures.takingOver()),
                        hours(figures.parallelHoursSoFar(), format),
                        format.money(figures.hourlyCost()),
                        format.percent(figures.transitionShare()),
                        format.money(figures.transitionWhole())),
                format.money(figures.transition()),
                false));
        lines.add(new Line(
                format.message("review.line.oversight"),
                format.message(
                        "review.how.oversight",
                        hours(figures.oversightHours(), format),
                        format.money(figures.hourlyCost())),
                format.money(figures.oversight()),
                false));
        if (!figures.stays().isZero()) {
            lines.add(new Line(
                    format.message("review.line.stays"),
                    entries.staysNote() == null ? "" : entries.staysNote(),
                    format.money(figures.stays()),
                    false));
        }
        lines.add(new Line(format.message("review.line.real"), "", format.money(figures.real()), true));
        lines.add(
                figures.provable()
                        ? new Line(
                                format.message("review.line.baseline"),
                                format.message(
                                        "review.how.baseline",
                                        hours(figures.baselineHours(), format),
                                        format.money(figures.hourlyCost()),
                                        format.money(figures.baselineOther()),
                                        format.money(figures.baselineErrors())),
                                format.money(figures.baseline()),
                                false)
                        : new Line(
                                format.message("review.line.baseline"),
                                format.message("review.notProvable.money"),
                                format.message("review.notProvable"),
                                false));
        if (figures.provable() && figures.hasGaps()) {
            lines.add(unreported(figures, format.money(figures.unreported()), format));
        }
        return lines;
    }

    /** The days without a report, as a line of the table. */
    private static Line unreported(Figures figures, String amount, Format format) {
        return new Line(
                format.message("review.line.unreported"),
                format.message("review.how.unreported", figures.unreportedDays(), figures.days()),
                amount,
                false);
    }

    private static BarChart hours(Figures figures, Format format) {
        var parts = new ArrayList<BarChart.Part>();
        if (figures.hoursProvable()) {
            parts.add(hour("review.bar.baseline", figures.baselineHours(), "quiet", true, format));
        }
        parts.add(hour("review.bar.parallel", figures.parallelHours(), "c2", true, format));
        if (figures.hoursProvable() && figures.hasGaps()) {
            parts.add(hour("review.bar.unreported", figures.unreportedHours(), "quiet", false, format));
        }
        parts.add(hour("review.bar.oversight", figures.oversightHours(), "c3", false, format));
        var freed = figures.freed();
        if (freed != null) {
            parts.add(
                    freed.signum() < 0
                            ? hour("review.bar.hoursLost", freed, "loss", false, format)
                            : hour("review.bar.freed", freed, "win", false, format));
        }
        return BarChart.waterfall(
                figures.freed() == null
                        ? format.message(
                                "review.chart.hours.unproven",
                                Range.tenth(figures.parallelHours()),
                                Range.tenth(figures.oversightHours()))
                        : format.message(
                                "review.chart.hours",
                                Range.tenth(figures.baselineHours()),
                                Range.tenth(figures.parallelHours()),
                                Range.tenth(figures.oversightHours()),
                                Range.tenth(figures.freed())),
                parts);
    }

    private static BarChart.Part hour(String key, BigDecimal hours, String colour, boolean total, Format format) {
        return new BarChart.Part(format.message(key).replace("|", "\n"), hours, hours(hours, format), colour, total);
    }

    private static List<Line> hourLines(Figures figures, Format format) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                format.message("review.line.baseline"),
                "",
                figures.hoursProvable() ? hours(figures.baselineHours(), format) : format.message("review.notProvable"),
                false));
        lines.add(new Line(format.message("review.line.parallel"), "", hours(figures.parallelHours(), format), false));
        if (figures.hoursProvable() && figures.hasGaps()) {
            lines.add(unreported(figures, hours(figures.unreportedHours(), format), format));
        }
        lines.add(
                new Line(format.message("review.line.oversight"), "", hours(figures.oversightHours(), format), false));
        lines.add(new Line(
                format.message("review.line.freed"),
                "",
                Range.hours(figures.freed(), figures.freedAtMost(), format),
                true));
        return lines;
    }

    private static List<String> hints(Figures figures, Format format) {
        var hints = new ArrayList<String>();
        if (figures.hasGaps()) {
            hints.add(format.message("review.gaps", figures.unreportedDays(), figures.days()));
        }
        if (figures.assumedHours() != null && figures.assumedHours().signum() > 0) {
            hints.add(format.message("review.assumed", hours(figures.assumedHours(), format)));
        }
        return hints;
    }

    private static String hours(BigDecimal hours, Format format) {
        return format.hours(Range.tenth(hours));
    }

    private static String test(Reason reason, Entries entries, Figures figures, Engagement of, Format format) {
        var threshold = entries.threshold();
        boolean none = threshold == null || threshold.signum() == 0;
        return switch (reason) {
            case LOWER_MONEY_COST ->
                none
                        ? format.message("review.test.money")
                        : format.message(
                                "review.test.money.least",
                                format.money(new Money(threshold, figures.real().currency())));
            case LOWER_TIME_COST, EXTEND_RESOURCES ->
                none
                        ? format.message("review.test.time")
                        : format.message("review.test.time.least", format.number(threshold));
            case MISSING_EXPERTISE -> format.message("review.test.expertise", of.judge());
            case ONE_OFF -> format.message("review.test.oneOff");
        };
    }

    record Figure(String label, String value, String note) {}

    record Line(String part, String how, String amount, boolean sum) {}

    /**
     * What follows from a verdict that was spoken, and where it is done.
     *
     * @param action what a button does at once; null where a link leads to where it is done
     */
    record Then(
            String text,
            @Nullable String href,
            @Nullable String link,
            @Nullable String action) {

        static @Nullable Then of(
                @Nullable Verdict verdict,
                ReviewPlan plan,
                Engagement of,
                @Nullable EngagementId nextRound,
                Format format) {
            if (verdict == null) {
                return null;
            }
            var state = verdict.goesOn() ? "" : plan.isOver() ? ".over" : plan.awaitsNotice() ? "" : ".ending";
            var text = format.message(
                    "review.then." + verdict + state, plan.vendorName(), plan.noticeOn(), plan.dueOn(), plan.ends());
            var engagement = "/engagements/" + of.id();
            return switch (verdict) {
                case CONTINUE -> new Then(text, null, null, null);
                case EXPAND -> new Then(text, "/tasks", format.message("review.then.tasks"), null);
                case AMEND -> new Then(text, engagement + "/contract", format.message("review.then.contract"), null);
                case REBID ->
                    nextRound == null
                            ? new Then(
                                    text,
                                    null,
                                    format.message("review.follow.rebid.button"),
                                    engagement + "/review/next-round")
                            : new Then(text, "/engagements/" + nextRound, format.message("review.then.round"), null);
                case END ->
                    plan.awaitsNotice()
                            ? new Then(
                                    text,
                                    engagement + "/contract/ending",
                                    format.message("review.follow.notice.button"),
                                    null)
                            : new Then(
                                    text,
                                    "/tasks/" + of.taskId() + "/decision",
                                    format.message("review.then.task"),
                                    null);
            };
        }
    }
}
