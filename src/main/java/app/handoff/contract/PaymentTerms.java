package app.handoff.contract;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work of a contract is priced and paid.
 *
 * @param taxIncluded whether the prices include tax
 * @param paymentDays within how many days of an invoice it is paid
 * @param discount what may be deducted for paying early; null where nothing was offered
 */
public record PaymentTerms(
        RateModel rateModel,
        boolean taxIncluded,
        int paymentDays,
        List<Price> prices,
        @Nullable EarlyPayment discount) {

    public PaymentTerms {
        prices = List.copyOf(prices);
    }

    /** With prices alone. */
    public PaymentTerms(RateModel rateModel, boolean taxIncluded, int paymentDays, List<Price> prices) {
        this(rateModel, taxIncluded, paymentDays, prices, null);
    }

    /**
     * What may be deducted for paying early.
     *
     * @param percent of the invoice
     * @param days within how many days of its receipt
     */
    public record EarlyPayment(BigDecimal percent, int days) {}

    /**
     * One price of the contract.
     *
     * @param unit of what is counted, in words: "entry", "hour"
     * @param quantityPerYear how many a year the price was asked for
     * @param perYear unit price times quantity
     * @param paidBy how it is paid
     * @param leastPerMonth how many are paid for in a month in which fewer were delivered; null where none are
     */
    public record Price(
            String label,
            String unit,
            BigDecimal quantityPerYear,
            Money unitPrice,
            Money perYear,
            PaidBy paidBy,
            @Nullable BigDecimal leastPerMonth) {}
}
