package app.handoff.invoice;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price of a contract as invoices are checked against it.
 *
 * @param key names it among the prices of its contract: the label, with a number where several have the same one
 * @param unit what one price is for, as the contract says it: "each (entries)", "an hour"
 * @param quantity how many a year it was asked for; of what is paid once, how many in all; 1 of what is paid by the month
 * @param unitPrice of one unit; of what is paid by the month, of one whole month
 * @param perYear what a year comes to; of what is paid once, all of it; of what is paid at cost, the most
 * @param leastPerMonth how many are paid for in a month in which fewer were delivered; null where none are
 */
record BilledPrice(
        String key,
        String label,
        String unit,
        Kind kind,
        BigDecimal quantity,
        Money unitPrice,
        Money perYear,
        @Nullable BigDecimal leastPerMonth) {

    /** How a price is billed. */
    enum Kind {
        /** The same each month, whatever was delivered; of a month that the work filled in part, by its days. */
        MONTHLY,
        /** By what was delivered in the month. */
        COUNTED,
        /** Once, when what it is for was delivered and accepted. */
        ONCE,
        /** At cost, and at most so much a year: nothing is expected of it. */
        AT_COST,
        /** At cost, each agreed before, and with no most: nothing is expected of it. */
        AS_AGREED
    }

    boolean isAtCost() {
        return kind == Kind.AT_COST || kind == Kind.AS_AGREED;
    }

    /** Whether somebody has to say how much of it was delivered in a month. */
    boolean isCounted() {
        return kind == Kind.COUNTED || kind == Kind.ONCE;
    }
}
