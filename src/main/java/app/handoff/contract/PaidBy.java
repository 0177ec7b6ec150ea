package app.handoff.contract;

import app.handoff.scope.PriceItem;
import java.util.List;

/** How one price of a contract is paid. */
public enum PaidBy {
    /** For each piece or hour that was delivered. */
    COUNT,
    /** The same every month, whatever was delivered. */
    MONTH,
    /** Once, when what it is for was delivered. */
    ONCE,
    /** What was spent, against receipts, up to a most. */
    COST,
    /** What was spent, against receipts, each agreed before. */
    RECEIPTS;

    /** So did the units begin of what is paid by the month or by the year. */
    private static final List<String> MONTHS = List.of("a month", "month", "a year", "year");

    /** Whether it is part of the fee of a month: neither what is paid once nor what was spent. */
    public boolean isFee() {
        return this == COUNT || this == MONTH;
    }

    static PaidBy of(PriceItem item) {
        if (item.kind() == PriceItem.Kind.EXPENSES) {
            return COST;
        }
        if (item.once()) {
            return ONCE;
        }
        return switch (item.kind()) {
            case PIECE, HOUR -> COUNT;
            case BASE, MONTH, YEAR -> MONTH;
            case WHOLE, TAKING_OVER -> ONCE;
            case EXPENSES -> COST;
        };
    }

    /** Contracts that were drafted before it was kept tell it by the words of their units. */
    static PaidBy told(String unit, boolean once) {
        var words = unit.strip();
        if (words.startsWith("at most")) {
            return COST;
        }
        if (once) {
            return ONCE;
        }
        return MONTHS.stream().anyMatch(word -> words.equals(word) || words.startsWith(word + ",")) ? MONTH : COUNT;
    }
}
