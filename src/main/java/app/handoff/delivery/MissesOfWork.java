package app.handoff.delivery;

import app.handoff.contract.WorkRecord;
import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the contract what the weekly reports show, so that it ends on no ground that the work does not bear out. */
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
                .map(delivery -> of(delivery, reports.of(delivery.id()), excused(delivery), periods))
                .orElse(Shown.NOTHING);
    }

    private Set<ExcusedPeriod> excused(Delivery delivery) {
        return Set.copyOf(breaches.excused(delivery.id()));
    }

    /** @param excused misses that do not count */
    static Shown of(Delivery delivery, List<StatusReport> reports, Set<ExcusedPeriod> excused, int periods) {
        var most = new Shown(delivery.phase() == Delivery.Phase.TRANSITION, 0, null);
        for (var level : delivery.levels()) {
            int missed = mostMissed(delivery.periods(level, reports), excused, periods);
            if (missed > most.missed()) {
                most = new Shown(most.inTransition(), missed, level.name());
            }
        }
        return most;
    }

    private static int mostMissed(List<LevelPeriod> all, Set<ExcusedPeriod> excused, int inARow) {
        return IntStream.range(0, all.size())
                .map(from -> (int) all.subList(from, Math.min(all.size(), from + inARow)).stream()
                        .filter(period -> counts(period, excused))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean counts(LevelPeriod period, Set<ExcusedPeriod> excused) {
        return period.isMissed() && !excused.contains(ExcusedPeriod.of(period));
    }

    /**
     * Since when misses of one level give the right to end the contract.
     *
     * @param enough how many misses ...
     * @param inARow ... out of how many complete periods in a row
     * @return the level that came to it first; empty while none did
     */
    static Optional<Since> since(
            Delivery delivery, List<StatusReport> reports, Set<ExcusedPeriod> excused, int enough, int inARow) {
        return delivery.levels().stream()
                .flatMap(level ->
                        since(level.name(), delivery.periods(level, reports), excused, enough, inARow).stream())
                .min(Comparator.comparing(Since::day));
    }

    private static Optional<Since> since(
            String level, List<LevelPeriod> all, Set<ExcusedPeriod> excused, int enough, int inARow) {
        return IntStream.rangeClosed(1, all.size())
                .filter(end -> all.subList(Math.max(0, end - inARow), end).stream()
                                .filter(period -> counts(period, excused))
                                .count()
                        >= enough)
                .mapToObj(
                        end -> new Since(level, all.get(end - 1).last().period().to()))
                .findFirst();
    }

    /** @param day the last day of the period with which there were enough misses */
    record Since(String level, LocalDate day) {}
}
