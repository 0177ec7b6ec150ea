package app.handoff.triage;

import app.handoff.engagement.InHouseHours;
import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the running work how many hours its task took before, from the frozen baseline. */
@Component
class BaselineHours implements InHouseHours {

    private final EngagementRepository engagements;

    BaselineHours(EngagementRepository engagements) {
        this.engagements = engagements;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BigDecimal> perYear(EngagementId engagement) {
        return engagements
                .findById(engagement)
                .map(Engagement::baseline)
                .filter(Baseline::hoursProvable)
                .map(Baseline::hoursPerYear);
    }
}
