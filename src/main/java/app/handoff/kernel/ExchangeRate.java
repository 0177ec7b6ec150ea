package app.handoff.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * At what rate amounts of one currency are reckoned in another, as a person stated it: 1 of {@code from} is {@code rate} of
 * {@code to}. It is no market rate, and nothing looks one up.
 *
 * @param rate more than 0, with at most ten decimal places
 * @param day of which day the rate is
 * @param source where it stands, in words: "Bank of Canada, closing of 27 November"
 */
public record ExchangeRate(Currency from, BigDecimal rate, Currency to, LocalDate day, String source) {

    public static final int LONGEST_SOURCE = 200;

    private static final int MOST_PLACES = 10;
    private static final int DIGITS_OF_THE_INVERSE = 5;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000_000);

    /**
     * @throws RuleViolation at {@code currency} if both are the same, at {@code rate} if it is no possible rate, at {@code source}
     *     if that is missing or too long
     */
    public ExchangeRate {
        if (from.equals(to)) {
            throw new RuleViolation("money.rate.same", to.getCurrencyCode()).at("currency");
        }
        if (rate.signum() <= 0) {
            throw new RuleViolation("money.rate.notPositive").at("rate");
        }
        rate = rate.stripTrailingZeros();
        if (rate.scale() > MOST_PLACES || rate.compareTo(HIGHEST) > 0) {
            throw new RuleViolation("money.rate.outOfRange", MOST_PLACES, HIGHEST).at("rate");
        }
        rate = rate.scale() < 0 ? rate.setScale(0) : rate;
        source = source.strip();
        if (source.isEmpty()) {
            throw new RuleViolation("money.rate.sourceMissing").at("source");
        }
        if (source.length() > LONGEST_SOURCE) {
            throw new RuleViolation("text.tooLong", LONGEST_SOURCE).at("source");
        }
    }

    /**
     * An amount as it is reckoned: times the rate, rounded once, half up, to what the other currency can pay. Each amount that
     * people read is converted by itself and as they read it, so that anybody can work it out again.
     *
     * @throws RuleViolation {@code money.currenciesDiffer} if it is in another currency
     */
    public Money convert(Money amount) {
        if (!amount.currency().equals(from)) {
            throw new RuleViolation(
                    "money.currenciesDiffer", amount.currency().getCurrencyCode(), from.getCurrencyCode());
        }
        return new Money(
                amount.amount()
                        .multiply(rate)
                        .setScale(Math.max(0, to.getDefaultFractionDigits()), RoundingMode.HALF_UP),
                to);
    }

    /** How many of {@code from} are 1 of {@code to}, to five digits: to be read, never to reckon with. */
    public BigDecimal inverse() {
        return BigDecimal.ONE.divide(rate, new MathContext(DIGITS_OF_THE_INVERSE, RoundingMode.HALF_UP));
    }
}
