package app.handoff.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the database as one role. Where and with which password is asked for each of them. A server that does not
 * answer is given up after two seconds; a statement that it works on may take as long as it takes.
 */
final class RoleDataSource extends AbstractDataSource {

    private static final String PATIENCE_IN_SECONDS = "2";

    private static final String FIRST_ANSWER_IN_MILLISECONDS = "1500";

    private final Supplier<Login> login;
    private final Set<Connection> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    RoleDataSource(Supplier<Login> login) {
        this.login = login;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Login to = login.get();
        Properties properties = new Properties();
        if (to.user() != null) {
            properties.setProperty("user", to.user());
        }
        if (to.password() != null) {
            properties.setProperty("password", to.password());
        }
        properties.setProperty("connectTimeout", PATIENCE_IN_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_IN_SECONDS);
        properties.setProperty("sslResponseTimeout", FIRST_ANSWER_IN_MILLISECONDS);
        // All in all: without an answer about encryption, a second try begins without it, and waits once more.
        properties.setProperty("loginTimeout", PATIENCE_IN_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(to.url(), properties);
        // Whoever names a limit in the address keeps it.
        if (!to.url().contains("socketTimeout=")) {
            connection.setNetworkTimeout(Runnable::run, 0);
        }
        open.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "Each of these belongs to one role: " + login.get().user());
    }

    /** Breaks every connection off: whoever waits on one learns at once that nothing comes any more. */
    void hangUp() {
        List<Connection> all;
        synchronized (open) {
            all = List.copyOf(open);
            open.clear();
        }
        for (Connection connection : all) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // Then it was broken already.
            }
        }
    }

    /** Where the database is and who works in it. */
    record Login(
            String url, @Nullable String user, @Nullable String password) {

        @Override
        public String toString() {
            return url;
        }
    }
}
