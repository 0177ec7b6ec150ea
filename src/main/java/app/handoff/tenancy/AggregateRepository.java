package app.handoff.tenancy;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import java.util.function.Consumer;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** Keeps the aggregates of one kind that people change on a page. */
@NoRepositoryBean
public interface AggregateRepository<A extends BusinessOwned<ID>, ID> extends Repository<A, ID> {

    <S extends A> S save(S aggregate);

    /**
     * Saves what somebody does to an aggregate that a page showed them.
     *
     * @param seen its version when the page was read
     * @param rule whether it can be done at all: who comes too late for that is told so, whoever saved meanwhile
     * @throws RuleViolation if the rule or the act itself says no
     * @throws EditedMeanwhile if somebody else saved it since
     */
    default <S extends A> S change(S aggregate, int seen, Consumer<? super S> rule, Consumer<? super S> act) {
        rule.accept(aggregate);
        return change(aggregate, seen, act);
    }

    /** The same where the act has no end. */
    default <S extends A> S change(S aggregate, int seen, Consumer<? super S> act) {
        aggregate.expectVersion(seen);
        act.accept(aggregate);
        return save(aggregate);
    }
}
