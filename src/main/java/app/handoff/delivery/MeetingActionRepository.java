package app.handoff.delivery;

import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface MeetingActionRepository extends AggregateRepository<MeetingAction, MeetingActionId> {

    List<MeetingAction> saveAll(Iterable<MeetingAction> actions);

    Optional<MeetingAction> findById(MeetingActionId id);

    /** What was agreed in a meeting, in the order of the days. */
    @Query("select a from MeetingAction a where a.meeting = ?1 order by a.dueOn, a.id.id")
    List<MeetingAction> of(MeetingId meeting);

    /** What was agreed in this work, done or not. */
    @Query("select a from MeetingAction a where a.delivery = ?1 order by a.dueOn, a.id.id")
    List<MeetingAction> ofWork(DeliveryId delivery, Limit limit);

    /** What is still to be done in this work, the oldest day first. */
    @Query("select a from MeetingAction a where a.delivery = ?1 and a.doneAt is null order by a.dueOn, a.id.id")
    List<MeetingAction> open(DeliveryId delivery, Limit limit);

    /** What is still to be done until a day in all running work, the oldest day first. */
    @Query("select a from MeetingAction a join Delivery d on d.id = a.delivery where a.doneAt is null and a.dueOn <= ?1"
            + " and d.phase <> Phase.ENDED order by a.dueOn, a.id.id")
    List<MeetingAction> dueUntil(LocalDate day, Limit limit);
}
