package app.handoff.contract;

import app.handoff.evaluation.AwardContracts;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
            case ACTIVE, ENDED -> new AwardContract(State.SIGNED, null, null, null, lastDay(contract));
            case CANCELLED -> {
                var closing = contract.closing();
                yield closing == null
                        ? AwardContract.in(State.CANCELLED)
                        : new AwardContract(
                                State.CANCELLED, closing.reason(), closing.closedBy(), closing.closedAt(), null);
            }
        };
    }

    /** That of its end, or of a term that nothing goes on from. */
    private static @Nullable LocalDate lastDay(Contract contract) {
        var notice = contract.termination();
        if (notice != null) {
            return notice.on();
        }
        return contract.termsNow().renewal() == Renewal.NONE
                ? contract.termsNow().end()
                : null;
    }
}
