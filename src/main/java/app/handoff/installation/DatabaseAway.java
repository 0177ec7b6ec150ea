package app.handoff.installation;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away from a mistake of ours: only the first goes by itself. */
final class DatabaseAway {

    /** admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections. */
    private static final Set<String> COMES_BACK = Set.of("57P01", "57P02", "57P03", "53300");

    /** disk_full, out_of_memory, io_error: it answers, and can keep nothing. */
    private static final Set<String> KEEPS_NOTHING = Set.of("53100", "53200", "58030");

    private DatabaseAway() {}

    /** Whether this happened because the database could not be reached, or broke off. */
    static boolean isMeantBy(@Nullable Throwable failure) {
        return anyCause(failure, DatabaseAway::isAway);
    }

    /** Whether a visitor may try again later, because the database is away or has no room. */
    static boolean passes(@Nullable Throwable failure) {
        return anyCause(failure, sql -> isAway(sql) || KEEPS_NOTHING.contains(state(sql)));
    }

    private static boolean isAway(SQLException sql) {
        String state = state(sql);
        return sql instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || COMES_BACK.contains(state)
                // What the pool says of a connection that broke a moment ago.
                || state.isEmpty() && "Connection is closed".equals(sql.getMessage());
    }

    private static String state(SQLException sql) {
        return sql.getSQLState() == null ? "" : sql.getSQLState();
    }

    private static boolean anyCause(@Nullable Throwable failure, Predicate<SQLException> what) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && what.test(sql)) {
                return true;
            }
            // A rollback that failed hides why it was needed.
            if (cause instanceof TransactionSystemException rollback
                    && rollback.getApplicationException() != null
                    && anyCause(rollback.getApplicationException(), what)) {
                return true;
            }
        }
        return false;
    }
}
