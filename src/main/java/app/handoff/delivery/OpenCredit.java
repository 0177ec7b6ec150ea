package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** What the credits of an engagement come to in one currency that are owed or agreed on, and by which nothing was paid less yet. */
public record OpenCredit(EngagementId engagement, Money amount) {

    OpenCredit(EngagementId engagement, BigDecimal amount, Currency currency) {
        this(engagement, new Money(amount, currency));
    }
}
