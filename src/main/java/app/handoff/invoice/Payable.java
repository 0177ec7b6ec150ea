package app.handoff.invoice;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts as they can be paid, rounded once: of a product that was rounded before, half a cent may be too much. */
final class Payable {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Payable() {}

    /** How many decimals an amount in this currency has: 2 for euros, 0 for yen, 3 for dinars. */
    static int places(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(places(currency), RoundingMode.HALF_UP), currency);
    }

    /** Quantity times unit price. */
    static Money product(BigDecimal quantity, Money unitPrice) {
        return of(quantity.multiply(unitPrice.amount()), unitPrice.currency());
    }

    /** A unit price in a sentence: it may have more places than can be paid, and is then told with them. */
    static Object said(Money unitPrice) {
        return unitPrice.equals(unitPrice.payable())
                ? unitPrice
                : Sentence.of(
                        "invoice.unitPrice",
                        unitPrice.currency().getCurrencyCode(),
                        unitPrice.amount().stripTrailingZeros());
    }

    /** The tax in an amount that includes it, at so many per cent. */
    static BigDecimal taxWithin(BigDecimal gross, BigDecimal percent, int places) {
        return gross.multiply(percent).divide(HUNDRED.add(percent), places, RoundingMode.HALF_UP);
    }

    /** The tax on an amount without it, at so many per cent. */
    static BigDecimal taxOn(BigDecimal net, BigDecimal percent) {
        return net.multiply(percent).divide(HUNDRED);
    }
}
