package app.handoff.installation;

import app.handoff.tenancy.RequestTransaction;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connections that all share. While the database is away, whoever wants one is told so at once instead of waiting. */
class DatabasePool extends HikariDataSource {

    /** How long somebody waits for a connection while all are at work. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatabaseAvailability availability;

    DatabasePool(RoleDataSource line) {
        availability = new DatabaseAvailability(line, this::somebodyWaits, this::forgetConnections);
        setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                // The pool would pause longer and longer between its tries.
                availability.awaitAnswers();
                return line.getConnection();
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return getConnection();
            }
        });
        availability.start();
    }

    DatabaseAvailability availability() {
        return availability;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isEmpty()) {
            // If everybody held one and waited for a second, nobody would go on.
            RequestTransaction.pause();
        }
        long start = System.nanoTime();
        while (true) {
            availability.refuseWhileAway();
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                RequestTransaction.pause();
                boolean refused = e.getSQLState() != null && !e.getSQLState().startsWith("08");
                if (refused
                        || !availability.answers()
                        || System.nanoTime() - start > PATIENCE.toNanos()
                        || isClosed()) {
                    throw e;
                }
            }
        }
    }

    private boolean isEmpty() {
        HikariPoolMXBean pool = getHikariPoolMXBean();
        return pool != null && pool.getIdleConnections() == 0 && pool.getTotalConnections() == getMaximumPoolSize();
    }

    private boolean somebodyWaits() {
        HikariPoolMXBean pool = getHikariPoolMXBean();
        return pool != null && (pool.getActiveConnections() > 0 || pool.getThreadsAwaitingConnection() > 0);
    }

    private void forgetConnections() {
        HikariPoolMXBean pool = getHikariPoolMXBean();
        if (pool != null) {
            pool.softEvictConnections();
        }
    }

    @Override
    public void close() {
        availability.close();
        super.close();
    }
}
