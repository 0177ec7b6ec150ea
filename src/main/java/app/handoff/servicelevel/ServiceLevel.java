package app.handoff.servicelevel;

import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.text.NumberKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well the work must be done, as a number that can be measured. One value travels: the scope sets its target,
 * vendors promise a value, the contract agrees on one ({@link AgreedLevel}), reports measure it.
 *
 * @param code a short name for tables, such as SL1; the same through all versions
 * @param target what we ask for; of a range, where it begins
 * @param minimum the worst that is still acceptable; of a range, the lowest, or null where no value is too low. With
 *     {@link Direction#LOWER} it lies above the target
 * @param upperTarget where the range ends; only of a range
 * @param maximum the highest that is still acceptable; only of a range, null where no value is too high
 * @param numeratorLabel what is counted, completing "how many …": "need no correction"; empty of a score
 * @param denominatorLabel out of what: "entries posted"; empty where events are only counted
 * @param windowItems how many pieces make a window; only with {@link Window#ITEMS}
 * @param sampleSize how many pieces of a window are checked; only with {@link Method#SAMPLE}
 * @param minSample fewer pieces than this in a window are too few for a result
 * @param exclusions what does not count
 * @param special which kind of value it is, with what that needs; null of a plain share or average, as those were written
 *     before there were other kinds and people agreed to their text by its hash
 * @param condition when it counts at all: "if surveys are conducted"; empty where it always does
 */
public record ServiceLevel(
        ServiceLevelId id,
        String code,
        String name,
        Unit unit,
        Direction direction,
        BigDecimal target,
        @Nullable BigDecimal minimum,
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
        String exclusions,

        @JsonProperty("measure") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Measure special,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) String condition) {

    public ServiceLevel {
        special = Measure.unlessPlain(special, unit);
        condition = condition == null ? "" : condition;
        boolean range = direction == Direction.RANGE;
        upperTarget = range ? upperTarget : null;
        maximum = range ? maximum : null;
        windowItems = window == Window.ITEMS ? windowItems : null;
        sampleSize = method == Method.SAMPLE ? sampleSize : null;
        Bounds.check(
                special == null ? Measure.plain(unit) : special,
                unit,
                direction,
                target,
                minimum,
                upperTarget,
                maximum);
        if (minimum == null && !range) {
            throw new IllegalArgumentException("Without the least that is accepted: " + name);
        }
    }

    /** Which kind of value it is, with what that needs. */
    public Measure measure() {
        return special == null ? Measure.plain(unit) : special;
    }

    public MeasureKind kind() {
        return measure().kind();
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

    /** Whether it can be at all: no share is above a hundred, and no score beyond its scale. */
    public boolean allows(BigDecimal value) {
        return measure().allows(unit, value);
    }

    /** The most that a value can be: of a share a hundred, of a score the end of its scale, else what its field takes. */
    public BigDecimal highest(BigDecimal otherwise) {
        return measure().highest() == null ? unit.highest(otherwise) : measure().highest();
    }

    /** Whether a value can be and is no worse than the least that is accepted. */
    public boolean accepts(BigDecimal value) {
        return allows(value) && !isBeyondMinimum(value);
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

    /** The least that is accepted: of a range at the end that the value lies beyond; null where nothing is too far on that side. */
    public @Nullable BigDecimal minimumFor(BigDecimal value) {
        return upperTarget != null && value.compareTo(upperTarget) > 0 ? maximum : minimum;
    }

    /** The same; where nothing is too far on that side, what the value should have reached. */
    public BigDecimal leastFor(BigDecimal value) {
        var bound = minimumFor(value);
        return bound == null ? targetFor(value) : bound;
    }

    /** The least that is accepted where it is one number; of a range without a lower end, where the range begins. */
    public BigDecimal least() {
        return minimum == null ? target : minimum;
    }

    /** What the two numbers of a report say. Of a level that only counts the second one does not matter. */
    public Result resultOf(@Nullable BigDecimal counted, @Nullable BigDecimal cases) {
        if (counted == null) {
            return Result.NO_DATA;
        }
        if (!kind().isOutOfCases()) {
            return Result.of(kind().value(counted, BigDecimal.ZERO));
        }
        if (cases == null || cases.signum() == 0) {
            return Result.NO_DATA;
        }
        return cases.compareTo(BigDecimal.valueOf(minSample)) < 0
                ? Result.TOO_FEW
                : Result.of(kind().value(counted, cases));
    }

    /** What the numbers of several reports say together. */
    public Result together(List<Counted> all) {
        return all.stream()
                .reduce(kind()::together)
                .map(sum -> resultOf(sum.counted(), sum.cases()))
                .orElse(Result.NO_DATA);
    }

    /** "99 %", "4 business hours". */
    public Sentence said(BigDecimal value) {
        return unit.said(value, measure().clock());
    }

    /** What a value counts, beside a field for one: "%", "business hours". */
    public Sentence saidUnit() {
        return unit.said(measure().clock());
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
        SECONDS,
        MINUTES,
        HOURS,
        DAYS,
        WEEKS,
        MONTHS,
        /** Points of a rating. */
        POINTS,
        /** Anything else that is counted per piece. */
        PIECES,
        /** How often something happens. */
        CASES;

        static final BigDecimal WHOLE = BigDecimal.valueOf(100);

        /** Those that count time, the shortest first. */
        public static Set<Unit> times() {
            return EnumSet.range(SECONDS, MONTHS);
        }

        public boolean isTime() {
            return times().contains(this);
        }

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

        /** "99 %", "4 hours", "4 business hours". */
        Sentence said(BigDecimal value, Clock clock) {
            return Sentence.of("serviceLevel.value." + on(clock), value, value.doubleValue());
        }

        /** What a value counts: "%", "business hours". */
        Sentence said(Clock clock) {
            return Sentence.of("serviceLevel.unit." + on(clock));
        }

        private String on(Clock clock) {
            return isTime() && clock == Clock.BUSINESS ? "BUSINESS." + this : name();
        }

        /** How a value in this unit is written. */
        public NumberKind kind() {
            return switch (this) {
                case PERCENT -> NumberKind.PERCENT;
                case SECONDS -> NumberKind.SECONDS;
                case MINUTES -> NumberKind.MINUTES;
                case HOURS -> NumberKind.HOURS;
                case DAYS -> NumberKind.DAYS;
                case WEEKS -> NumberKind.WEEKS;
                case MONTHS -> NumberKind.MONTHS;
                case CASES -> NumberKind.COUNT;
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
         * @param bound null where a range has no lower end
         * @param upper of a range, its upper end; null where it has none
         */
        boolean isBeyond(BigDecimal value, @Nullable BigDecimal bound, @Nullable BigDecimal upper) {
            return switch (this) {
                case HIGHER -> bound != null && value.compareTo(bound) < 0;
                case LOWER -> bound != null && value.compareTo(bound) > 0;
                case RANGE ->
                    bound != null && value.compareTo(bound) < 0 || upper != null && value.compareTo(upper) > 0;
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
