package app.handoff.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MessageRepository extends Repository<Message, UUID> {

    Message save(Message message);

    Optional<Message> findById(UUID id);

    @Query("select m from Message m where (:all = true or m.engagement is not null)"
            + " and (m.createdAt < :at or m.createdAt = :at and m.id < :id) order by m.createdAt desc, m.id desc")
    List<Message> before(Instant at, UUID id, boolean all, Limit limit);

    /** Those whose turn it is; another node's are skipped. Row-level security keeps this to the current business. */
    @NativeQuery("select id from message where status = 'WAITING' and next_try_at <= :now order by next_try_at"
            + " limit :most for update skip locked")
    List<UUID> due(Instant now, int most);
}
