package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody supposes about a vendor. It stands in the address, so that others can look at the same.
 *
 * @param per what the price is for: {@link Unit#key()}
 * @param price the price, or the lowest one where there is a highest one as well
 * @param highest the highest price; without it prices up to 15 % above and below are looked at
 */
record WhatIfForm(
        @Nullable String per,

        @ReadAs(NumberKind.MONEY)
        @NotNull(message = "{triage.whatIf.price.required}") @Positive(message = "{field.positive}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal price,

        @ReadAs(NumberKind.MONEY)
        @Positive(message = "{field.positive}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal highest,

        @ReadAs(NumberKind.HOURS)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = "744", message = "{triage.whatIf.oversight.tooMuch}") @Nullable BigDecimal oversight,

        @ReadAs(NumberKind.WEEKS)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = "52", message = "{triage.whatIf.weeks.tooMany}") @Nullable BigDecimal weeks,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal once) {

    private static final BigDecimal BELOW = new BigDecimal("0.85");
    private static final BigDecimal ABOVE = new BigDecimal("1.15");

    static final WhatIfForm BLANK = new WhatIfForm(null, null, null, null, null, null);

    /**
     * @throws RuleViolation at {@code per} if the task has no such unit, at {@code highest} if that is below the lowest price
     */
    WhatIf of(Task task, List<Unit> units) {
        var unit = units.stream()
                .filter(one -> one.key().equals(per))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("field.choose").at("per"));
        var asked = new Money(Objects.requireNonNull(price), task.currency());
        if (highest != null && highest.compareTo(price) < 0) {
            throw new RuleViolation("triage.whatIf.highest.tooLow", asked).at("highest");
        }
        return new WhatIf(
                task.baseline(),
                unit.aYear(),
                highest == null ? asked.times(BELOW) : asked,
                highest == null ? asked.times(ABOVE) : new Money(highest, task.currency()),
                oversight,
                weeks,
                once == null ? null : new Money(once, task.currency()));
    }

    /** What a price can be for, with how many make a year of the task. */
    record Unit(String key, String what, BigDecimal aYear) {}
}
