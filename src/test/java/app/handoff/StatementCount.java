package app.handoff;

import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Counts what this thread's work asks the database through Hibernate: a list must not ask more because it has more rows.
 * What the application's own jobs ask meanwhile is not counted.
 */
public final class StatementCount {

    private static final ThreadLocal<long[]> ASKED = ThreadLocal.withInitial(() -> new long[1]);

    private StatementCount() {}

    public static long of(Supplier<?> work) {
        long before = ASKED.get()[0];
        work.get();
        long asked = ASKED.get()[0] - before;
        if (asked == 0) {
            throw new AssertionError("The work asked the database nothing in this thread: nothing was counted");
        }
        return asked;
    }

    /**
     * What a page asks once its answers are kept, as for whoever comes second: the fewest of three, since the minute for which
     * they are kept may end between two.
     */
    public static long ofRepeated(Supplier<?> work) {
        return LongStream.generate(() -> of(work)).limit(3).min().orElseThrow();
    }

    /** Hears of every statement; named to Hibernate by {@link TestDatabase.Initializer}. */
    public static final class Inspector implements StatementInspector {

        @Override
        public String inspect(String sql) {
            ASKED.get()[0]++;
            return sql;
        }
    }
}
