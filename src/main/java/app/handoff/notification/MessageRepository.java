package app.handoff.notification;

import app.handoff.notification.Message.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Of those in these states, what somebody has to send: not what stands on our own people's home, nor what comes too late. */
    @Query("select m from Message m where m.status in :states and m.toUs = false"
            + " and (m.usefulUntil is null or m.usefulUntil > :now) and (:all = true or m.engagement is not null)"
            + " and (m.createdAt < :at or m.createdAt = :at and m.id < :id) order by m.createdAt desc, m.id desc")
    List<Message> toSendBefore(Set<Status> states, Instant now, Instant at, UUID id, boolean all, Limit limit);

    @Query("select count(m) as letters, min(m.createdAt) as oldest from Message m where m.status in :states"
            + " and m.toUs = false and (m.usefulUntil is null or m.usefulUntil > :now)"
            + " and (:all = true or m.engagement is not null)")
    Pile toSend(Set<Status> states, Instant now, boolean all);

    /** Letters that wait for the same thing. */
    interface Pile {

        int getLetters();

        @Nullable Instant getOldest();
    }

    /** Those whose turn it is; another node's are skipped. Row-level security keeps this to the current business. */
    @NativeQuery("select id from message where status = 'WAITING' and next_try_at <= :now"
            + " and (useful_until is null or useful_until > :now) order by next_try_at"
            + " limit :most for update skip locked")
    List<UUID> due(Instant now, int most);
}
