package app.handoff.delivery;

import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface HandOverRepository extends AggregateRepository<HandOver, HandOverId> {

    Optional<HandOver> findById(HandOverId id);

    /** What is still out or was handed over since this evening, the latest night first. */
    @Query("select h from HandOver h where h.delivery = ?1"
            + " and (h.evening >= ?2 or h.status in (Status.HANDED_OVER, Status.TAKEN))"
            + " order by h.evening desc, h.id.id")
    List<HandOver> since(DeliveryId delivery, LocalDate evening, Limit limit);

    @Query("select h from HandOver h where h.delivery = ?1 order by h.evening, h.id.id")
    List<HandOver> all(DeliveryId delivery);

    /** What we expected back before this moment, the oldest first. */
    @Query(
            "select h from HandOver h join Delivery d on d.id = h.delivery where h.backBy < ?1"
                    + " and h.status in (Status.HANDED_OVER, Status.TAKEN) and d.phase <> Phase.ENDED order by h.backBy, h.id.id")
    List<HandOver> overdue(Instant now, Limit limit);
}
