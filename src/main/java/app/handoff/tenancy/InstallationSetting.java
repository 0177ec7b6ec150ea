package app.handoff.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.DataSourceLookupFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * A setting of the whole installation that stands in one row. It is asked for on many pages and seldom changes, so it is read
 * at most once a second: every node works with what was saved on one of them from the next second on. It is read apart from the
 * transaction at hand, which may have the rights of a vendor.
 *
 * @param <T> what the row says
 */
public final class InstallationSetting<T> {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final DataSource database;
    private final String query;
    private final Reader<T> reader;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known<T> known;

    public InstallationSetting(DataSource database, String query, Reader<T> reader) {
        this.database = database;
        this.query = query;
        this.reader = reader;
    }

    /** What was saved, if anything. */
    public Optional<T> get() {
        var last = known;
        if (last == null) {
            reading.lock();
        } else if (last.isFresh() || !reading.tryLock()) {
            // Who reads it now may wait for a connection. Whoever else did, holding one already, could wait for all of
            // them.
            return last.value();
        }
        try {
            last = known;
            if (last == null || !last.isFresh()) {
                long now = System.nanoTime();
                last = new Known<>(read(last == null), now);
                known = last;
            }
            return last.value();
        } finally {
            reading.unlock();
        }
    }

    /** To be called after another value was saved here. */
    public void changed() {
        known = null;
    }

    /** @param first whether others wait, who may have all connections of the pool */
    private Optional<T> read(boolean first) {
        try (Connection connection = first ? besideThePool() : database.getConnection();
                var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            Optional<T> value = rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return value;
        } catch (SQLException e) {
            var translated = new SQLExceptionSubclassTranslator().translate("installation setting", query, e);
            throw translated == null
                    ? new DataSourceLookupFailureException("A setting of the installation cannot be read", e)
                    : translated;
        }
    }

    private Connection besideThePool() throws SQLException {
        var server = database.isWrapperFor(HikariDataSource.class)
                ? database.unwrap(HikariDataSource.class).getDataSource()
                : null;
        return server == null ? database.getConnection() : server.getConnection();
    }

    /** Reads the value from the row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private record Known<T>(Optional<T> value, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < SECOND;
        }
    }
}
