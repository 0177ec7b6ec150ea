package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.scope.ServiceLevel;
import app.handoff.text.NumberKind;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A service level as the contract agreed it, followed week by week.
 *
 * @param unit what the value counts: "%", "hours", "points"
 * @param agreed what the work must reach after the transition; for a range its lower end
 * @param upper the upper end of a range, else null
 * @param minimum the least that is accepted at all; missed is whatever does not reach what was agreed
 * @param maximum of a range, the highest that is still accepted
 * @param windowItems how many cases make a window, where a window is counted in cases
 * @param sample fewer cases than this say too little
 * @param remedy what the contract says happens when the level is missed
 */
public record TrackedLevel(
        ServiceLevelId id,
        String name,
        Measure measure,
        String unit,
        ServiceLevel.Direction direction,
        BigDecimal agreed,
        @Nullable BigDecimal upper,
        BigDecimal minimum,
        @Nullable BigDecimal maximum,
        String numeratorLabel,
        String denominatorLabel,
        Window window,
        int windowItems,
        @Nullable String measuredBy,
        int sample,
        @Nullable String remedy) {

    public Result resultOf(Measurement measurement) {
        return measure.resultOf(measurement, sample);
    }

    /** How a value of it is written. */
    @JsonIgnore
    public NumberKind kind() {
        return NumberKind.inUnit(unit);
    }

    /** How what is put above the line in a report is written: of a share pieces, else a sum in the unit of the level. */
    @JsonIgnore
    public NumberKind counted() {
        return measure == Measure.SHARE ? NumberKind.COUNT : kind();
    }

    /** Whether the contract lets the vendor count it. */
    @JsonIgnore
    public boolean isCountedByVendor() {
        return ReportedBy.VENDOR.name().equals(measuredBy);
    }

    public boolean reachesAgreed(BigDecimal value) {
        return !direction.isBeyond(value::compareTo, agreed, upper);
    }

    public boolean reaches(BigDecimal value, BigDecimal threshold) {
        return !direction.isBeyond(value::compareTo, threshold, null);
    }

    /** Whether the contract counts the value as missed: it does not reach what was agreed. */
    public boolean isMissedBy(BigDecimal value) {
        return !reachesAgreed(value);
    }

    /** What the value should have reached: of a range the end that it lies beyond. */
    public BigDecimal boundFor(BigDecimal value) {
        return direction == ServiceLevel.Direction.RANGE && upper != null && value.compareTo(upper) > 0
                ? upper
                : agreed;
    }

    /** The least that is accepted: of a range at the end that the value lies beyond. */
    public BigDecimal minimumFor(BigDecimal value) {
        return maximum != null && boundFor(value).equals(upper) ? maximum : minimum;
    }

    /** Whether the value is even worse than the least that is accepted. */
    public boolean isBeyondMinimum(BigDecimal value) {
        return direction.isBeyond(value::compareTo, minimum, maximum);
    }

    /** Over what a level is judged. */
    public enum Window {
        WEEK,
        MONTH,
        QUARTER,
        ITEMS
    }

    /** How two numbers of a report become one value. */
    public enum Measure {
        /** Part of a whole in per cent: 77 of 80 checked. The part cannot be more than the whole. */
        SHARE,
        /** A sum over its cases: 175 points of 38 ratings are 4.6 points each. */
        MEAN;

        Result resultOf(Measurement measurement, int sample) {
            var numerator = measurement.numerator();
            var denominator = measurement.denominator();
            if (numerator == null || denominator == null || denominator.signum() == 0) {
                return Result.NO_DATA;
            }
            if (denominator.compareTo(BigDecimal.valueOf(sample)) < 0) {
                return Result.TOO_FEW;
            }
            return Result.of(of(numerator, denominator));
        }

        BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
            return this == SHARE
                    ? Percentages.percent(numerator, denominator)
                    : numerator.divide(denominator, MathContext.DECIMAL64);
        }
    }
}
