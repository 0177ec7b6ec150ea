package app.handoff;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down by which transactions and statements this thread's work reaches the database, whoever makes them. What the
 * application's own jobs do meanwhile is not written down.
 */
public final class DatabaseLog {

    private static final ThreadLocal<@Nullable List<Transaction>> WRITTEN = new ThreadLocal<>();

    private DatabaseLog() {}

    /** The transactions of this work, in the order in which they began. */
    public static List<Transaction> of(Runnable work) {
        var written = new ArrayList<Transaction>();
        WRITTEN.set(written);
        try {
            work.run();
        } finally {
            WRITTEN.remove();
        }
        return written;
    }

    /** One transaction, from its first statement to its end. */
    public record Transaction(List<String> statements) {

        /** Whether it works for a business, and neither for the session of a browser nor for a setting of the installation. */
        public boolean isOfBusiness() {
            return statements.stream().anyMatch(statement -> statement.contains("'app.business_id'"));
        }
    }

    /** Stands between the pool and the database; named to each context by {@link TestDatabase.Initializer}. */
    static final class Writer implements BeanPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && pool.getDataSource() != null) {
                pool.setDataSource(new WrittenDown(pool.getDataSource()));
            }
            return bean;
        }
    }

    private static final class WrittenDown extends DelegatingDataSource {

        private WrittenDown(DataSource line) {
            super(line);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, new ConnectionHandler(super.getConnection()));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return proxy(Connection.class, new ConnectionHandler(super.getConnection(user, password)));
        }
    }

    private static final class ConnectionHandler implements InvocationHandler {

        private final Connection connection;
        private @Nullable Transaction open;

        private ConnectionHandler(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                open = null;
            }
            var answer = call(connection, method, arguments);
            if (answer instanceof Statement statement) {
                var sql = arguments == null ? "" : String.valueOf(arguments[0]);
                return proxy(method.getReturnType(), (self, asked, given) -> {
                    if (asked.getName().startsWith("execute")) {
                        write(given == null ? sql : String.valueOf(given[0]));
                    }
                    return call(statement, asked, given);
                });
            }
            return answer;
        }

        private void write(String statement) {
            var written = WRITTEN.get();
            if (written == null) {
                return;
            }
            if (open == null) {
                open = new Transaction(new ArrayList<>());
                written.add(open);
            }
            open.statements().add(statement);
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(DatabaseLog.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
