package app.handoff.tenancy;

import app.handoff.tenancy.Tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what many pages work out from the rows of a business. An answer holds until anything of the business is saved, on
 * whichever node, and no longer than the minute in which it was found: whatever becomes due does so at a full minute.
 *
 * <p>Answers are shared by all who ask for the same in the same language: they must not change, and must not depend on anything but
 * the rows of the business, its locality, that language, the time, and the key. To find one must not take a second connection:
 * whoever holds one and waits for another may wait for those who wait for the answer.
 */
@Component
public class BusinessCache {

    /**
     * What some hundred people look at within a minute. Once that many are kept, a new answer has to be asked for as often as
     * those before it is kept, so a smaller number would make whoever comes new pay for each page several times.
     */
    private static final int MOST = 5_000;

    private final Cache<Question, Answer> answers = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final ConcurrentMap<Work, ReentrantLock> underWay = new ConcurrentHashMap<>();

    private final Clock clock;
    private final ReadTransaction reading;

    BusinessCache(Clock clock, ReadTransaction reading) {
        this.clock = clock;
        this.reading = reading;
    }

    /**
     * The answer to a question, from the cache or worked out in a transaction that only reads. Within a transaction that writes
     * it is always worked out, since it may speak of what was just written.
     *
     * @param about whose question it is
     * @param question what tells it from the others of the same class, with a proper {@code equals}
     * @param work finds the answer; never null
     */
    public <T> T get(Class<?> about, Object question, Supplier<T> work) {
        return Objects.requireNonNull(getAll(about, List.of(question), asked -> Map.of(question, work.get()))
                .get(question));
    }

    /**
     * The answers to several questions of a kind; those that are not known are worked out together.
     *
     * @param work finds the answers to what it is asked, none of them null
     * @return in the order of the questions
     */
    public <Q, T> Map<Q, T> getAll(Class<?> about, Collection<Q> questions, Function<Collection<Q>, Map<Q, T>> work) {
        var scope = Tenancy.required();
        if (questions.isEmpty()) {
            return Map.of();
        }
        if (scope.toldTime() != null || isWriting()) {
            return Objects.requireNonNull(reading.execute(status -> work.apply(questions)));
        }
        var changes = changes();
        if (changes == null) {
            return Objects.requireNonNull(reading.execute(status -> work.apply(questions)));
        }
        var asked = new Asked(scope, LocaleContextHolder.getLocale());
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var known = new LinkedHashMap<Q, T>();
        questions.forEach(question -> known.put(question, known(asked, about, question, changes, minute)));
        var unknown = unanswered(known);
        if (!unknown.isEmpty()) {
            inTurn(new Work(asked, about, unknown, changes, minute), () -> {
                unknown.forEach(question -> known.put(question, known(asked, about, question, changes, minute)));
                var left = unanswered(known);
                if (!left.isEmpty()) {
                    Objects.requireNonNull(reading.execute(status -> work.apply(left)))
                            .forEach((question, value) -> {
                                answers.put(new Question(asked, about, question), new Answer(changes, minute, value));
                                known.put(question, value);
                            });
                }
            });
        }
        return known;
    }

    /**
     * Only a transaction that begins tells how many changes there are; null in one that goes on, since another business may have
     * been looked into meanwhile.
     */
    private @Nullable Long changes() {
        var told = Tenancy.changes();
        return told == null
                ? Objects.requireNonNull(reading.execute(status -> Optional.ofNullable(Tenancy.changes())))
                        .orElse(null)
                : told;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T known(Asked asked, Class<?> about, Object question, long changes, Instant minute) {
        var answer = answers.getIfPresent(new Question(asked, about, question));
        return answer != null && answer.holds(changes, minute) ? (T) answer.value() : null;
    }

    private static <Q, T> List<Q> unanswered(Map<Q, T> known) {
        return known.keySet().stream()
                .filter(question -> known.get(question) == null)
                .toList();
    }

    /**
     * After a change everybody who looks asks for the same at once: one of them works it out, the others wait for that. Nobody
     * holds a connection who waits, or the one at work might get none; in the middle of a transaction nobody waits.
     */
    private void inTurn(Work work, Runnable task) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            task.run();
            return;
        }
        var turn = underWay.computeIfAbsent(work, begun -> new ReentrantLock());
        if (!turn.tryLock()) {
            RequestTransaction.pause();
            turn.lock();
        }
        try {
            task.run();
        } finally {
            underWay.remove(work, turn);
            turn.unlock();
        }
    }

    private static boolean isWriting() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private record Work(Asked asked, Class<?> about, List<?> questions, long changes, Instant minute) {}

    private record Question(Asked asked, Class<?> about, Object question) {}

    /** For whom, and in which language: an answer may hold words. */
    private record Asked(Scope scope, Locale locale) {}

    /** What was found after so many changes, in this minute. */
    private record Answer(long changes, Instant minute, Object value) {

        private boolean holds(long now, Instant thisMinute) {
            return changes == now && minute.equals(thisMinute);
        }
    }
}
