package app.handoff.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BreachNoticeRepository extends Repository<BreachNotice, UUID> {

    BreachNotice save(BreachNotice notice);

    Optional<BreachNotice> findById(UUID id);

    @Query("select n from BreachNotice n where n.delivery = :delivery order by n.sentAt, n.id")
    List<BreachNotice> of(DeliveryId delivery);

    /** Those of a work to which the vendor has still to reply. */
    @Query("select n.id from BreachNotice n where n.delivery = :delivery and exists (select 1 from Breach b"
            + " where b.noticeId = n.id and b.status = 'NOTIFIED')")
    Set<UUID> unanswered(DeliveryId delivery);

    /** Those sent since then of whose misses none awaits a reply any more: replied to, decided or corrected. */
    @Query("select n.id from BreachNotice n where n.sentAt >= :from and not exists (select 1 from Breach b"
            + " where b.noticeId = n.id and b.status = 'NOTIFIED') order by n.sentAt desc, n.id")
    Set<UUID> settledSince(Instant from, Limit limit);
}
