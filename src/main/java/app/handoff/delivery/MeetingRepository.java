package app.handoff.delivery;

import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface MeetingRepository extends AggregateRepository<Meeting, MeetingId> {

    Optional<Meeting> findById(MeetingId id);

    /** The latest ones of this work, the last one first. */
    @Query("select m from Meeting m where m.delivery = ?1 order by m.startsAt desc, m.id.id desc")
    List<Meeting> of(DeliveryId delivery, Limit limit);

    @Query("select m from Meeting m where m.report = ?1 order by m.startsAt desc")
    List<Meeting> standingFor(StatusReportId report, Limit limit);

    /** Those that are planned from one moment to another, the next one first. */
    @Query("select m from Meeting m join Delivery d on d.id = m.delivery where m.status = Status.PLANNED"
            + " and m.startsAt between ?1 and ?2 and d.phase <> Phase.ENDED order by m.startsAt, m.id.id")
    List<Meeting> planned(Instant from, Instant to, Limit limit);
}
