package app.handoff;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what this thread's work asks the database, whoever asks: a list must not ask more because it has more rows. BEGIN and
 * COMMIT are not counted, nor what the application's own jobs ask meanwhile.
 */
public final class StatementCount {

    private static final ThreadLocal<List<String>> ASKED = ThreadLocal.withInitial(ArrayList::new);

    /** Of the statement that enters a business, and of the one that counts its changes. */
    private static final List<String> OF_TENANCY = List.of("set_config('app.business_id'", "update business_change");

    private StatementCount() {}

    /** How many statements ask for something, beside {@linkplain #withoutTenancy those around each transaction}. */
    public static long of(Supplier<?> work) {
        return withoutTenancy(statements(work)).size();
    }

    /**
     * What a page asks once its answers are kept, as for whoever comes second: the fewest of three, since the minute for which
     * they are kept may end between two.
     */
    public static long ofRepeated(Supplier<?> work) {
        return withoutTenancy(statementsOfRepeated(work)).size();
    }

    /** The same, as it was asked, with what is around each transaction. */
    public static List<String> statementsOfRepeated(Supplier<?> work) {
        return Stream.generate(() -> statements(work))
                .limit(3)
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }

    /** What is left without the statements around each transaction that enter the business and count its changes. */
    public static List<String> withoutTenancy(List<String> statements) {
        return statements.stream()
                .filter(sql -> OF_TENANCY.stream().noneMatch(sql::contains))
                .toList();
    }

    private static List<String> statements(Supplier<?> work) {
        ASKED.get().clear();
        work.get();
        var asked = List.copyOf(ASKED.get());
        if (asked.isEmpty()) {
            throw new AssertionError("The work asked the database nothing in this thread: nothing was counted");
        }
        return asked;
    }

    /** Listens at the line below the pool, where nothing passes by unheard; put there by {@link TestDatabase.Initializer}. */
    static final class Listener implements BeanPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && pool.getDataSource() != null) {
                pool.setDataSource(listening(pool.getDataSource()));
            }
            return bean;
        }

        private static DataSource listening(DataSource line) {
            return new DelegatingDataSource(line) {
                @Override
                public Connection getConnection() throws SQLException {
                    return listening(super.getConnection());
                }

                @Override
                public Connection getConnection(String username, String password) throws SQLException {
                    return listening(super.getConnection(username, password));
                }
            };
        }

        private static Connection listening(Connection connection) {
            return listening(Connection.class, (proxy, method, arguments) -> {
                var result = call(connection, method, arguments);
                return result instanceof Statement statement
                        ? listening(statement, method.getName().startsWith("prepare") ? (String) arguments[0] : null)
                        : result;
            });
        }

        /** @param prepared what it was prepared for; null if it is told what to ask only when it asks */
        private static Statement listening(Statement statement, @Nullable String prepared) {
            return listening(PreparedStatement.class, (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    ASKED.get()
                            .add(
                                    prepared == null && arguments != null
                                            ? (String) arguments[0]
                                            : Objects.requireNonNullElse(prepared, "a batch"));
                }
                return call(statement, method, arguments);
            });
        }

        private static <T> T listening(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static @Nullable Object call(
                Object target, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
