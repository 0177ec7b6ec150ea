package app.handoff.invoice;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice, as it stands there.
 *
 * @param key the price of the contract that it bills; null where the contract has none for it
 * @param label in the words of the contract where it has a price, else in those of the invoice
 * @param unitPrice with or without tax, as the invoice says of all its prices
 * @param taxPercent null where the invoice names no rate
 */
record InvoiceLine(
        @Nullable String key,
        String label,
        BigDecimal quantity,
        BigDecimal unitPrice,
        @Nullable BigDecimal taxPercent) {

    InvoiceLine {
        quantity = Canonical.number(quantity);
        unitPrice = Canonical.number(unitPrice);
        taxPercent = taxPercent == null ? null : Canonical.number(taxPercent);
    }

    /** Quantity times unit price. */
    Money amount(Currency currency) {
        return Payable.of(quantity.multiply(unitPrice), currency);
    }
}
