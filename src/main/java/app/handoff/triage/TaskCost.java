package app.handoff.triage;

import app.handoff.kernel.Money;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a task costs today as it is stored: amounts in the currency of the task. */
@Embeddable
record TaskCost(
        @Nullable BigDecimal costPerHour,
        @Nullable BigDecimal otherCostPerYear,
        @Nullable BigDecimal redone,
        @Nullable BigDecimal errorCostPerYear) {

    /** @throws app.handoff.kernel.RuleViolation if an amount is in another currency */
    static TaskCost of(Cost cost, Currency currency) {
        return new TaskCost(
                amount(cost.perHour(), currency),
                amount(cost.otherPerYear(), currency),
                cost.redone(),
                amount(cost.errorsPerYear(), currency));
    }

    private static @Nullable BigDecimal amount(@Nullable Money money, Currency currency) {
        return money == null ? null : Money.zero(currency).plus(money).amount();
    }

    Cost in(Currency currency) {
        return new Cost(
                money(costPerHour, currency),
                money(otherCostPerYear, currency),
                redone,
                money(errorCostPerYear, currency));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
