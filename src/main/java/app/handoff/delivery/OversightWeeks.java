package app.handoff.delivery;

import app.handoff.engagement.ActsOfPeople;
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

    private final Deliveries deliveries;
    private final OversightRecordRepository records;
    private final ActsOfPeople acts;

    OversightWeeks(Deliveries deliveries, OversightRecordRepository records, ActsOfPeople acts) {
        this.deliveries = deliveries;
        this.records = records;
        this.acts = acts;
    }

    /** @throws NotFound if the work of this engagement was never set up */
    @Transactional(readOnly = true)
    public Counted of(EngagementId engagement, Instant now) {
        var delivery = deliveries.get(engagement);
        var settings = settings(engagement);
        var first = delivery.starts().atStartOfDay(delivery.schedule().zone()).toInstant();
        return new Counted(
                delivery,
                settings,
                OversightWeek.of(
                        delivery,
                        deliveries.reports(delivery.id()),
                        acts.between(engagement, first, now),
                        settings,
                        now));
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
    void correct(EngagementId engagement, int seen, int week, @Nullable BigDecimal hours, Instant now) {
        if (of(engagement, now).weeks().stream().noneMatch(one -> one.week() == week)) {
            throw new NotFound();
        }
        records.change(settings(engagement), seen, any -> any.correct(week, hours));
    }

    /** @param weeks that have begun, the newest first */
    record Counted(Delivery delivery, OversightRecord settings, List<OversightWeek> weeks) {}
}
