package app.handoff.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency (ISO 4217), kept to four decimal places; shown to the currency's own. May be negative where
 * a difference is meant. Amounts of different currencies never mix.
 */
@Embeddable
public record Money(BigDecimal amount, Currency currency) implements Serializable, Comparable<Money> {

    /** The places kept in the database: {@code numeric(19,4)}. */
    public static final int SCALE = 4;

    public Money {
        amount = amount.setScale(SCALE, RoundingMode.HALF_UP);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money of(long amount, Currency currency) {
        return new Money(BigDecimal.valueOf(amount), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws RuleViolation {@code money.currenciesDiffer} if the other amount is in another currency */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws RuleViolation {@code money.currenciesDiffer} if the other amount is in another currency */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money times(long factor) {
        return times(BigDecimal.valueOf(factor));
    }

    public Money dividedBy(BigDecimal divisor) {
        return new Money(amount.divide(divisor, SCALE + 4, RoundingMode.HALF_UP), currency);
    }

    /** This amount rounded to what the currency can pay: cents for euros, whole yen. */
    public Money payable() {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** @throws RuleViolation {@code money.currenciesDiffer} if the other amount is in another currency */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new RuleViolation(
                    "money.currenciesDiffer", currency.getCurrencyCode(), other.currency.getCurrencyCode());
        }
        return other;
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }
}
