package app.handoff.bidding;

import app.handoff.vendor.BudgetGuard;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every budget of the business out of the texts with which it looks for vendors. */
@Component
class BudgetsOfAll implements BudgetGuard {

    private final BudgetRepository budgets;

    BudgetsOfAll(BudgetRepository budgets) {
        this.budgets = budgets;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isBudgetIn(String text) {
        return budgets.findAll().stream().anyMatch(budget -> budget.isNamedIn(text));
    }
}
