package app.handoff.notification;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.UnsentMessages.Obstacle;
import app.handoff.kernel.UnsentMessages.UnsentMessage;
import app.handoff.notification.Message.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
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
    @Query("select m from Message m where m.status in :states and m.toUs = false and m.confidential = false"
            + " and (m.usefulUntil is null or m.usefulUntil > :now) and (:all = true or m.engagement is not null)"
            + " and (m.createdAt < :at or m.createdAt = :at and m.id < :id) order by m.createdAt desc, m.id desc")
    List<Message> toSendBefore(Set<Status> states, Instant now, Instant at, UUID id, boolean all, Limit limit);

    @Query("select count(m) as messages, min(m.createdAt) as oldest from Message m where m.status in :states"
            + " and m.toUs = false and m.confidential = false and (m.usefulUntil is null or m.usefulUntil > :now)"
            + " and (:all = true or m.engagement is not null)")
    Pile toSend(Set<Status> states, Instant now, boolean all);

    /** The same of these engagements, and what a mail server was offered and has not taken so far. */
    @Query("select new app.handoff.notification.MessageRepository$Unsent(m.engagement, m.mailKey, m.about, m.status)"
            + " from Message m where m.engagement in :engagements and m.toUs = false and m.confidential = false"
            + " and (m.status in :states or m.status = Status.WAITING and m.problem is not null)"
            + " and (m.usefulUntil is null or m.usefulUntil > :now)")
    List<Unsent> unsentFor(Collection<EngagementId> engagements, Set<Status> states, Instant now);

    /** A message that has not left: see {@link UnsentMessage}. */
    record Unsent(
            EngagementId engagement,
            @Nullable String key,
            @Nullable UUID about,
            Status status) {

        UnsentMessage told(boolean server) {
            var obstacle =
                    !server ? Obstacle.NO_SERVER : status == Status.FAILED ? Obstacle.REFUSED : Obstacle.NOT_TAKEN;
            return new UnsentMessage(engagement, key, about, obstacle);
        }
    }

    @Query("select m.about from Message m where m.about in :about and m.status in (Status.WAITING, Status.FAILED)"
            + " and (m.usefulUntil is null or m.usefulUntil > :now)"
            + " and not exists (select 1 from Message s where s.about = m.about and s.status = Status.SENT)")
    Set<UUID> toldNobody(Collection<UUID> about, Instant now);

    /** Messages that wait for the same thing. */
    interface Pile {

        int getMessages();

        @Nullable Instant getOldest();
    }

    /**
     * The next whose turn it is; what another sender has taken is skipped. Somebody waits for a confidential one, so these go
     * first. Row-level security keeps this to the current business.
     *
     * @param all whether others than the confidential ones are meant too
     */
    @NativeQuery("select id from message where status = 'WAITING' and next_try_at <= :now"
            + " and (useful_until is null or useful_until > :now) and (:all or confidential)"
            + " order by confidential desc, next_try_at, id limit 1 for update skip locked")
    Optional<UUID> next(Instant now, boolean all);

    /** Those whose turn it is could not be offered: they say so, and after long enough a person has to look. */
    @Modifying
    @NativeQuery("update message set version = version + 1, problem = :reason,"
            + " tried_since = coalesce(tried_since, cast(:now as timestamptz)),"
            + " status = case when tried_since <= :longAgo then 'FAILED' else status end"
            + " where status = 'WAITING' and next_try_at <= :now and (useful_until is null or useful_until > :now)"
            + " and (tried_since is null or tried_since <= :longAgo or problem is distinct from :reason)")
    int noteThatNoneWasOffered(String reason, Instant longAgo, Instant now);

    /** What is not asked for any more comes too late from now on. */
    @Modifying
    @NativeQuery("update message set version = version + 1, useful_until = :now where about in (:about)"
            + " and (:all or mail_key in (:keys))"
            + " and status in ('WAITING', 'FAILED') and (useful_until is null or useful_until > :now)")
    int withdraw(Collection<UUID> about, boolean all, Collection<String> keys, Instant now);

    /** What is asked for longer comes too late later; what comes too late already stays so. */
    @Modifying
    @NativeQuery("update message set version = version + 1, useful_until = :until where about in (:about)"
            + " and status in ('WAITING', 'FAILED') and useful_until > :now")
    int giveMoreTime(Collection<UUID> about, Instant until, Instant now);

    /** What has not left opens another page; what comes too late already stays as it is. */
    @Modifying
    @NativeQuery(
            "update message set version = version + 1, sealed_path = :path where about in (:about) and mail_key = :key"
                    + " and status in ('WAITING', 'FAILED') and (useful_until is null or useful_until > :now)")
    int carryNewLink(Collection<UUID> about, String key, byte[] path, Instant now);

    /** What comes too late is told to nobody any more. */
    @Modifying
    @NativeQuery("update message set version = version + 1, body = null, sealed_body = null, sealed_path = null"
            + " where confidential and useful_until <= :now"
            + " and (body is not null or sealed_body is not null or sealed_path is not null)")
    int forgetWhatComesTooLate(Instant now);
}
