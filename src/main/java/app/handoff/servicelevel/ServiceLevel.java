package app.handoff.servicelevel;

import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.text.NumberKind;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How well the work must be done, as a number that can be measured. One value travels: the scope sets its target,
 * vendors promise a value, the contract agrees on one ({@link AgreedLevel}), reports measure it.
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

    public ServiceLevel {
        boolean range = direction == Direction.RANGE;
        upperTarget = range ? upperTarget : null;
        maximum = range ? maximum : null;
        windowItems = window == Window.ITEMS ? windowItems : null;
        sampleSize = method == Method.SAMPLE ? sampleSize : null;
        Bounds.check(unit, direction, target, minimum, upperTarget, maximum);
    }

    /** Whether it lies between two values, not at the better side of one. */
    public boolean hasRange() {
        return direction == Direction.RANGE;
    }

    /** Where a value stands: what a vendor promises, what a reference says, what was measured. */
    public Standing standingOf(BigDecimal value) {
        if (isBeyondMinimum(value)) {
            return Standing.BREACH;
        }
        return direction.isBeyond(value, target, upperTarget) ? Standing.BELOW_TARGET : Standing.ON_TARGET;
    }

    /** Whether a value is worse than the least that is accepted. */
    public boolean isBeyondMinimum(BigDecimal value) {
        return direction.isBeyond(value, minimum, maximum);
    }

    /** Whether a value can be in this unit and is no worse than the least that is accepted. */
    public boolean accepts(BigDecimal value) {
        return unit.allows(value) && !isBeyondMinimum(value);
    }

    /** Whether the first value is at least as good as the second. In a range both count as equal. */
    public boolean atLeastAsGood(BigDecimal one, BigDecimal other) {
        return switch (direction) {
            case HIGHER -> one.compareTo(other) >= 0;
            case LOWER -> one.compareTo(other) <= 0;
            case RANGE -> standingOf(one).compareTo(standingOf(other)) <= 0;
        };
    }

    /** What a value should reach: of a range the end that it lies beyond. */
    public BigDecimal targetFor(BigDecimal value) {
        return upperTarget != null && value.compareTo(upperTarget) > 0 ? upperTarget : target;
    }

    /** The least that is accepted: of a range at the end that the value lies beyond. */
    public BigDecimal minimumFor(BigDecimal value) {
        return upperTarget != null && maximum != null && value.compareTo(upperTarget) > 0 ? maximum : minimum;
    }

    /** What two counted numbers say: of a share how many per cent, else how much each. */
    public Result resultOf(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            return Result.NO_DATA;
        }
        if (denominator.compareTo(BigDecimal.valueOf(minSample)) < 0) {
            return Result.TOO_FEW;
        }
        return Result.of(unit.value(numerator, denominator));
    }

    /** Where a value stands, the best first. */
    public enum Standing {
        ON_TARGET,
        /** Not as good as asked for, but still acceptable. */
        BELOW_TARGET,
        /** Worse than the least that is acceptable. */
        BREACH
    }

    /** What the value counts. */
    public enum Unit {
        PERCENT,
        MINUTES,
        HOURS,
        DAYS,
        /** Points of a rating. */
        POINTS,
        /** Anything else that is counted per piece. */
        PIECES;

        private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

        /** Whether it is a part of a whole: the part cannot be more than the whole. */
        public boolean isShare() {
            return this == PERCENT;
        }

        /** Whether a value can be in this unit: none is below zero, and no share above a hundred. */
        public boolean allows(BigDecimal value) {
            return value.signum() >= 0 && (!isShare() || value.compareTo(WHOLE) <= 0);
        }

        /** The most that a value can be: of a share a hundred, else what its field takes. */
        public BigDecimal highest(BigDecimal otherwise) {
            return isShare() ? WHOLE : otherwise;
        }

        /** The value of two counted numbers. Never rounded to what is shown: 99.1999 % has not reached 99.2 %. */
        BigDecimal value(BigDecimal numerator, BigDecimal denominator) {
            return (isShare() ? numerator.multiply(WHOLE) : numerator).divide(denominator, MathContext.DECIMAL64);
        }

        /** "99 %", "4 hours". */
        public Sentence said(BigDecimal value) {
            return Sentence.of("serviceLevel.value." + this, value, value.doubleValue());
        }

        /** What a value counts, beside a field for one: "%", "minutes". */
        public Sentence said() {
            return Sentence.of("serviceLevel.unit." + this);
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

        /** How the first of two counted numbers is written: of a share pieces, else a sum in this unit. */
        public NumberKind counted() {
            return isShare() ? NumberKind.COUNT : kind();
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
         * @param upper of a range, its upper end; null where it has none
         */
        boolean isBeyond(BigDecimal value, BigDecimal bound, @Nullable BigDecimal upper) {
            return switch (this) {
                case HIGHER -> value.compareTo(bound) < 0;
                case LOWER -> value.compareTo(bound) > 0;
                case RANGE -> value.compareTo(bound) < 0 || upper != null && value.compareTo(upper) > 0;
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
