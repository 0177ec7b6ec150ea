package app.handoff.review;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.Reason;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.BarChart;
import java.math.BigDecimal;
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
        SavingsCalculation figures,
        String lede,
        List<Figure> heads,
        BarChart money,
        List<SavingsLines.Line> lines,
        String saved,
        SavingsLines.@Nullable Calculation savedFrom,
        BarChart hours,
        List<SavingsLines.Line> hourLines,
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
        boolean oneOff,
        String acceptance,
        String judge,
        String currency,
        String contractCurrency,
        @Nullable String verdict,
        @Nullable Then then,
        List<Answered> answers,
        List<Told> told,
        @Nullable String toldTogether,
        @Nullable String lessons,
        @Nullable String inHouse,
        String inHouseHint,
        @Nullable String verdictReason,
        @Nullable String finishedBy,
        boolean ended) {

    static ReviewView of(
            Engagement of,
            ReviewPlan plan,
            Review review,
            ReviewInput reviewInput,
            SavingsCalculation savingsCalculation,
            @Nullable EngagementId nextRound,
            Format format) {
        var reason = savingsCalculation.reason();
        boolean oneOff = reason == Reason.ONE_OFF;
        boolean accepts = reason == Reason.MISSING_EXPERTISE || oneOff;
        var passed = savingsCalculation.passed();
        var verdict = review.verdict();
        var charts = new SavingsCharts(savingsCalculation, format);
        var lines = new SavingsLines(savingsCalculation, format);
        return new ReviewView(
                of.id().toString(),
                of.name(),
                plan.vendorName(),
                review.isFinished(),
                savingsCalculation,
                format.message(
                        "review.lede",
                        format.day(savingsCalculation.from()),
                        format.day(savingsCalculation.to()),
                        weeks(savingsCalculation, format),
                        plan.vendorName(),
                        format.dayTime(of.openedAt())),
                heads(savingsCalculation, reviewInput, of, format),
                charts.money(plan),
                lines.money(reviewInput, plan),
                Range.saved(savingsCalculation, format),
                lines.saved(),
                charts.hours(),
                lines.hours(),
                weeks(savingsCalculation, format),
                hints(savingsCalculation, format),
                format.word(reason),
                test(reason, reviewInput, savingsCalculation, of, format),
                result(savingsCalculation, accepts, format),
                passed == null ? "idle" : passed ? "good" : "bad",
                !accepts,
                format.message(savingsCalculation.asksForHours() ? "review.threshold.hours" : "review.threshold.money"),
                savingsCalculation.asksForHours()
                        ? format.message("review.threshold.unit")
                        : format.symbol(savingsCalculation.real().currency()),
                accepts,
                oneOff,
                format.message("review.accepted." + reason, of.judge()),
                of.judge(),
                format.symbol(savingsCalculation.real().currency()),
                format.symbol(plan.workPerTerm().currency()),
                verdict == null ? null : format.word(verdict),
                review.isFinished() ? Then.of(verdict, plan, of, nextRound, format) : null,
                oneOff ? answers(reviewInput, plan, format) : List.of(),
                reviewInput.heard().stream()
                        .map(heard -> Told.of(heard, format))
                        .toList(),
                toldTogether(reviewInput, format),
                reviewInput.lessons(),
                verdict == ReviewVerdict.TAKE_BACK && reviewInput.inHouseOwner() != null
                        ? format.message("review.inHouse", reviewInput.inHouseOwner(), reviewInput.inHouseHours())
                        : null,
                format.message("review.inHouseHours.hint", format.hours(savingsCalculation.baselinePerWeek())),
                review.verdictReason(),
                review.finishedAt() == null
                        ? null
                        : format.message("review.finishedBy", review.finishedBy(), format.dayTime(review.finishedAt())),
                of.isEnded());
    }

    /** Whether the cost of the transition comes back within the term; of work that ended before, nobody asks. */
    public boolean earnsBack() {
        return !ended && figures.breakEven() != null;
    }

    /** Whether it is known that the cost of the transition does not come back within the term. */
    public boolean neverEarnsBack() {
        return !ended && figures.provable() && figures.breakEven() == null;
    }

    private static String result(SavingsCalculation savingsCalculation, boolean accepts, Format format) {
        var passed = savingsCalculation.passed();
        if (passed == null) {
            return format.message(
                    accepts
                            ? "review.result.open"
                            : savingsCalculation.hasGaps() ? "review.result.unproven" : "review.result.notProvable");
        }
        var key = passed ? "review.result.passed" : "review.result.failed";
        if (accepts) {
            return format.message(key);
        }
        return savingsCalculation.asksForHours()
                ? format.message(key + ".hours", savingsCalculation.freedPerWeek())
                : format.message(key + ".money", Range.whole(Objects.requireNonNull(savingsCalculation.saved())));
    }

    private static List<Figure> heads(
            SavingsCalculation savingsCalculation, ReviewInput reviewInput, Engagement of, Format format) {
        var heads = new ArrayList<Figure>();
        var saved = savingsCalculation.saved();
        heads.add(
                saved == null
                        ? new Figure(
                                format.message("review.saved"),
                                format.message("review.notProvable"),
                                format.message("review.notProvable.money"))
                        : new Figure(
                                format.message(saved.isNegative() ? "review.moreExpensive" : "review.saved"),
                                Range.money(
                                        Range.whole(saved),
                                        Range.whole(Objects.requireNonNull(savingsCalculation.savedAtMost())),
                                        format),
                                format.message(
                                        "review.saved.note",
                                        format.percent(savingsCalculation.savedPercent()),
                                        format.money(Range.whole(savingsCalculation.baseline())))));
        heads.add(
                savingsCalculation.freed() == null
                        ? new Figure(
                                format.message("review.freed"),
                                format.message("review.notProvable"),
                                format.message("review.notProvable.hours"))
                        : new Figure(
                                format.message("review.freed"),
                                Range.hours(savingsCalculation.freed(), savingsCalculation.freedAtMost(), format),
                                format.message(
                                        "review.freed.note",
                                        perWeek(savingsCalculation, format),
                                        format.number(savingsCalculation.baselinePerWeek()))));
        savingsCalculation.levels().stream()
                .findFirst()
                .ifPresent(level -> heads.add(new Figure(
                        level.name(),
                        level.value() == null ? format.message("review.noData") : level.value(),
                        format.message(
                                "review.level.note",
                                Sentence.of(
                                        "review.counted." + level.countedAs(), level.numerator(), level.denominator()),
                                level.agreed()))));
        var scores = reviewInput.satisfaction();
        var who = new ArrayList<String>();
        if (reviewInput.judgeScore() != null) {
            who.add(of.judge() + " " + reviewInput.judgeScore());
        }
        if (reviewInput.otherScore() != null) {
            who.add(reviewInput.otherName() + " " + reviewInput.otherScore());
        }
        if (!reviewInput.heard().isEmpty()) {
            who.add(format.message("review.opinions.byLink", reviewInput.heard().size()));
        }
        heads.add(
                scores.isEmpty()
                        ? new Figure(
                                format.message("review.satisfaction"),
                                format.message("review.notYet"),
                                format.message("review.satisfaction.enter"))
                        : new Figure(
                                format.message("review.satisfaction"),
                                format.message("review.ofFive", format.number(scores.getAsDouble())),
                                String.join(", ", who)));
        return heads;
    }

    static String weeks(SavingsCalculation savingsCalculation, Format format) {
        var weeks = savingsCalculation.weeksShown();
        return weeks.compareTo(BigDecimal.ONE) == 0
                ? format.message("review.weeks.one")
                : format.message("review.weeks", weeks);
    }

    private static String perWeek(SavingsCalculation savingsCalculation, Format format) {
        var proven = format.number(savingsCalculation.freedPerWeek());
        var atMost = format.number(savingsCalculation.freedPerWeekAtMost());
        return proven.equals(atMost) ? proven : format.message("review.range", proven, atMost);
    }

    private static List<String> hints(SavingsCalculation savingsCalculation, Format format) {
        var hints = new ArrayList<String>();
        var rate = savingsCalculation.rate();
        if (rate != null) {
            hints.add(format.message(
                    "review.rate",
                    rate.from().getCurrencyCode(),
                    rate.to().getCurrencyCode(),
                    rate,
                    rate.day(),
                    rate.source()));
        }
        if (savingsCalculation.hasGaps()) {
            hints.add(format.message("review.gaps", savingsCalculation.unreportedDays(), savingsCalculation.days()));
        }
        if (savingsCalculation.assumedHours() != null
                && savingsCalculation.assumedHours().signum() > 0) {
            hints.add(format.message("review.assumed", hours(savingsCalculation.assumedHours(), format)));
        }
        return hints;
    }

    private static String hours(BigDecimal hours, Format format) {
        return format.hours(Range.tenth(hours));
    }

    private static String test(
            Reason reason,
            ReviewInput reviewInput,
            SavingsCalculation savingsCalculation,
            Engagement of,
            Format format) {
        var threshold = Objects.requireNonNullElse(reviewInput.threshold(), BigDecimal.ZERO);
        boolean none = threshold.signum() == 0;
        return switch (reason) {
            case LOWER_MONEY_COST ->
                none
                        ? format.message("review.test.money")
                        : format.message(
                                "review.test.money.least",
                                format.money(new Money(
                                        threshold, savingsCalculation.real().currency())));
            case LOWER_TIME_COST, EXTEND_RESOURCES ->
                none
                        ? format.message("review.test.time")
                        : format.message("review.test.time.least", format.number(threshold));
            case MISSING_EXPERTISE -> format.message("review.test.expertise", of.judge());
            case ONE_OFF -> format.message("review.test.oneOff");
        };
    }

    /** How many answered by link, and what they say on the average; null where nobody did. */
    private static @Nullable String toldTogether(ReviewInput input, Format format) {
        var heard = input.heard();
        return heard.isEmpty()
                ? null
                : format.message(
                        "review.opinions.together",
                        heard.size(),
                        Range.tenth(BigDecimal.valueOf(heard.stream()
                                .mapToInt(ReviewInput.Heard::score)
                                .average()
                                .orElseThrow())));
    }

    /** What one person said through a link. */
    record Told(
            String name,
            String standsAs,
            String score,
            @Nullable String word,
            String at) {

        private static Told of(ReviewInput.Heard heard, Format format) {
            return new Told(
                    heard.name(),
                    format.word(heard.standsAs()),
                    format.message("review.ofFive", String.valueOf(heard.score())),
                    heard.word(),
                    format.message("review.opinion.at", heard.at()));
        }
    }

    /** What was answered about a one-off project. */
    private static List<Answered> answers(ReviewInput input, ReviewPlan plan, Format format) {
        return List.of(
                Answered.of("review.delivered", input.delivered(), format),
                Answered.of("review.onTime", input.onTime(), format),
                Answered.of("review.accepted.short", input.accepted(), format),
                new Answered(format.message("review.again", plan.vendorName()), Answered.word(input.again(), format)));
    }

    /** @param answer yes, no, or that nobody answered */
    record Answered(String question, String answer) {

        private static Answered of(String key, @Nullable Boolean answer, Format format) {
            return new Answered(format.message(key), word(answer, format));
        }

        private static String word(@Nullable Boolean answer, Format format) {
            return format.message(answer == null ? "review.notAnswered" : answer ? "review.yes" : "review.no");
        }
    }

    record Figure(String label, String value, String note) {}

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
                @Nullable ReviewVerdict verdict,
                ReviewPlan plan,
                Engagement of,
                @Nullable EngagementId nextRound,
                Format format) {
            if (verdict == null) {
                return null;
            }
            var text = format.message(
                    "review.then." + verdict + state(verdict, plan),
                    plan.vendorName(),
                    plan.noticeOn(),
                    plan.dueOn(),
                    plan.ends());
            var engagement = "/engagements/" + of.id();
            return switch (verdict) {
                case CONTINUE -> new Then(text, null, null, null);
                case EXPAND -> new Then(text, "/tasks", format.message("review.then.tasks"), null);
                case EXTEND, AMEND ->
                    new Then(
                            text,
                            engagement + FollowUp.changeFor(verdict, plan),
                            format.message("review.then.contract"),
                            null);
                case REBID ->
                    nextRound == null
                            ? new Then(
                                    text,
                                    null,
                                    format.message("review.follow.rebid.button"),
                                    engagement + "/review/next-round")
                            : new Then(text, "/engagements/" + nextRound, format.message("review.then.round"), null);
                case TAKE_BACK, END ->
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

        private static String state(ReviewVerdict verdict, ReviewPlan plan) {
            if (verdict.goesOn()) {
                if (verdict == ReviewVerdict.EXTEND) {
                    return "." + plan.renewal();
                }
                return plan.dueOn() == null && (verdict == ReviewVerdict.CONTINUE || verdict == ReviewVerdict.EXPAND)
                        ? ".last"
                        : "";
            }
            if (plan.isOver() || !plan.awaitsNotice()) {
                return plan.isOver() ? ".over" : ".ending";
            }
            return plan.renewal().endsByItself() ? ".ends" : "";
        }
    }
}
