package app.handoff.servicelevel;

import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which numbers make sense together in a service level. What is not given yet is not held against anything. */
public final class Bounds {

    private Bounds() {}

    /** @throws RuleViolation at the first field whose number cannot be */
    public static void check(
            Measure measure,
            @Nullable Unit unit,
            @Nullable Direction direction,
            @Nullable BigDecimal target,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal upperTarget,
            @Nullable BigDecimal maximum) {
        possible(measure, unit, target, "target");
        possible(measure, unit, minimum, "minimum");
        possible(measure, unit, upperTarget, "upperTarget");
        possible(measure, unit, maximum, "maximum");
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

    private static void possible(Measure measure, @Nullable Unit unit, @Nullable BigDecimal value, String field) {
        if (value == null) {
            return;
        }
        if (value.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
        if (unit != null && !unit.allows(value)) {
            throw new RuleViolation("serviceLevel.overHundred").at(field);
        }
        measure.requireOnScale(value, field);
    }

    private static void inOrder(@Nullable BigDecimal low, @Nullable BigDecimal high, String code, String field) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new RuleViolation(code, low, high).at(field);
        }
    }
}
