package app.handoff.sample;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import app.handoff.sample.SampleJob.Progress;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who waits for a sample business, and how far it is. An order is gone once it is carried out. */
@Repository
class SampleOrders {

    private final JdbcClient jdbc;

    SampleOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is being carried out stays as it is; one that failed begins anew. */
    @Transactional
    public void add(SampleOwner owner, Instant now) {
        jdbc.sql("insert into sample_order (login_id, business_id, member_id, ordered_at)"
                        + " values (:login, :business, :member, :now) on conflict (login_id) do update"
                        + " set ordered_at = excluded.ordered_at, steps_done = 0, failed_at = null"
                        + " where sample_order.failed_at is not null")
                .param("login", owner.login())
                .param("business", owner.business().id())
                .param("member", owner.member().id())
                .param("now", Timestamp.from(now))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<SampleOwner> ownerOf(UUID login) {
        return jdbc.sql("select business_id, member_id from sample_order where login_id = :login")
                .param("login", login)
                .query((row, number) -> new SampleOwner(
                        login,
                        new BusinessId(row.getObject("business_id", UUID.class)),
                        new MemberId(row.getObject("member_id", UUID.class))))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Progress> progressOf(UUID login) {
        return jdbc.sql("select steps_done, failed_at is not null as failed from sample_order where login_id = :login")
                .param("login", login)
                .query((row, number) ->
                        new Progress(row.getInt("steps_done"), SamplePlay.CHAPTERS.size(), row.getBoolean("failed")))
                .optional();
    }

    @Transactional
    public void isAt(UUID login, int steps) {
        jdbc.sql("update sample_order set steps_done = :steps where login_id = :login")
                .param("steps", steps)
                .param("login", login)
                .update();
    }

    @Transactional
    public void fail(UUID login, Instant now) {
        jdbc.sql("update sample_order set failed_at = :now where login_id = :login")
                .param("now", Timestamp.from(now))
                .param("login", login)
                .update();
    }

    @Transactional
    public void remove(UUID login) {
        jdbc.sql("delete from sample_order where login_id = :login")
                .param("login", login)
                .update();
    }
}
