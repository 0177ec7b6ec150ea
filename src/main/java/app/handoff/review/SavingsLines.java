package app.handoff.review;

import app.handoff.delivery.WorkedWeek;
import app.handoff.kernel.Money;
import app.handoff.review.SavingsProof.Week;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the figures of a review come about, line by line, to the cent where there are any, each with what it is counted from. */
record SavingsLines(SavingsCalculation savings, Format format) {

    List<Line> money(ReviewInput reviewInput, ReviewPlan plan) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                plan.vendorName(),
                savings.invoiced()
                        ? invoiced(reviewInput, plan)
                        : format.message(
                                "review.how.contract",
                                format.money(plan.workPerTerm()),
                                plan.termMonths(),
                                ReviewView.weeks(savings, format)),
                format.money(savings.vendor()),
                false,
                proven(proof -> vendor(reviewInput, plan, proof))));
        if (!savings.credits().isZero()) {
            lines.add(new Line(
                    format.message("review.line.credit"),
                    reviewInput.credits() == null
                            ? format.message("review.how.credits")
                            : reviewInput.creditsNote() == null ? "" : reviewInput.creditsNote(),
                    format.money(savings.credits().times(-1)),
                    false,
                    proven(proof -> credits(reviewInput, plan, proof))));
        }
        lines.add(new Line(
                format.message("review.line.transition"),
                format.message(
                        "review.how.transition",
                        format.money(savings.takingOver()),
                        hours(savings.parallelHoursSoFar()),
                        format.money(savings.hourlyCost()),
                        format.percent(savings.transitionShare()),
                        format.money(savings.transitionWhole())),
                format.money(savings.transition()),
                false,
                proven(this::transition)));
        if (savings.costsInHouse()) {
            lines.add(new Line(
                    format.message("review.line.parallel"),
                    format.message(
                            "review.how.inHouse",
                            hours(savings.parallelHours()),
                            hours(savings.inTransition()),
                            format.money(savings.hourlyCost())),
                    format.money(savings.inHouse()),
                    false,
                    proven(this::inHouse)));
        }
        lines.add(new Line(
                format.message("review.line.oversight"),
                format.message(
                        "review.how.oversight", hours(savings.oversightHours()), format.money(savings.hourlyCost())),
                format.money(savings.oversight()),
                false,
                proven(this::oversight)));
        if (!savings.stays().isZero()) {
            lines.add(new Line(
                    format.message("review.line.stays"),
                    reviewInput.staysNote() == null ? "" : reviewInput.staysNote(),
                    format.money(savings.stays()),
                    false,
                    proven(proof -> new Calculation(
                            format.message("review.proof.typed"),
                            List.of(money("review.stays", savings.stays(), "review.source.typed")),
                            List.of(),
                            format.moneyExact(savings.stays())))));
        }
        lines.add(new Line(
                format.message("review.line.real"),
                "",
                format.money(savings.real()),
                true,
                proven(proof -> real(plan))));
        lines.add(
                savings.provable()
                        ? new Line(
                                format.message("review.line.baseline"),
                                format.message(
                                        "review.how.baseline",
                                        hours(savings.baselineHours()),
                                        format.money(savings.hourlyCost()),
                                        format.money(savings.baselineOther()),
                                        format.money(savings.baselineErrors())),
                                format.money(savings.baseline()),
                                false,
                                proven(this::baseline))
                        : new Line(
                                format.message("review.line.baseline"),
                                format.message("review.notProvable.money"),
                                format.message("review.notProvable"),
                                false,
                                null));
        if (savings.provable() && savings.hasGaps()) {
            lines.add(unreported(format.money(savings.unreported()), proven(this::unreportedMoney)));
        }
        return lines;
    }

    /** How what was saved follows from the lines above it; null where it cannot be proven. */
    @Nullable Calculation saved() {
        var saved = savings.saved();
        if (saved == null) {
            return null;
        }
        return proven(proof -> {
            var inputs = new ArrayList<Input>();
            inputs.add(money("review.line.baseline", savings.baseline(), "review.source.above"));
            inputs.add(money("review.line.real", savings.real(), "review.source.above"));
            if (savings.hasGaps()) {
                var unreported = Objects.requireNonNull(savings.unreported());
                inputs.add(money("review.line.unreported", unreported, "review.source.above"));
                inputs.add(new Input(
                        format.message("review.proof.oversightOfUnreported"),
                        format.hoursInFull(proof.oversightOfUnreported()),
                        format.message("review.source.pace")));
                inputs.add(hourlyCost(proof));
            }
            return new Calculation(
                    format.message(savings.hasGaps() ? "review.proof.saved.gaps" : "review.proof.saved"),
                    inputs,
                    List.of(),
                    savings.hasGaps()
                            ? format.message(
                                    "review.range", format.moneyExact(saved), format.moneyExact(savings.savedAtMost()))
                            : format.moneyExact(saved));
        });
    }

    List<Line> hours() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                format.message("review.line.baseline"),
                "",
                savings.hoursProvable() ? hours(savings.baselineHours()) : format.message("review.notProvable"),
                false,
                savings.hoursProvable() ? proven(this::baselineHours) : null));
        lines.add(new Line(
                format.message("review.line.parallel"),
                "",
                hours(savings.parallelHours()),
                false,
                proven(this::parallelHours)));
        if (savings.hoursProvable() && savings.hasGaps()) {
            lines.add(unreported(
                    hours(Objects.requireNonNull(savings.unreportedHours())), proven(this::unreportedHours)));
        }
        lines.add(new Line(
                format.message("review.line.oversight"),
                "",
                hours(savings.oversightHours()),
                false,
                proven(proof -> new Calculation(
                        format.message("review.proof.oversight.hours"),
                        List.of(),
                        weeks(proof.weeks(), week -> week.oversight().signum() > 0, Week::oversight),
                        format.hoursInFull(savings.oversightHours())))));
        lines.add(new Line(
                format.message("review.line.freed"),
                "",
                Range.hours(savings.freed(), savings.freedAtMost(), format),
                true,
                savings.freed() == null ? null : proven(this::freed)));
        return lines;
    }

    private Calculation vendor(ReviewInput reviewInput, ReviewPlan plan, SavingsProof proof) {
        if (reviewInput.invoices() != null) {
            return typed("invoices", reviewInput.invoices(), plan, savings.vendor());
        }
        if (proof.billed() != null) {
            return told("billed", proof.billed(), "review.source.invoices", savings.vendor());
        }
        var inputs = new ArrayList<Input>();
        inputs.add(money("review.proof.perTerm", proof.perTerm(), "review.source.contract"));
        inputs.add(days());
        inputs.add(new Input(
                format.message("review.proof.termDays"),
                format.number(proof.termDays()),
                format.message("review.source.term", proof.termFrom(), proof.termTo())));
        if (savings.rate() != null) {
            inputs.add(money("review.proof.byContract", proof.byContract(), "review.source.counted"));
            inputs.add(rate());
        }
        return new Calculation(
                format.message(savings.rate() == null ? "review.proof.price" : "review.proof.price.rate"),
                inputs,
                List.of(),
                format.moneyExact(savings.vendor()));
    }

    private Calculation credits(ReviewInput reviewInput, ReviewPlan plan, SavingsProof proof) {
        if (reviewInput.credits() != null || proof.creditsAgreed() == null) {
            return typed("credits", reviewInput.credits(), plan, savings.credits());
        }
        return told("creditsAgreed", proof.creditsAgreed(), "review.source.ledger", savings.credits());
    }

    /** What another part of the application knows, in the currency of the contract. */
    private Calculation told(String what, Money amount, String source, Money result) {
        var inputs = new ArrayList<Input>();
        inputs.add(money("review.proof." + what, amount, source));
        if (savings.rate() != null) {
            inputs.add(rate());
        }
        return new Calculation(
                format.message("review.proof." + what + (savings.rate() == null ? ".how" : ".how.rate")),
                inputs,
                List.of(),
                format.moneyExact(result));
    }

    /** What somebody entered in the currency of the contract. */
    private Calculation typed(String field, @Nullable BigDecimal amount, ReviewPlan plan, Money result) {
        var entered = new Money(
                Objects.requireNonNullElse(amount, BigDecimal.ZERO),
                plan.workPerTerm().currency());
        var inputs = new ArrayList<Input>();
        inputs.add(money("review." + field, entered, "review.source.typed"));
        if (savings.rate() != null) {
            inputs.add(rate());
        }
        return new Calculation(
                format.message(savings.rate() == null ? "review.proof.typed" : "review.proof.typed.rate"),
                inputs,
                List.of(),
                format.moneyExact(result));
    }

    private Calculation transition(SavingsProof proof) {
        var inputs = new ArrayList<Input>();
        inputs.add(money("review.proof.takingOver", proof.takingOver(), "review.source.contract"));
        if (savings.rate() != null) {
            inputs.add(rate());
            inputs.add(money("review.proof.takingOver.rate", savings.takingOver(), "review.source.counted"));
        }
        inputs.add(new Input(
                format.message("review.proof.parallelSoFar"),
                format.hoursInFull(savings.parallelHoursSoFar()),
                format.message("review.source.weeks")));
        inputs.add(hourlyCost(proof));
        inputs.add(money("review.proof.transitionWhole", savings.transitionWhole(), "review.source.counted"));
        inputs.add(money("review.proof.transitionCounted", proof.transitionCounted(), "review.source.earlier"));
        inputs.add(days());
        inputs.add(new Input(
                format.message("review.proof.spreadDays"),
                format.number(proof.spreadDays()),
                format.message("review.source.term", savings.from(), proof.spreadTo())));
        return new Calculation(
                format.message("review.proof.transition"),
                inputs,
                weeksInParallel(proof),
                format.moneyExact(savings.transition()));
    }

    private Calculation inHouse(SavingsProof proof) {
        return new Calculation(
                format.message("review.proof.inHouse"),
                List.of(
                        new Input(
                                format.message("review.line.parallel"),
                                format.hoursInFull(savings.parallelHours()),
                                format.message("review.source.hours")),
                        new Input(
                                format.message("review.proof.inParallel"),
                                format.hoursInFull(savings.inTransition()),
                                format.message("review.source.weeks")),
                        hourlyCost(proof)),
                weeks(proof.weeks(), week -> week.inParallel().signum() > 0, Week::inParallel),
                format.moneyExact(savings.inHouse()));
    }

    private Calculation oversight(SavingsProof proof) {
        return new Calculation(
                format.message("review.proof.oversight"),
                List.of(
                        new Input(
                                format.message("review.proof.oversightHours"),
                                format.hoursInFull(savings.oversightHours()),
                                format.message("review.source.weeks")),
                        hourlyCost(proof)),
                weeks(proof.weeks(), week -> week.oversight().signum() > 0, Week::oversight),
                format.moneyExact(savings.oversight()));
    }

    private Calculation real(ReviewPlan plan) {
        return new Calculation(
                format.message("review.proof.real"),
                List.of(
                        new Input(
                                plan.vendorName(),
                                format.moneyExact(savings.vendor()),
                                format.message("review.source.above")),
                        money("review.line.credit", savings.credits(), "review.source.above"),
                        money("review.line.transition", savings.transition(), "review.source.above"),
                        money("review.line.parallel", inHouseCost(), "review.source.above"),
                        money("review.line.oversight", savings.oversight(), "review.source.above"),
                        money("review.line.stays", savings.stays(), "review.source.above")),
                List.of(),
                format.moneyExact(savings.real()));
    }

    private Money inHouseCost() {
        return Objects.requireNonNullElse(
                savings.inHouse(), Money.zero(savings.real().currency()));
    }

    private Calculation baseline(SavingsProof proof) {
        var inputs = new ArrayList<>(yearly(proof));
        inputs.add(days());
        return new Calculation(
                format.message("review.proof.baseline"), inputs, List.of(), format.moneyExact(savings.baseline()));
    }

    private List<Input> yearly(SavingsProof proof) {
        return List.of(
                hoursPerYear(proof),
                hourlyCost(proof),
                money("review.proof.other", proof.otherPerYear(), "review.source.baseline"),
                money("review.proof.errors", proof.errorsPerYear(), "review.source.baseline"));
    }

    private Calculation unreportedMoney(SavingsProof proof) {
        var inputs = new ArrayList<>(yearly(proof));
        inputs.add(unreportedDays());
        return new Calculation(
                format.message("review.proof.unreported"),
                inputs,
                weeks(proof.weeks(), week -> week.told() == WorkedWeek.Told.MISSING, null),
                format.moneyExact(savings.unreported()));
    }

    private Calculation baselineHours(SavingsProof proof) {
        return new Calculation(
                format.message("review.proof.hours.baseline"),
                List.of(hoursPerYear(proof), days()),
                List.of(),
                format.hoursInFull(savings.baselineHours()));
    }

    private Calculation parallelHours(SavingsProof proof) {
        return new Calculation(
                format.message("review.proof.hours.inHouse"),
                List.of(
                        hoursPerYear(proof),
                        new Input(
                                format.message("review.proof.inHouseDays"),
                                format.number(proof.inHouseDays()),
                                format.message("review.source.released")),
                        new Input(
                                format.message("review.proof.parallelBefore"),
                                format.hoursInFull(proof.parallelHours()),
                                format.message("review.source.weeks")),
                        new Input(
                                format.message("review.proof.parallelAfter"),
                                format.hoursInFull(proof.parallelHoursAfterwards()),
                                format.message("review.source.weeks"))),
                weeks(proof.weeks(), week -> week.parallel() != null, week -> Objects.requireNonNull(week.parallel())),
                format.hoursInFull(savings.parallelHours()));
    }

    private Calculation unreportedHours(SavingsProof proof) {
        return new Calculation(
                format.message("review.proof.hours.unreported"),
                List.of(hoursPerYear(proof), unreportedDays()),
                weeks(proof.weeks(), week -> week.told() == WorkedWeek.Told.MISSING, null),
                format.hoursInFull(Objects.requireNonNull(savings.unreportedHours())));
    }

    private Calculation freed(SavingsProof proof) {
        var inputs = new ArrayList<Input>();
        inputs.add(hours("review.line.baseline", savings.baselineHours()));
        inputs.add(hours("review.line.parallel", savings.parallelHours()));
        if (savings.hasGaps()) {
            inputs.add(hours("review.line.unreported", Objects.requireNonNull(savings.unreportedHours())));
        }
        inputs.add(hours("review.line.oversight", savings.oversightHours()));
        if (savings.hasGaps()) {
            inputs.add(new Input(
                    format.message("review.proof.oversightOfUnreported"),
                    format.hoursInFull(proof.oversightOfUnreported()),
                    format.message("review.source.pace")));
        }
        var freed = format.hoursInFull(Objects.requireNonNull(savings.freed()));
        return new Calculation(
                format.message(savings.hasGaps() ? "review.proof.freed.gaps" : "review.proof.freed"),
                inputs,
                List.of(),
                savings.hasGaps()
                        ? format.message(
                                "review.range",
                                freed,
                                format.hoursInFull(Objects.requireNonNull(savings.freedAtMost())))
                        : freed);
    }

    private @Nullable Calculation proven(Function<SavingsProof, Calculation> calculation) {
        return savings.proof() == null ? null : calculation.apply(savings.proof());
    }

    private Input money(String key, Money amount, String source) {
        return new Input(format.message(key), format.moneyExact(amount), format.message(source));
    }

    private Input hours(String key, BigDecimal hours) {
        return new Input(format.message(key), format.hoursInFull(hours), format.message("review.source.above"));
    }

    private Input hoursPerYear(SavingsProof proof) {
        return new Input(
                format.message("review.proof.hoursPerYear"),
                format.hoursInFull(proof.hoursPerYear()),
                format.message("review.source.baseline"));
    }

    private Input hourlyCost(SavingsProof proof) {
        return savings.hourlyCost().currency().equals(proof.hourlyCost().currency())
                ? money("review.proof.hourlyCost", proof.hourlyCost(), "review.source.baseline")
                : money("review.proof.hourlyCost", savings.hourlyCost(), "review.source.otherCurrency");
    }

    private Input days() {
        return new Input(
                format.message("review.proof.days"),
                format.number(Objects.requireNonNull(savings.days())),
                format.message("review.source.term", savings.from(), savings.to()));
    }

    private Input unreportedDays() {
        return new Input(
                format.message("review.proof.unreportedDays"),
                format.number(Objects.requireNonNull(savings.unreportedDays())),
                format.message("review.source.weeks"));
    }

    private Input rate() {
        var rate = Objects.requireNonNull(savings.rate());
        return new Input(
                format.message("review.proof.rate"),
                format.rate(rate),
                format.message("review.source.rate", rate.day(), rate.source()));
    }

    /** @param hours of a week; null where its days alone matter */
    private List<WeekLine> weeks(
            List<Week> weeks, Predicate<Week> counted, @Nullable Function<Week, BigDecimal> hours) {
        return weeks.stream()
                .filter(counted)
                .map(week -> new WeekLine(
                        format.message("review.proof.week", week.week()),
                        format.message("review.proof.weekDays", week.days(), week.ofDays(), week.from(), week.to()),
                        format.message("review.proof.told." + week.told()),
                        hours == null ? format.number(week.days()) : format.hoursInFull(hours.apply(week))))
                .toList();
    }

    /** Every week with hours in parallel: entered, or as the task took before where nobody entered them. */
    private List<WeekLine> weeksInParallel(SavingsProof proof) {
        return proof.parallelWeeks().stream()
                .map(week -> new WeekLine(
                        format.message("review.proof.week", week.week()),
                        format.message("review.proof.weekDays", week.days(), week.ofDays(), week.from(), week.to()),
                        format.message(week.parallel() == null ? "review.proof.assumed" : "review.proof.entered"),
                        format.hoursInFull(week.inParallel())))
                .toList();
    }

    /** What was invoiced stands in the amount of the line, unless that is in another currency. */
    private String invoiced(ReviewInput reviewInput, ReviewPlan plan) {
        if (reviewInput.invoices() == null) {
            return format.message("review.how.billed");
        }
        return savings.rate() == null
                ? format.message("review.how.invoiced", reviewInput.invoicesReason())
                : format.message(
                        "review.how.invoiced.rate",
                        new Money(reviewInput.invoices(), plan.workPerTerm().currency()),
                        reviewInput.invoicesReason());
    }

    /** The days without a report, as a line of the table. */
    private Line unreported(String amount, @Nullable Calculation calculation) {
        return new Line(
                format.message("review.line.unreported"),
                format.message("review.how.unreported", savings.unreportedDays(), savings.days()),
                amount,
                false,
                calculation);
    }

    private String hours(BigDecimal hours) {
        return format.hours(Range.tenth(hours));
    }

    /** @param calculation what it was counted from; null in a review finished before that was kept, and where nothing is proven */
    record Line(
            String part,
            String how,
            String amount,
            boolean sum,
            @Nullable Calculation calculation) {}

    /**
     * How one figure is counted, to be counted again by anybody.
     *
     * @param formula in words
     * @param result with every digit
     */
    record Calculation(String formula, List<Input> inputs, List<WeekLine> weeks, String result) {}

    /** @param source where it stands: the contract, the reports, the baseline */
    record Input(String name, String value, String source) {}

    /** @param days how many of its days count, and which */
    record WeekLine(String week, String days, String told, String value) {}
}
