package app.handoff.bidding;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BudgetRepository extends Repository<Budget, BidRequestId> {

    Budget save(Budget budget);

    void delete(Budget budget);

    List<Budget> findAll();

    Optional<Budget> findById(BidRequestId request);
}
