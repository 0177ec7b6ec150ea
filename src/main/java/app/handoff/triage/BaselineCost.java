package app.handoff.triage;

import app.handoff.engagement.InHouseCost;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever compares bids what the task cost before, from the frozen baseline. */
@Component
class BaselineCost implements InHouseCost {

    private final EngagementRepository engagements;

    BaselineCost(EngagementRepository engagements) {
        this.engagements = engagements;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Money> perYear(EngagementId engagement) {
        return engagements
                .findById(engagement)
                .map(Engagement::baseline)
                .filter(Baseline::provable)
                .map(Baseline::costPerYear);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Money> oneTime(EngagementId engagement) {
        return engagements
                .findById(engagement)
                .filter(of -> of.baseline().provable())
                .flatMap(Engagement::costOfOneTime);
    }
}
