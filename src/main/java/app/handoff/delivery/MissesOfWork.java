package app.handoff.delivery;

import app.handoff.contract.WorkRecord;
import app.handoff.kernel.EngagementId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the contract what the weekly reports show, so that it ends on no ground that the work does not bear out. */
@Component
class MissesOfWork implements WorkRecord {

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;

    MissesOfWork(DeliveryRepository deliveries, StatusReportRepository reports) {
        this.deliveries = deliveries;
        this.reports = reports;
    }

    @Override
    @Transactional(readOnly = true)
    public Shown of(EngagementId engagement, int periods) {
        return deliveries.ofEngagement(engagement, Limit.of(1)).stream()
                .findFirst()
                .map(delivery -> of(delivery, reports.of(delivery.id()), periods))
                .orElse(Shown.NOTHING);
    }

    static Shown of(Delivery delivery, List<StatusReport> reports, int periods) {
        var most = new Shown(delivery.phase() == Delivery.Phase.TRANSITION, 0, null);
        for (var level : delivery.levels()) {
            int missed = mostMissed(delivery.periods(level, reports), periods);
            if (missed > most.missed()) {
                most = new Shown(most.inTransition(), missed, level.name());
            }
        }
        return most;
    }

    private static int mostMissed(List<LevelPeriod> all, int inARow) {
        return IntStream.range(0, all.size())
                .map(from -> (int) all.subList(from, Math.min(all.size(), from + inARow)).stream()
                        .filter(LevelPeriod::isMissed)
                        .count())
                .max()
                .orElse(0);
    }
}
