package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The two numbers of one service level in one report, as they were reported. Both empty: nothing was measured. */
public record Measurement(
        ServiceLevelId level,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    public Result resultOf(AgreedLevel level) {
        return level.asked().resultOf(numerator, denominator);
    }

    void check(AgreedLevel agreed, int position) {
        check(agreed, "levels[" + position + "].numerator", "levels[" + position + "].denominator");
    }

    void check(AgreedLevel agreed, String first, String second) {
        var asked = agreed.asked();
        if (denominator == null) {
            if (numerator != null) {
                throw new RuleViolation("delivery.level.denominatorMissing", asked.denominatorLabel()).at(second);
            }
            return;
        }
        if (denominator.signum() < 0 || denominator.compareTo(MOST) > 0) {
            throw new RuleViolation("field.positiveOrZero").at(second);
        }
        requireCount(denominator, second);
        if (numerator == null) {
            if (denominator.signum() != 0) {
                throw new RuleViolation("delivery.level.numeratorMissing", asked.numeratorLabel()).at(first);
            }
            return;
        }
        if (numerator.signum() < 0 || numerator.compareTo(MOST) > 0) {
            throw new RuleViolation("field.positiveOrZero").at(first);
        }
        if (!asked.unit().isShare()) {
            return;
        }
        requireCount(numerator, first);
        if (numerator.compareTo(denominator) > 0) {
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
