package app.handoff.delivery;

import app.handoff.contract.WorkRecord;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return CountedMiss.numbered(delivery, misses, periods(delivery, counted));
    }

    private Map<ServiceLevelId, List<Integer>> periods(
            Delivery delivery, Map<ServiceLevelId, List<CountedMiss>> counted) {
        var levels = delivery.levels().stream()
                .filter(level -> counted.containsKey(level.id()))
                .toList();
        var periods = new HashMap<ServiceLevelId, List<Integer>>();
        if (levels.stream().anyMatch(MissesOfWork::isByCases)) {
            var all = reports.of(delivery.id());
            levels.forEach(level -> periods.put(
                    level.id(),
                    delivery.periods(level, all).stream()
                            .map(period -> period.last().week())
                            .toList()));
        } else {
            var weeks = weeks(
                    delivery, counted.values().stream().flatMap(List::stream).toList());
            levels.forEach(level -> periods.put(
                    level.id(), MeasurementWindows.closing(level.asked().window(), weeks)));
        }
        return periods;
    }

    private static boolean isByCases(AgreedLevel level) {
        return level.asked().window() == ServiceLevel.Window.ITEMS;
    }

    /** From the first miss to the last one, without those in which nothing was missed in the transition. */
    private List<WeekOfWork> weeks(Delivery delivery, List<CountedMiss> misses) {
        int first = misses.stream().mapToInt(CountedMiss::week).min().orElseThrow();
        int last = misses.stream().mapToInt(CountedMiss::week).max().orElseThrow();
        return reports.standing(delivery.id(), first, last);
    }

    /** @param day the last day of the period with which there were enough misses */
    record Since(String level, LocalDate day) {}
}
