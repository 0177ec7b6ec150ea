package app.handoff.tenancy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits how often something may be tried. The counter stands in PostgreSQL and is raised before the try is looked at, in
 * one statement: neither parallel tries nor several nodes get more than the limit.
 */
@Component
public class RateLimit {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final ReachedLimits reached = new ReachedLimits();

    RateLimit(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts one more try.
     *
     * @param key who tries what, at most 100 characters
     * @return whether it may go ahead: it is not over the limit within the window
     */
    public boolean mayTry(String key, int limit, Duration window, Instant now) {
        var tried = apart(() -> jdbc.sql("insert into attempt (key, failures, since) values (:key, 1, :now)"
                        + " on conflict (key) do update set"
                        + " failures = case when attempt.since < :start then 1 else attempt.failures + 1 end,"
                        + " since = case when attempt.since < :start then :now else attempt.since end"
                        + " returning failures, since")
                .param("key", key)
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(now.minus(window)))
                .query((row, number) ->
                        new Tries(row.getInt(1), row.getTimestamp(2).toInstant()))
                .single());
        if (tried.count() <= limit) {
            return true;
        }
        reached.put(key, new Reached(limit, tried.since().plus(window), now), now);
        return false;
    }

    private record Tries(int count, Instant since) {}

    /** Whether so many were counted within the window; counts none itself. */
    public boolean hasReached(String key, int limit, Duration window, Instant now) {
        if (isKnownToHaveReached(key, limit, now)) {
            return true;
        }
        var since = apart(
                () -> jdbc.sql("select since from attempt where key = :key and failures >= :limit and since >= :start")
                        .param("key", key)
                        .param("limit", limit)
                        .param("start", Timestamp.from(now.minus(window)))
                        .query(Timestamp.class)
                        .optional());
        since.ifPresent(
                begun -> reached.put(key, new Reached(limit, begun.toInstant().plus(window), now), now));
        return since.isPresent();
    }

    /** The same as far as this node has seen it a moment ago, which asks nobody: a flood costs no flood of statements. */
    private boolean isKnownToHaveReached(String key, int limit, Instant now) {
        return reached.get(key, now).filter(seen -> limit <= seen.limit()).isPresent();
    }

    /** How long somebody who was refused has to wait until they may try again. */
    public Duration wait(String key, Duration window, Instant now) {
        return reached.get(key, now)
                .map(Reached::until)
                .or(() -> apart(() -> jdbc.sql("select since from attempt where key = :key")
                        .param("key", key)
                        .query(Timestamp.class)
                        .optional()
                        .map(since -> since.toInstant().plus(window))))
                .map(until -> Duration.between(now, until))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    private <T> T apart(Supplier<T> work) {
        return Objects.requireNonNull(apart.execute(status -> work.get()));
    }

    /** Forgets the tries, after one that succeeded. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String key) {
        reached.remove(key);
        jdbc.sql("delete from attempt where key = :key").param("key", key).update();
    }

    /** Removes counters that no longer limit anybody. */
    @Transactional
    public int forgetBefore(Instant start) {
        return jdbc.sql("delete from attempt where since < :start")
                .param("start", Timestamp.from(start))
                .update();
    }

    /** @param until when tries are counted anew */
    private record Reached(int limit, Instant until, Instant seen) {

        /** So short that nobody notices if another node has forgotten the tries meanwhile. */
        private static final Duration REMEMBERED = Duration.ofSeconds(2);

        boolean holds(Instant now) {
            return now.isBefore(until) && now.isBefore(seen.plus(REMEMBERED));
        }
    }

    /** Which limits this node has just seen reached. */
    private static final class ReachedLimits {

        /** More addresses than any flood we could serve comes from. */
        private static final int MOST = 10_000;

        private final Map<String, Reached> known = new ConcurrentHashMap<>();

        void put(String key, Reached seen, Instant now) {
            if (known.size() >= MOST) {
                known.values().removeIf(other -> !other.holds(now));
            }
            if (known.size() < MOST) {
                known.put(key, seen);
            }
        }

        Optional<Reached> get(String key, Instant now) {
            return Optional.ofNullable(known.get(key)).filter(seen -> seen.holds(now));
        }

        void remove(String key) {
            known.remove(key);
        }
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
