package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface IssueRepository extends AggregateRepository<Issue, IssueId> {

    Optional<Issue> findById(IssueId id);

    /** Some of this work, the latest first, after one of them. */
    @Query("select i from Issue i where i.delivery = ?1 and i.status in ?2 and i.kind in ?3"
            + " and (i.raisedAt < ?4 or i.raisedAt = ?4 and i.id.id < ?5) order by i.raisedAt desc, i.id.id desc")
    List<Issue> page(
            DeliveryId delivery,
            Collection<Issue.Status> statuses,
            Collection<Issue.Kind> kinds,
            Instant before,
            UUID beforeId,
            Limit limit);

    /** What is not closed in this work: where the work stands still first, then the oldest. */
    @Query("select i from Issue i where i.delivery = ?1 and i.status <> Status.CLOSED"
            + " order by case when i.stopsWork and i.status <> Status.SETTLED then 0 else 1 end, i.raisedAt, i.id.id")
    List<Issue> open(DeliveryId delivery, Limit limit);

    /** What was raised before the end of a time and not closed before its beginning. */
    @Query("select i from Issue i where i.delivery = ?1 and i.raisedAt < ?3"
            + " and (i.closedAt is null or i.closedAt >= ?2) order by i.raisedAt, i.id.id")
    List<Issue> during(DeliveryId delivery, Instant from, Instant to, Limit limit);

    /** What one side raised whose first answer is waited for since a time. */
    @Query("select i from Issue i where i.delivery = ?1 and i.raisedBySide = ?2"
            + " and i.askedAt >= ?3 and i.askedAt <= ?4 order by i.askedAt, i.id.id")
    List<Issue> askedBetween(DeliveryId delivery, Side raisedBy, Instant from, Instant to);

    @Query("select i from Issue i where i.delivery = ?1 and i.kind = Kind.FAULT and i.raisedBySide = Side.OURS"
            + " and i.raisedAt >= ?2 and i.raisedAt < ?3 order by i.raisedAt, i.id.id")
    List<Issue> faults(DeliveryId delivery, Instant from, Instant to, Limit limit);

    /** Those in all running work in which one side has to act. */
    @Query("select i from Issue i join Delivery d on d.id = i.delivery where d.phase <> Phase.ENDED and"
            + " (i.status in (Status.OPEN, Status.IN_WORK) and i.raisedBySide <> ?1"
            + " or i.status in (Status.ASKED_BACK, Status.SETTLED) and i.raisedBySide = ?1)"
            + " order by case when i.stopsWork and i.status <> Status.SETTLED then 0 else 1 end, i.turnSince, i.id.id")
    List<Issue> waitingFor(Side side, Limit limit);

    @Query("select new app.handoff.delivery.IssueSum(i.kind, i.raisedBySide, count(i),"
            + " sum(case when i.status <> Status.CLOSED then 1 else 0 end), count(i.answerMinutes),"
            + " cast(sum(i.answerMinutes) as long), count(i.settledAt),"
            + " cast(sum(case when i.settledAt is not null then i.workedMinutes else 0 end) as long),"
            + " cast(sum(i.reopened) as long))"
            + " from Issue i where i.delivery = ?1 and i.raisedAt >= ?2 and i.raisedAt < ?3"
            + " group by i.kind, i.raisedBySide")
    List<IssueSum> sums(DeliveryId delivery, Instant from, Instant to);
}
