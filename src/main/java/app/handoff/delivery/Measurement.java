package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The two numbers of one service level in one report, as they were reported. Both empty: nothing was measured. */
public record Measurement(
        ServiceLevelId level,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    void check(TrackedLevel tracked, int position) {
        check(tracked, "levels[" + position + "].numerator", "levels[" + position + "].denominator");
    }

    void check(TrackedLevel tracked, String first, String second) {
        if (denominator == null) {
            if (numerator != null) {
                throw new RuleViolation("delivery.level.denominatorMissing", tracked.denominatorLabel()).at(second);
            }
            return;
        }
        if (denominator.signum() < 0 || denominator.compareTo(MOST) > 0) {
            throw new RuleViolation("field.positiveOrZero").at(second);
        }
        requireCount(denominator, second);
        if (numerator == null) {
            if (denominator.signum() != 0) {
                throw new RuleViolation("delivery.level.numeratorMissing", tracked.numeratorLabel()).at(first);
            }
            return;
        }
        if (numerator.signum() < 0 || numerator.compareTo(MOST) > 0) {
            throw new RuleViolation("field.positiveOrZero").at(first);
        }
        if (tracked.measure() == TrackedLevel.Measure.SHARE) {
            requireCount(numerator, first);
        }
        if (tracked.measure() == TrackedLevel.Measure.SHARE && numerator.compareTo(denominator) > 0) {
            throw new RuleViolation("delivery.level.partMoreThanWhole", numerator, denominator).at(first);
        }
    }

    /** Nobody counts parts of a case: 1.404 was meant as 1,404 or is hours, and those are counted in minutes. */
    private static void requireCount(BigDecimal number, String field) {
        if (number.stripTrailingZeros().scale() > 0) {
            throw new RuleViolation("delivery.level.fraction", number).at(field);
        }
    }
}
