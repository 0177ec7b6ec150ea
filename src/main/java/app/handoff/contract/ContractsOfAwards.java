package app.handoff.contract;

import app.handoff.evaluation.AwardContracts;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells bidding how far the contract with a chosen vendor is, so that nobody else is chosen beside a living one. */
@Component
class ContractsOfAwards implements AwardContracts {

    private final ContractRepository contracts;

    ContractsOfAwards(ContractRepository contracts) {
        this.contracts = contracts;
    }

    @Override
    @Transactional(readOnly = true)
    public AwardContract of(EngagementId engagement, BidId bid, Instant chosenAt) {
        return contracts
                .findFirstByEngagementOrderByRoundDesc(engagement)
                .filter(contract -> contract.origin().isFor(bid, chosenAt))
                .map(ContractsOfAwards::standing)
                .orElseGet(() -> AwardContract.in(State.NONE));
    }

    private static AwardContract standing(Contract contract) {
        return switch (contract.status()) {
            case DRAFT, SENT, SIGNING, SIGNED_BY_VENDOR -> AwardContract.in(State.UNDER_WAY);
            case ACTIVE, ENDED -> AwardContract.in(State.SIGNED);
            case CANCELLED -> {
                var closing = contract.closing();
                yield closing == null
                        ? new AwardContract(State.CANCELLED, null, null, null)
                        : new AwardContract(State.CANCELLED, closing.reason(), closing.closedBy(), closing.closedAt());
            }
        };
    }
}
