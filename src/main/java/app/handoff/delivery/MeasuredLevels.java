package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.LevelsInUse;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the next round of a task what its work agreed on, and measured in about the last year. */
@Component
class MeasuredLevels implements LevelsInUse {

    private final Deliveries deliveries;

    MeasuredLevels(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ServiceLevelId, Experience> of(EngagementId engagement) {
        return deliveries
                .find(engagement)
                .map(delivery -> deliveries.trends(delivery, deliveries.newestWeeks(delivery)).stream()
                        .collect(Collectors.toMap(
                                trend -> trend.level().id(),
                                trend -> new Experience(
                                        trend.level().agreed(), trend.overall().value()))))
                .orElse(Map.of());
    }
}
