package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ServiceLevel.Direction;
import app.handoff.scope.ServiceLevel.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which numbers make sense together in a service level. What is not given yet is not held against anything. */
final class Bounds {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Bounds() {}

    static void check(
            @Nullable Unit unit,
            @Nullable Direction direction,
            @Nullable BigDecimal target,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal upperTarget,
            @Nullable BigDecimal maximum) {
        possible(unit, target, "target");
        possible(unit, minimum, "minimum");
        possible(unit, upperTarget, "upperTarget");
        possible(unit, maximum, "maximum");
        if (direction == null) {
            return;
        }
        switch (direction) {
            case HIGHER -> inOrder(minimum, target, "serviceLevel.minimumOverTarget", "minimum");
            case LOWER -> inOrder(target, minimum, "serviceLevel.minimumUnderTarget", "minimum");
            case RANGE -> {
                inOrder(minimum, target, "serviceLevel.minimumOverTarget", "minimum");
                inOrder(target, upperTarget, "serviceLevel.rangeUpsideDown", "upperTarget");
                inOrder(upperTarget, maximum, "serviceLevel.maximumUnderRange", "maximum");
            }
        }
    }

    private static void possible(@Nullable Unit unit, @Nullable BigDecimal value, String field) {
        if (value == null) {
            return;
        }
        if (value.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
        if (unit == Unit.PERCENT && value.compareTo(HUNDRED) > 0) {
            throw new RuleViolation("serviceLevel.overHundred").at(field);
        }
    }

    private static void inOrder(@Nullable BigDecimal low, @Nullable BigDecimal high, String code, String field) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new RuleViolation(code, low, high).at(field);
        }
    }
}
