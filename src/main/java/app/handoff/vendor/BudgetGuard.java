package app.handoff.vendor;

/** Knows what vendors must never read: what the business wants to pay at most. Implemented by whoever keeps the budgets. */
public interface BudgetGuard {

    /** Whether a text names the budget of any request of this business, in one of the usual spellings. */
    boolean isBudgetIn(String text);
}
