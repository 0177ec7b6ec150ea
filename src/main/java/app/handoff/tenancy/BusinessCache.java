package app.handoff.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what many pages work out from the rows of a business. An answer holds until anything of the business is saved, on
 * whichever node, and no longer than the minute in which it was found: whatever becomes due does so at a full minute.
 *
 * <p>Answers are shared by all who ask for the same: they must not change, and must not depend on anything but the rows of the
 * business, its locality, the time, and the key.
 */
@Component
public class BusinessCache {

    private static final int MOST = 1_000;

    private final Cache<Question, Object> answers = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final Clock clock;
    private final TransactionTemplate reading;

    BusinessCache(Clock clock, PlatformTransactionManager transactions) {
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * The answer to a question, from the cache or worked out in a transaction that only reads. Within a transaction that writes
     * it is always worked out, since it may speak of what was just written.
     *
     * @param about whose question it is
     * @param question what tells it from the others of the same class, with a proper {@code equals}
     * @param work finds the answer; never null
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Class<?> about, Object question, Supplier<T> work) {
        var scope = Tenancy.required();
        if (scope.toldTime() != null || isWriting()) {
            return work.get();
        }
        var changes = Tenancy.changes();
        if (changes == null) {
            // Only a transaction that begins tells how many changes there are.
            return Objects.requireNonNull(reading.execute(status -> get(about, question, work)));
        }
        var key = new Question(scope, changes, clock.instant().truncatedTo(ChronoUnit.MINUTES), about, question);
        var known = answers.getIfPresent(key);
        if (known == null) {
            known = Objects.requireNonNull(reading.execute(status -> work.get()));
            answers.put(key, known);
        }
        return (T) known;
    }

    private static boolean isWriting() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private record Question(Tenancy.Scope scope, long changes, Instant minute, Class<?> about, Object question) {}
}
