package app.handoff.bidding;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/**
 * The most the business wants to pay for the term. Kept apart from everything vendors are shown; the database refuses it
 * to their role. It never rejects a bid.
 */
@Entity
@Table(name = "bid_budget")
public class Budget extends BusinessOwned<BidRequestId> {

    private static final BigDecimal HIGHEST = new BigDecimal("100000000");

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "request_id"))
    private BidRequestId request;

    @Embedded
    private Money limit;

    Budget(BidRequestId request, Money limit) {
        this.request = request;
        this.limit = checked(limit);
    }

    @SuppressWarnings("NullAway.Init")
    protected Budget() {}

    void change(Money limit) {
        this.limit = checked(limit);
    }

    private static Money checked(Money limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new RuleViolation("field.positive").at("budget");
        }
        if (limit.amount().compareTo(HIGHEST) > 0) {
            throw new RuleViolation("bidding.budget.tooHigh", HIGHEST).at("budget");
        }
        return limit;
    }

    @Override
    public BidRequestId getId() {
        return request;
    }

    public Money limit() {
        return limit;
    }

    /** Whether this amount stands in a text that vendors read, in one of the usual spellings. */
    public boolean isNamedIn(String text) {
        return new AmountInText(limit.amount()).standIn(text);
    }
}
