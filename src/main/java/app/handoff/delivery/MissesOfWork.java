package app.handoff.delivery;

import app.handoff.contract.WorkRecord;
import app.handoff.delivery.CountedMiss.Numbering;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the contract what the weekly reports show, so that it ends on no ground that the work does not bear out. It goes by the misses
 * that were found, and reads weeks only where several misses may lie close enough to each other.
 */
@Component
class MissesOfWork implements WorkRecord {

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;
    private final BreachRepository breaches;

    MissesOfWork(DeliveryRepository deliveries, StatusReportRepository reports, BreachRepository breaches) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.breaches = breaches;
    }

    @Override
    @Transactional(readOnly = true)
    public Shown of(EngagementId engagement, int periods) {
        return deliveries.ofEngagement(engagement, Limit.of(1)).stream()
                .findFirst()
                .map(delivery -> of(delivery, periods))
                .orElse(Shown.NOTHING);
    }

    private Shown of(Delivery delivery, int periods) {
        var most = new Shown(
                delivery.phase() == Delivery.Phase.TRANSITION,
                delivery.transition().ends(),
                0,
                null);
        for (var misses : numbered(delivery, 1)) {
            int missed = CountedMiss.most(misses, periods);
            if (missed > most.missed()) {
                most = new Shown(
                        most.inTransition(),
                        most.transitionEnds(),
                        missed,
                        misses.get(0).name());
            }
        }
        return most;
    }

    /**
     * Since when misses of one level give the right to end the contract.
     *
     * @param enough how many misses ...
     * @param inARow ... out of how many complete periods in a row
     * @return the level that came to it first; empty while none did
     */
    @Transactional(readOnly = true)
    public Optional<Since> since(Delivery delivery, int enough, int inARow) {
        return CountedMiss.first(numbered(delivery, enough), enough, inARow)
                .map(miss -> new Since(miss.name(), miss.endsOn()));
    }

    /** @param least of one level; levels with fewer are left out */
    private List<List<CountedMiss.Numbered>> numbered(Delivery delivery, int least) {
        var counted = breaches.counted(delivery.id()).stream().collect(Collectors.groupingBy(CountedMiss::level));
        counted.values().removeIf(misses -> misses.size() < least);
        if (counted.isEmpty()) {
            return List.of();
        }
        var misses = counted.values().stream().flatMap(List::stream).toList();
        return CountedMiss.numbered(delivery, misses, numbering(delivery, counted.keySet(), misses));
    }

    private Map<ServiceLevelId, Numbering> numbering(
            Delivery delivery, Set<ServiceLevelId> missed, List<CountedMiss> misses) {
        int first = misses.stream().mapToInt(CountedMiss::week).min().orElseThrow();
        int last = misses.stream().mapToInt(CountedMiss::week).max().orElseThrow();
        var without = reports.without(delivery.id(), first, last);
        var numbering = new HashMap<ServiceLevelId, Numbering>();
        for (var level : delivery.levels()) {
            if (missed.contains(level.id())) {
                numbering.put(level.id(), numbering(delivery, level, without, first, last));
            }
        }
        return numbering;
    }

    /** @param without weeks that were skipped, or whose report is not in */
    private Numbering numbering(Delivery delivery, AgreedLevel level, List<Integer> without, int first, int last) {
        var length = level.asked().window();
        if (length == ServiceLevel.Window.ITEMS) {
            return Numbering.closedBy(delivery.periods(level, reports.of(delivery.id())).stream()
                    .map(period -> period.last().week())
                    .toList());
        }
        if (length == ServiceLevel.Window.WEEK) {
            return Numbering.weeks(without);
        }
        return without.isEmpty()
                ? Numbering.calendar(length)
                : Numbering.closedBy(MeasurementWindows.closing(length, reports.standing(delivery.id(), first, last)));
    }

    /** @param day the last day of the period with which there were enough misses */
    record Since(String level, LocalDate day) {}
}
