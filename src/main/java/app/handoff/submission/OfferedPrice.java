package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.Money;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Pricing;
import app.handoff.submission.BidContent.Price;
import app.handoff.text.TypedNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price item with the price typed for it.
 *
 * @param free whether the vendor ticked that it is free of charge
 * @param leftOut whether the vendor does not offer the part of the work that it belongs to
 * @param currency of the price
 */
record OfferedPrice(
        PriceItem item,
        String label,
        TypedNumber typed,
        boolean free,
        boolean leftOut,
        Currency currency,
        BidRequest request) {

    public boolean isGiven() {
        return typed.isGiven();
    }

    /** Whether the vendor has said anything about it. */
    public boolean isAnswered() {
        return free || !typed.typed().isBlank();
    }

    Price price() {
        return new Price(
                item.key(),
                label,
                item.unit(),
                Canonical.number(item.quantityPerYear()),
                Objects.requireNonNull(typed.value()),
                item.once(),
                item.alternative() ? chosen() : null,
                item.optional(),
                item.part());
    }

    private Pricing.Basis chosen() {
        return item.kind() == PriceItem.Kind.HOUR ? Pricing.Basis.HOURLY : Pricing.Basis.FIXED_PER_MONTH;
    }

    /** How many of it are paid over the whole term. */
    public BigDecimal quantityPerTerm() {
        return item.once()
                ? item.quantityPerYear()
                : item.quantityPerYear()
                        .multiply(BigDecimal.valueOf(request.termMonths()))
                        .divide(BigDecimal.valueOf(12), 6, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** What it comes to over the whole term; null while no price is given. */
    public @Nullable Money amount() {
        return isGiven()
                ? BidContent.total(List.of(price().ordered()), BigDecimal.ZERO, request.termMonths(), currency)
                : null;
    }

    public @Nullable Money unitPrice() {
        return isGiven() ? new Money(price().unitPrice(), currency) : null;
    }
}
