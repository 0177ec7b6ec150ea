package app.handoff.contract;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * How the work of a contract is priced and paid.
 *
 * @param taxIncluded whether the prices include tax
 * @param paymentDays within how many days of an invoice it is paid
 */
public record PaymentTerms(RateModel rateModel, boolean taxIncluded, int paymentDays, List<Price> prices) {

    public PaymentTerms {
        prices = List.copyOf(prices);
    }

    /**
     * One price of the contract.
     *
     * @param unit of what is counted, in words: "entry", "hour"
     * @param quantityPerYear how many a year the price was asked for
     * @param perYear unit price times quantity
     * @param once whether it is paid once and not every year
     */
    public record Price(
            String label, String unit, BigDecimal quantityPerYear, Money unitPrice, Money perYear, boolean once) {}
}
