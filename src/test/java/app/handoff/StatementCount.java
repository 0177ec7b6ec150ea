package app.handoff;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Counts what Hibernate asks the database: a list must not ask more because it has more rows. */
public final class StatementCount {

    private StatementCount() {}

    public static long of(EntityManagerFactory factory, Supplier<?> work) {
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        work.get();
        return statistics.getPrepareStatementCount() - before;
    }
}
