package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.text.NumberKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How well the work must be done, as a number that can be measured. One object travels: the scope sets its target,
 * bidders commit to a value, the contract agrees on one, reports measure it, a breach refers to it.
 *
 * @param code a short name for tables, such as SL1; the same through all versions
 * @param target what we ask for; of a range, where it begins
 * @param minimum the worst that is still acceptable; of a range, the lowest. With {@link Direction#LOWER} it lies above
 *     the target
 * @param upperTarget where the range ends; only of a range
 * @param maximum the highest that is still acceptable; only of a range
 * @param numeratorLabel what is counted, completing "how many …": "need no correction"
 * @param denominatorLabel out of what: "entries posted"
 * @param windowItems how many pieces make a window; only with {@link Window#ITEMS}
 * @param sampleSize how many pieces of a window are checked; only with {@link Method#SAMPLE}
 * @param minSample fewer pieces than this in a window are too few for a result
 * @param exclusions what does not count
 */
public record ServiceLevel(
        ServiceLevelId id,
        String code,
        String name,
        Unit unit,
        Direction direction,
        BigDecimal target,
        BigDecimal minimum,
        @Nullable BigDecimal upperTarget,
        @Nullable BigDecimal maximum,
        String numeratorLabel,
        String denominatorLabel,
        Window window,
        @Nullable Integer windowItems,
        Method method,
        @Nullable Integer sampleSize,
        MeasuredBy measuredBy,
        int minSample,
        String exclusions) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHOWN_PLACES = 2;

    public ServiceLevel {
        exclusions = Blank.text(exclusions);
        Bounds.check(unit, direction, target, minimum, upperTarget, maximum);
    }

    /**
     * What was measured, held against target and minimum. Nothing measured is never a good result.
     *
     * @throws RuleViolation if the numbers cannot be: below zero, or more good ones than there are
     */
    public Result resultOf(BigDecimal numerator, BigDecimal denominator) {
        if (numerator.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at("numerator");
        }
        if (denominator.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at("denominator");
        }
        if (denominator.signum() == 0) {
            if (numerator.signum() > 0) {
                throw new RuleViolation("serviceLevel.moreThanAll", numerator, denominator).at("numerator");
            }
            return new Result(Standing.NO_DATA, null, numerator, denominator);
        }
        if (unit == Unit.PERCENT && numerator.compareTo(denominator) > 0) {
            throw new RuleViolation("serviceLevel.moreThanAll", numerator, denominator).at("numerator");
        }
        var scaled = unit == Unit.PERCENT ? numerator.multiply(HUNDRED) : numerator;
        var value = scaled.divide(denominator, SHOWN_PLACES, RoundingMode.HALF_UP);
        if (denominator.compareTo(BigDecimal.valueOf(minSample)) < 0) {
            return new Result(Standing.TOO_FEW, value, numerator, denominator);
        }
        // The exact ratio decides, not the rounded value that is shown: 96.996 % is under 97 %.
        return new Result(
                standing(bound -> scaled.compareTo(bound.multiply(denominator))), value, numerator, denominator);
    }

    /** Where a value stands: a bidder's promise, a figure from a reference. */
    public Standing standingOf(BigDecimal value) {
        return standing(value::compareTo);
    }

    private Standing standing(ToIntFunction<BigDecimal> value) {
        if (direction.isBeyond(value, minimum, maximum)) {
            return Standing.BREACH;
        }
        return direction.isBeyond(value, target, upperTarget) ? Standing.BELOW_TARGET : Standing.ON_TARGET;
    }

    /** Whether the first value is at least as good as the second. In a range both count as equal. */
    public boolean atLeastAsGood(BigDecimal one, BigDecimal other) {
        return switch (direction) {
            case HIGHER -> one.compareTo(other) >= 0;
            case LOWER -> one.compareTo(other) <= 0;
            case RANGE -> standingOf(one).compareTo(standingOf(other)) <= 0;
        };
    }

    /** The same service level with the value a vendor agreed to as its target. A range keeps its own. */
    public ServiceLevel agreedAt(BigDecimal agreed) {
        if (direction == Direction.RANGE) {
            return this;
        }
        var floor = atLeastAsGood(agreed, minimum) ? minimum : agreed;
        return new ServiceLevel(
                id,
                code,
                name,
                unit,
                direction,
                agreed,
                floor,
                null,
                null,
                numeratorLabel,
                denominatorLabel,
                window,
                windowItems,
                method,
                sampleSize,
                measuredBy,
                minSample,
                exclusions);
    }

    /**
     * A measurement held against a service level.
     *
     * @param value to two places, for showing; null without data
     */
    public record Result(Standing standing, @Nullable BigDecimal value, BigDecimal numerator, BigDecimal denominator) {

        /** Whether there was enough to say anything. */
        public boolean counts() {
            return standing != Standing.NO_DATA && standing != Standing.TOO_FEW;
        }

        public boolean breach() {
            return standing == Standing.BREACH;
        }
    }

    /** Where a measurement stands, the best first. */
    public enum Standing {
        ON_TARGET,
        /** Not as good as asked for, but still acceptable. */
        BELOW_TARGET,
        /** Worse than the least that is acceptable. */
        BREACH,
        /** There was something, but less than the smallest sample. */
        TOO_FEW,
        /** There was nothing to measure. */
        NO_DATA
    }

    /** What the value counts, with its code of UNECE Recommendation 20. */
    public enum Unit {
        PERCENT("P1"),
        MINUTES("MIN"),
        HOURS("HUR"),
        DAYS("DAY"),
        /** Points of a rating. */
        POINTS("C62"),
        /** Anything else that is counted per piece. */
        PIECES("C62");

        private final String rec20;

        Unit(String rec20) {
            this.rec20 = rec20;
        }

        public String rec20() {
            return rec20;
        }

        /** How a value in this unit is written. */
        public NumberKind kind() {
            return switch (this) {
                case PERCENT -> NumberKind.PERCENT;
                case MINUTES -> NumberKind.MINUTES;
                case HOURS -> NumberKind.HOURS;
                case DAYS -> NumberKind.DAYS;
                case POINTS, PIECES -> NumberKind.NUMBER;
            };
        }
    }

    /** Which way is better. */
    public enum Direction {
        HIGHER,
        LOWER,
        RANGE;

        /**
         * Whether a value is worse than a bound; in a range, outside of it.
         *
         * @param value below zero, zero or above zero as the value is under, at or over a bound
         * @param upper of a range, its upper end; null where it has none
         */
        public boolean isBeyond(ToIntFunction<BigDecimal> value, BigDecimal bound, @Nullable BigDecimal upper) {
            return switch (this) {
                case HIGHER -> value.applyAsInt(bound) < 0;
                case LOWER -> value.applyAsInt(bound) > 0;
                case RANGE -> value.applyAsInt(bound) < 0 || upper != null && value.applyAsInt(upper) > 0;
            };
        }
    }

    /** Over what a value is taken. */
    public enum Window {
        WEEK,
        MONTH,
        QUARTER,
        ITEMS
    }

    /** How it is measured. */
    public enum Method {
        ALL,
        SAMPLE,
        AUTO,
        CUSTOMER_RATING,
        SELF_REPORTED
    }

    /** Who measures it. */
    public enum MeasuredBy {
        US,
        VENDOR,
        CUSTOMER
    }
}
