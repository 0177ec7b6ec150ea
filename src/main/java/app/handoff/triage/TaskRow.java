package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.TaskId;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A task as lists show it. */
record TaskRow(
        TaskId id,
        String name,
        @Nullable TaskProfile nature,
        Effort effort,
        BigDecimal hoursPerYear,
        BigDecimal cost,
        Currency currency,
        @Nullable String doneBy,
        @Nullable String judge,
        @Nullable String coreLine,
        Weights weights,
        Task.Standing standing,
        @Nullable Verdict verdict) {

    public Assessment assessment() {
        return Assessment.of(nature, effort, judge != null, coreLine != null, weights);
    }

    public Money costPerYear() {
        return new Money(cost, currency);
    }
}
