package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BreachRepository extends Repository<Breach, BreachId> {

    Breach save(Breach breach);

    Optional<Breach> findById(BreachId id);

    @Query("select b from Breach b where b.report in :reports")
    List<Breach> of(Collection<StatusReportId> reports);

    @Query("select b from Breach b where b.delivery = :delivery order by b.week desc, b.id.id desc")
    List<Breach> of(DeliveryId delivery);

    /**
     * Those whose measuring period ended from this day on, and the newest ones that count, the newest first.
     *
     * @param most how many of these
     */
    @Query(
            "select b from Breach b where b.delivery = :delivery and (b.endsOn >= :since or b.id.id in (select c.id.id from Breach c"
                    + " where c.delivery = :delivery and c.status not in ('CORRECTED', 'EXCUSED')"
                    + " order by c.week desc, c.id.id desc limit :most)) order by b.week desc, b.id.id desc")
    List<Breach> shown(DeliveryId delivery, LocalDate since, int most);

    /** Those in this state, the newest first. */
    @Query(
            "select b from Breach b where b.delivery = :delivery and b.status = :status order by b.week desc, b.id.id desc")
    List<Breach> newest(DeliveryId delivery, Breach.Status status, Limit limit);

    /** Those whose measuring period ended between two days, in the order of the periods. */
    @Query("select b from Breach b where b.delivery = :delivery and b.endsOn between :from and :to"
            + " order by b.endsOn, b.id.id")
    List<Breach> between(DeliveryId delivery, LocalDate from, LocalDate to);

    @Query("select b from Breach b where b.engagement = :engagement"
            + " and (b.endsOn < :day or (b.endsOn = :day and b.id.id < :id)) order by b.endsOn desc, b.id.id desc")
    List<Breach> page(EngagementId engagement, LocalDate day, UUID id, Limit limit);

    @Query("select b from Breach b where b.engagement = :engagement and b.status = :status order by b.endsOn, b.id.id")
    List<Breach> in(EngagementId engagement, Breach.Status status, Limit limit);

    @Query(
            "select b.status as status, count(b) as number from Breach b where b.engagement = :engagement group by b.status")
    List<Number> counts(EngagementId engagement);

    @Query("select new app.handoff.delivery.Breaches$Told(b, n) from Breach b join BreachNotice n on n.id = b.noticeId"
            + " where b.delivery = :delivery order by n.sentAt desc, b.endsOn desc, b.id.id desc")
    List<Breaches.Told> told(DeliveryId delivery, Limit limit);

    /** How many of a notice the vendor has not replied to and we have not decided. */
    @Query("select count(b) from Breach b where b.noticeId = :notice and b.status = 'NOTIFIED'")
    long unanswered(UUID notice);

    /** Those that may be cured in this week, or were. */
    @Query("select b from Breach b where b.delivery = :delivery and b.week < :week"
            + " and (b.curedWeek is null or b.curedWeek >= :week) and b.status not in ('CORRECTED', 'EXCUSED')")
    List<Breach> curable(DeliveryId delivery, int week);

    /** Those that count, the oldest first. */
    @Query("select new app.handoff.delivery.CountedMiss(b.level, b.week, b.endsOn) from Breach b"
            + " where b.delivery = :delivery and b.status not in ('CORRECTED', 'EXCUSED') order by b.week")
    List<CountedMiss> counted(DeliveryId delivery);

    /** Those that wait for us: a reply, or none by its day; a plan whose day is over. */
    @Query("select new app.handoff.delivery.BreachThatWaits(b, n.replyBy, n.zone, d.vendor.vendorName) from Breach b"
            + " join BreachNotice n on n.id = b.noticeId join Delivery d on d.id = b.delivery"
            + " where b.engagement in :engagements and (b.status = 'REPLIED' or (b.status = 'NOTIFIED' and n.replyBy < :now)"
            + " or b.planDue < :today) order by n.replyBy, b.id.id")
    List<BreachThatWaits> waiting(Collection<EngagementId> engagements, Instant now, LocalDate today, Limit limit);

    /** Misses since this day of which nobody told the vendor, in work that goes on, the oldest first. */
    @Query(
            "select new app.handoff.delivery.UntoldMiss(b, r, d.vendor.vendorName) from Breach b"
                    + " join StatusReport r on r.id = b.report join Delivery d on d.id = b.delivery"
                    + " where b.status = 'DETECTED' and b.endsOn >= :since and d.phase <> Phase.ENDED order by b.endsOn, b.id.id")
    List<UntoldMiss> untold(LocalDate since, Limit limit);

    @Query("select new app.handoff.delivery.BreachThatWaits(b, n.replyBy, n.zone, d.vendor.vendorName) from Breach b"
            + " join BreachNotice n on n.id = b.noticeId join Delivery d on d.id = b.delivery"
            + " where b.status = 'REPLIED' or (b.status = 'NOTIFIED' and n.replyBy < :now) or b.planDue < :today"
            + " order by n.replyBy, b.id.id")
    List<BreachThatWaits> waiting(Instant now, LocalDate today, Limit limit);
}
