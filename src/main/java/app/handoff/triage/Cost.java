package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task costs today, beside its hours.
 *
 * @param perHour the full cost of an hour of whoever does it
 * @param otherPerYear programs, fees, material of a year
 * @param redone the share of the work that is done again because of errors, in percent
 * @param errorsPerYear what errors cost on top in a year: fines, refunds, goodwill
 */
record Cost(
        @Nullable Money perHour,
        @Nullable Money otherPerYear,
        @Nullable BigDecimal redone,
        @Nullable Money errorsPerYear) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int HOURS_THAT_MAKE_A_YEAR_OF_COST = 1_000;

    /** Currencies of which one to five make a euro, and of which hundreds or thousands do; all others lie between. */
    private static final Set<String> LARGE_UNITS = Set.of(
            "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "KWD", "BHD", "OMR", "JOD", "BND", "FJD", "AZN",
            "GEL", "BGN", "BAM", "AED", "SAR", "QAR", "PLN", "ILS", "RON", "BRL", "MYR", "PEN", "TND", "BMD", "BSD",
            "BBD", "KYD");

    private static final Set<String> SMALL_UNITS = Set.of(
            "JPY", "KRW", "HUF", "CLP", "COP", "IDR", "VND", "IRR", "IQD", "LAK", "KHR", "UZS", "PYG", "GNF", "MGA",
            "UGX", "TZS", "LBP", "MMK", "NGN", "ARS", "MNT", "RWF", "BIF", "SYP", "YER", "CRC", "AMD", "KZT", "CDF",
            "MWK", "ZMW", "XOF", "XAF", "XPF", "KMF", "STN", "SLE", "LRD", "SOS", "SDG", "ISK", "RSD", "ALL", "DZD",
            "PKR", "LKR", "NPR");

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

    /** @throws RuleViolation at the field whose amount no small business pays: an hour, or a year */
    void expectPlausible(Currency currency) {
        var hour = mostForAnHour(currency);
        notAbove(perHour, hour, "triage.cost.perHourTooHigh", "costPerHour");
        var year = hour.times(BigDecimal.valueOf(HOURS_THAT_MAKE_A_YEAR_OF_COST));
        notAbove(otherPerYear, year, "triage.cost.perYearTooHigh", "otherPerYear");
        notAbove(errorsPerYear, year, "triage.cost.perYearTooHigh", "errorsPerYear");
    }

    /** Far above what the dearest expert takes: 10,000 of a currency about the worth of the euro, more of smaller ones. */
    private static Money mostForAnHour(Currency currency) {
        var code = currency.getCurrencyCode();
        int most = LARGE_UNITS.contains(code) ? 10_000 : SMALL_UNITS.contains(code) ? 100_000_000 : 1_000_000;
        return new Money(BigDecimal.valueOf(most), currency);
    }

    private static void notAbove(@Nullable Money money, Money most, String code, String field) {
        if (money != null && money.compareTo(most) > 0) {
            throw new RuleViolation(code, most).at(field);
        }
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

    Cost withPerHour(@Nullable Money other) {
        return new Cost(other, otherPerYear, redone, errorsPerYear);
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
