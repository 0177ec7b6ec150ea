package app.handoff.bidding;

import app.handoff.kernel.ExchangeRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * About what one of each currency is worth, in US dollars, so that a slip of the decimal point or a rate the wrong way round is
 * asked about. No amount is ever reckoned with these: they are of 2026 and only as good as a question needs.
 */
final class RoughRates {

    private static final MathContext TWO_DIGITS = new MathContext(2);

    /** How many times as much or as little is asked about: currencies move, and a slip of the point makes ten times. */
    private static final BigDecimal FAR = BigDecimal.valueOf(4);

    /** Where it is not known what a currency is worth. */
    private static final BigDecimal FAR_FROM_ONE = BigDecimal.valueOf(100);

    private static final Map<String, String> IN_DOLLARS = Map.ofEntries(
            Map.entry("USD", "1"),
            Map.entry("EUR", "1.15"),
            Map.entry("GBP", "1.3"),
            Map.entry("CHF", "1.2"),
            Map.entry("CAD", "0.72"),
            Map.entry("AUD", "0.65"),
            Map.entry("NZD", "0.6"),
            Map.entry("SGD", "0.77"),
            Map.entry("HKD", "0.13"),
            Map.entry("JPY", "0.0067"),
            Map.entry("CNY", "0.14"),
            Map.entry("INR", "0.0115"),
            Map.entry("PHP", "0.0175"),
            Map.entry("MYR", "0.23"),
            Map.entry("THB", "0.03"),
            Map.entry("IDR", "0.000061"),
            Map.entry("VND", "0.000038"),
            Map.entry("KRW", "0.0007"),
            Map.entry("PKR", "0.0036"),
            Map.entry("BDT", "0.0082"),
            Map.entry("LKR", "0.0033"),
            Map.entry("SEK", "0.1"),
            Map.entry("NOK", "0.1"),
            Map.entry("DKK", "0.155"),
            Map.entry("PLN", "0.27"),
            Map.entry("CZK", "0.047"),
            Map.entry("HUF", "0.0029"),
            Map.entry("RON", "0.23"),
            Map.entry("UAH", "0.024"),
            Map.entry("ILS", "0.29"),
            Map.entry("AED", "0.27"),
            Map.entry("SAR", "0.27"),
            Map.entry("MXN", "0.054"),
            Map.entry("BRL", "0.18"),
            Map.entry("COP", "0.00025"),
            Map.entry("CLP", "0.00105"),
            Map.entry("PEN", "0.28"),
            Map.entry("ZAR", "0.057"),
            Map.entry("KES", "0.0077"),
            Map.entry("EGP", "0.02"),
            Map.entry("MAD", "0.1"));

    private RoughRates() {}

    /** About how many of the other currency one of this is; empty where that is not known. */
    static Optional<BigDecimal> usual(Currency from, Currency to) {
        var own = IN_DOLLARS.get(from.getCurrencyCode());
        var other = IN_DOLLARS.get(to.getCurrencyCode());
        return own == null || other == null
                ? Optional.empty()
                : Optional.of(new BigDecimal(own).divide(new BigDecimal(other), TWO_DIGITS));
    }

    /** Whether a stated rate is so far from what is usual that somebody should look again. */
    static boolean isFarFromUsual(ExchangeRate stated) {
        var usual = usual(stated.from(), stated.to());
        var compared = usual.orElse(BigDecimal.ONE);
        var far = usual.isPresent() ? FAR : FAR_FROM_ONE;
        return stated.rate().compareTo(compared.multiply(far)) > 0
                || stated.rate().multiply(far).compareTo(compared) < 0;
    }
}
