package app.handoff.triage;

import app.handoff.shared.Money;
import app.handoff.shared.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a task costs today, beside its hours.
 *
 * @param perHour the full cost of an hour of whoever does it
 * @param otherPerYear programs, fees, material of a year
 * @param redone the share of the work that is done again because of errors, in percent
 * @param errorsPerYear what errors cost on top in a year: fines, refunds, goodwill
 */
public record Cost(
        @Nullable Money perHour,
        @Nullable Money otherPerYear,
        @Nullable BigDecimal redone,
        @Nullable Money errorsPerYear) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Cost {
        notNegative(perHour, "costPerHour");
        notNegative(otherPerYear, "otherPerYear");
        notNegative(errorsPerYear, "errorsPerYear");
        if (redone != null && (redone.signum() < 0 || redone.compareTo(HUNDRED) > 0)) {
            throw new RuleViolation("field.percent").at("redone");
        }
        sameCurrency(perHour, otherPerYear);
        sameCurrency(perHour, errorsPerYear);
        sameCurrency(otherPerYear, errorsPerYear);
    }

    public static Cost unknown() {
        return new Cost(null, null, null, null);
    }

    public static Cost perHour(Money perHour) {
        return new Cost(perHour, null, null, null);
    }

    public Cost other(Money perYear) {
        return new Cost(perHour, perYear, redone, errorsPerYear);
    }

    public Cost errors(@Nullable BigDecimal redone, @Nullable Money perYear) {
        return new Cost(perHour, otherPerYear, redone, perYear);
    }

    Money hourly(Currency currency) {
        return perHour == null ? Money.zero(currency) : perHour;
    }

    Money other(Currency currency) {
        return otherPerYear == null ? Money.zero(currency) : otherPerYear;
    }

    /** What errors cost in a year: the hours done again, and what they cost on top. */
    Money errors(BigDecimal hoursPerYear, Currency currency) {
        var again = redone == null
                ? Money.zero(currency)
                : hourly(currency).times(hoursPerYear.multiply(redone).divide(HUNDRED, 6, RoundingMode.HALF_UP));
        return errorsPerYear == null ? again : again.plus(errorsPerYear);
    }

    Money perYear(BigDecimal hoursPerYear, Currency currency) {
        return hourly(currency).times(hoursPerYear).plus(other(currency)).plus(errors(hoursPerYear, currency));
    }

    private static void notNegative(@Nullable Money money, String field) {
        if (money != null && money.isNegative()) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
    }

    private static void sameCurrency(@Nullable Money one, @Nullable Money other) {
        if (one != null && other != null) {
            one.compareTo(other);
        }
    }
}
