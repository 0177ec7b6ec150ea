package app.handoff.contract;

import app.handoff.engagement.OutsideTies;
import app.handoff.evaluation.Awards;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Once a vendor is chosen it counts on the contract, until that is withdrawn or over. */
@Component
@Transactional(readOnly = true)
class ContractTies implements OutsideTies {

    private final ContractRepository contracts;
    private final Awards awards;

    ContractTies(ContractRepository contracts, Awards awards) {
        this.contracts = contracts;
        this.awards = awards;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return contracts.findFirstByEngagementOrderByRoundDesc(engagement).isPresent();
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        var status = contracts
                .findFirstByEngagementOrderByRoundDesc(engagement)
                .map(Contract::status)
                .orElse(null);
        if (status == null) {
            return awards.standing(List.of(engagement)).isEmpty() ? null : Sentence.of("contract.ties.chosen");
        }
        return switch (status) {
            case DRAFT, SENT, SIGNING, SIGNED_BY_VENDOR -> Sentence.of("contract.ties.prepared");
            case ACTIVE -> Sentence.of("contract.ties.active");
            case ENDED, CANCELLED -> null;
        };
    }
}
