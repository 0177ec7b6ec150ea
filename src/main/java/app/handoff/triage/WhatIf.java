package app.handoff.triage;

import app.handoff.engagement.Baseline;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task would cost with a vendor, against what it costs today. Nothing of it is stored.
 *
 * <p>A year with a vendor costs its price and the hours in which the business's own people look after it, at the full cost of
 * an hour of today. In the first year the cost of today goes on for the weeks in which both do the work, and what has to be paid
 * once comes on top. A year saves what today costs less that.
 *
 * <p>The transition is paid back after so many months: (what today costs in the weeks in parallel + what is paid once) ÷ (what
 * today, less the vendor and the oversight, costs in a month). Where a month with the vendor saves nothing there is no such month.
 *
 * @param today all of it is taken to end with the transition
 * @param units how many of what the price is for make a year: 12 months, so many hours or pieces
 * @param lowest what a vendor may ask for one of these at least
 * @param highest what a vendor may ask for one of these at most
 * @param oversight hours a month that own people spend on it; null where nobody said so
 * @param weeks in which the own people go on beside the vendor; null where nobody said so
 * @param once what has to be paid once; null where nobody said so
 */
record WhatIf(
        Baseline today,
        BigDecimal units,
        Money lowest,
        Money highest,
        @Nullable BigDecimal oversight,
        @Nullable BigDecimal weeks,
        @Nullable Money once) {

    private static final int MONTHS = 12;
    private static final BigDecimal WEEKS = BigDecimal.valueOf(Period.WEEK.timesAYear());

    /** What is paid back later than this is not paid back: nobody plans that far. */
    static final int MOST_MONTHS = 120;

    /** Two amounts, for the lowest and for the highest price. */
    record Range(Money low, Money high) {

        boolean isOne() {
            return low.compareTo(high) == 0;
        }

        Range plus(Money both) {
            return new Range(low.plus(both), high.plus(both));
        }

        /** What is left of an amount: the highest price leaves least. */
        Range from(Money amount) {
            return new Range(amount.minus(low), amount.minus(high));
        }
    }

    Range vendor() {
        return new Range(lowest.times(units), highest.times(units));
    }

    Money oversightAYear() {
        return oversight == null
                ? nothing()
                : today.hourlyCost().times(oversight).times(MONTHS);
    }

    /** Whether what is known of the hours that it is looked after can be told in money. */
    boolean isOversightPriced() {
        return oversight == null
                || oversight.signum() == 0
                || !today.hourlyCost().isZero();
    }

    /** What the own people cost who go on for the weeks in parallel. */
    Money parallel() {
        return weeks == null ? nothing() : today.costPerYear().times(weeks).dividedBy(WEEKS);
    }

    Money paidOnce() {
        return once == null ? nothing() : once;
    }

    Range laterYear() {
        return vendor().plus(oversightAYear());
    }

    Range firstYear() {
        return laterYear().plus(parallel()).plus(paidOnce());
    }

    /** What the first year saves, below zero where it costs more; empty where the cost of today is not known. */
    Optional<Range> savedInFirstYear() {
        return today.knownCostPerYear().map(cost -> firstYear().from(cost));
    }

    /** What each later year saves, below zero where it costs more; empty where the cost of today is not known. */
    Optional<Range> savedInLaterYears() {
        return today.knownCostPerYear().map(cost -> laterYear().from(cost));
    }

    /**
     * The month in which the transition is paid back, counted from 1, the first with the vendor. Empty where that never happens,
     * not within ten years, or nobody can tell, since the cost of today is not known.
     */
    private Optional<Integer> paidBack(Money savedAYear) {
        if (!today.provable() || savedAYear.amount().signum() <= 0) {
            return Optional.empty();
        }
        var months = parallel()
                .plus(paidOnce())
                .amount()
                .multiply(BigDecimal.valueOf(MONTHS))
                .divide(savedAYear.amount(), MathContext.DECIMAL64)
                .setScale(0, RoundingMode.CEILING);
        return Optional.of(months.max(BigDecimal.ONE))
                .filter(month -> month.compareTo(BigDecimal.valueOf(MOST_MONTHS)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    Optional<Integer> paidBackAtTheLowest() {
        return savedInLaterYears().map(Range::low).flatMap(this::paidBack);
    }

    Optional<Integer> paidBackAtTheHighest() {
        return savedInLaterYears().map(Range::high).flatMap(this::paidBack);
    }

    /** The price at which a later year costs what it costs today; empty where oversight alone costs as much, or nobody can tell. */
    Optional<Money> highestThatPays() {
        return today.knownCostPerYear()
                .map(cost -> cost.minus(oversightAYear()).dividedBy(units))
                .filter(price -> price.amount().signum() > 0);
    }

    /** Hours a year that become free once the vendor works alone, below zero where oversight takes more; empty where not known. */
    Optional<BigDecimal> hoursFreed() {
        return today.knownHoursPerYear()
                .map(hours -> hours.subtract(
                        oversight == null ? BigDecimal.ZERO : oversight.multiply(BigDecimal.valueOf(MONTHS))));
    }

    /** The same for the first year, in which nothing is freed for the weeks in parallel. */
    Optional<BigDecimal> hoursFreedInFirstYear() {
        return hoursFreed()
                .map(freed -> freed.subtract(
                        weeks == null
                                ? BigDecimal.ZERO
                                : today.hoursPerYear().multiply(weeks).divide(WEEKS, 2, RoundingMode.HALF_UP)));
    }

    private Money nothing() {
        return Money.zero(lowest.currency());
    }
}
