package app.handoff.bidding;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopesOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What a business wants to pay at most: for its owners and managers alone, and kept out of everything that vendors read. */
@Service
public class Budgets {

    private final BudgetRepository budgets;
    private final BidRequestRepository requests;
    private final ClarificationRepository clarifications;
    private final ScopesOfWork scopes;
    private final JsonMapper json;

    Budgets(
            BudgetRepository budgets,
            BidRequestRepository requests,
            ClarificationRepository clarifications,
            ScopesOfWork scopes,
            JsonMapper json) {
        this.budgets = budgets;
        this.requests = requests;
        this.clarifications = clarifications;
        this.scopes = scopes;
        this.json = json;
    }

    /**
     * Keeps, changes or forgets what the business wants to pay at most. Only members ever see it.
     *
     * @param seen the budget that this replaces; null for none
     * @param limit the new one; null for none
     * @throws EditedMeanwhile if somebody else changed, set or removed it
     */
    @Transactional
    public void keep(BidRequestId id, @Nullable Money seen, @Nullable Money limit) {
        var request = request(id);
        request.status().requireNotOver();
        var known = budgets.findById(id);
        if (!Objects.equals(seen, known.map(Budget::limit).orElse(null))) {
            throw new EditedMeanwhile();
        }
        if (limit == null) {
            known.ifPresent(budgets::delete);
            return;
        }
        if (!limit.currency().equals(request.currency())) {
            throw new RuleViolation("money.currenciesDiffer", limit.currency(), request.currency()).at("budget");
        }
        known.ifPresentOrElse(budget -> budget.change(limit), () -> budgets.save(new Budget(id, limit)));
    }

    @Transactional(readOnly = true)
    public Optional<Budget> of(BidRequestId id) {
        return budgets.findById(id);
    }

    /** Where the budget stands, in one of its usual spellings, in something that vendors read. */
    @Transactional(readOnly = true)
    public List<Leak> leaks(BidRequest request) {
        var budget = budgets.findById(request.id());
        if (budget.isEmpty()) {
            return List.of();
        }
        var leaks = new ArrayList<Leak>();
        scopeReadBy(request).ifPresent(scope -> {
            if (budget.get().isNamedIn(json.writeValueAsString(scope.content()))) {
                leaks.add(Leak.SCOPE);
            }
        });
        if (budget.get().isNamedIn(request.title())) {
            leaks.add(Leak.TITLE);
        }
        if (request.questions().stream().anyMatch(question -> budget.get().isNamedIn(question.text()))
                || request.criteria().stream()
                        .anyMatch(criterion -> budget.get().isNamedIn(criterion.name()))) {
            leaks.add(Leak.QUESTIONS);
        }
        if (clarifications.of(request.id()).stream()
                .anyMatch(asked -> asked.answer() != null && budget.get().isNamedIn(asked.answer()))) {
            leaks.add(Leak.ANSWERS);
        }
        return leaks;
    }

    /** Whether this text names the budget. Asked before an answer goes out to everybody. */
    @Transactional(readOnly = true)
    public boolean isNamedIn(BidRequestId id, String text) {
        return budgets.findById(id).filter(budget -> budget.isNamedIn(text)).isPresent();
    }

    private Optional<FrozenScope> scopeReadBy(BidRequest request) {
        return request.scope() == null
                ? scopes.frozen(request.engagement())
                : Optional.of(scopes.frozen(request.scope()));
    }

    private BidRequest request(BidRequestId id) {
        return requests.findById(id).orElseThrow(NotFound::new);
    }

    /** Something vendors read. */
    public enum Leak {
        SCOPE,
        TITLE,
        QUESTIONS,
        ANSWERS
    }
}
