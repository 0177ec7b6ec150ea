package app.handoff.tenancy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits how often something may be tried. The counter stands in PostgreSQL and is raised before the try is looked at, in
 * one statement: neither parallel tries nor several nodes get more than the limit.
 */
@Component
public class RateLimit {

    private final JdbcClient jdbc;

    RateLimit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one more try.
     *
     * @param key who tries what, at most 100 characters
     * @return whether it may go ahead: it is not over the limit within the window
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean mayTry(String key, int limit, Duration window, Instant now) {
        var count = jdbc.sql("insert into attempt (key, failures, since) values (:key, 1, :now)"
                        + " on conflict (key) do update set"
                        + " failures = case when attempt.since < :start then 1 else attempt.failures + 1 end,"
                        + " since = case when attempt.since < :start then :now else attempt.since end"
                        + " returning failures")
                .param("key", key)
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(now.minus(window)))
                .query(Integer.class)
                .single();
        return count <= limit;
    }

    /** Whether so many were counted within the window; counts none itself. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public boolean hasReached(String key, int limit, Duration window, Instant now) {
        return jdbc.sql(
                        "select exists (select 1 from attempt where key = :key and failures >= :limit and since >= :start)")
                .param("key", key)
                .param("limit", limit)
                .param("start", Timestamp.from(now.minus(window)))
                .query(Boolean.class)
                .single();
    }

    /** How long somebody who was refused has to wait until they may try again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public Duration wait(String key, Duration window, Instant now) {
        return jdbc.sql("select since from attempt where key = :key")
                .param("key", key)
                .query(Timestamp.class)
                .optional()
                .map(since -> Duration.between(now, since.toInstant().plus(window)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Forgets the tries, after one that succeeded. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String key) {
        jdbc.sql("delete from attempt where key = :key").param("key", key).update();
    }

    /** Removes counters that no longer limit anybody. */
    @Transactional
    public int forgetBefore(Instant start) {
        return jdbc.sql("delete from attempt where since < :start")
                .param("start", Timestamp.from(start))
                .update();
    }

    /** When old counters go: the longest window in which anything is limited is a day. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofHours(6);
        private static final Duration KEPT = Duration.ofDays(2);

        @Bean
        RecurringTask<Void> attemptsRound(RateLimit rateLimit, Clock clock) {
            return Tasks.recurring("attempts", FixedDelay.of(PAUSE))
                    .execute((instance, context) ->
                            rateLimit.forgetBefore(clock.instant().minus(KEPT)));
        }
    }
}
