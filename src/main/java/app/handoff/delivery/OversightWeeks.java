package app.handoff.delivery;

import app.handoff.engagement.ActsOfPeople;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what looking after running work takes, from what our people do here. */
@Service
class OversightWeeks {

    /** What the page tells of: the week that runs, and those over before it. */
    static final int SHOWN = 13;

    /** A report may be read, or asked about, some weeks after its own. */
    private static final int COUNTED = 2 * SHOWN;

    private final Deliveries deliveries;
    private final StatusReportRepository reports;
    private final OversightRecordRepository records;
    private final ActsOfPeople acts;

    OversightWeeks(
            Deliveries deliveries,
            StatusReportRepository reports,
            OversightRecordRepository records,
            ActsOfPeople acts) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.records = records;
        this.acts = acts;
    }

    /**
     * The newest weeks of the work.
     *
     * @throws NotFound if the work of this engagement was never set up
     */
    @Transactional(readOnly = true)
    public Counted of(EngagementId engagement, Instant now) {
        var delivery = deliveries.get(engagement);
        var newest = deliveries.newestBegun(delivery, now, COUNTED);
        return counted(delivery, newest.subList(Math.max(0, newest.size() - SHOWN), newest.size()), newest, now);
    }

    /**
     * One week of the work.
     *
     * @throws NotFound if it has no such week yet
     */
    @Transactional(readOnly = true)
    public Counted week(EngagementId engagement, int week, Instant now) {
        var delivery = deliveries.get(engagement);
        var report = begun(delivery, week, now);
        return counted(delivery, List.of(report), deliveries.weeks(delivery, week - COUNTED, week), now);
    }

    private StatusReport begun(Delivery delivery, int week, Instant now) {
        return deliveries
                .week(delivery, week)
                .filter(report -> !report.period().opensAt().isAfter(now))
                .orElseThrow(NotFound::new);
    }

    /** @param around in which reports may have been read and asked about meanwhile */
    private Counted counted(Delivery delivery, List<StatusReport> shown, List<StatusReport> around, Instant now) {
        var settings = settings(delivery.engagement());
        if (shown.isEmpty()) {
            return new Counted(delivery, settings, List.of());
        }
        var from = shown.get(0).period();
        var last = shown.get(shown.size() - 1).period();
        var over = last.to().plusDays(1).atStartOfDay(last.due().zone()).toInstant();
        return new Counted(
                delivery,
                settings,
                OversightWeek.of(
                                delivery,
                                around,
                                acts.between(delivery.engagement(), from.opensAt(), over.isBefore(now) ? over : now),
                                settings,
                                now)
                        .stream()
                        .filter(week -> week.week() >= from.week() && week.week() <= last.week())
                        .toList());
    }

    private OversightRecord settings(EngagementId engagement) {
        return records.findById(engagement).orElseGet(() -> new OversightRecord(engagement));
    }

    @Transactional
    void take(EngagementId engagement, int seen, int perReport, int perQuestion, int perAct) {
        deliveries.get(engagement);
        records.change(settings(engagement), seen, any -> any.take(perReport, perQuestion, perAct));
    }

    /** @throws NotFound if this work has no such week yet */
    @Transactional
    void correct(EngagementId engagement, int seen, int week, @Nullable BigDecimal hours, Actor by, Instant now) {
        var report = begun(deliveries.get(engagement), week, now);
        report.correctOversight(seen, hours, by, now);
        reports.save(report);
    }

    /** @param weeks that have begun, the newest first */
    record Counted(Delivery delivery, OversightRecord settings, List<OversightWeek> weeks) {

        OversightWeek newest() {
            return weeks.get(0);
        }
    }
}
