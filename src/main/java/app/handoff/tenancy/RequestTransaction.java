package app.handoff.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets what one request reads, and what it then saves, happen in one transaction of the database. A transaction of Spring that
 * only reads leaves it open at its end, and the next one goes on in it, with entities of its own; one that saves commits it. When
 * anything fails, it is rolled back like any other.
 *
 * <p>Between two of them it holds a connection. That is given back before whatever may take long: by {@link #pause} before such
 * work, by {@link #end} before the answer goes out.
 */
public final class RequestTransaction {

    private static final ThreadLocal<@Nullable RequestTransaction> CURRENT = new ThreadLocal<>();

    private final boolean mayWrite;

    /** What it is held open on, if it is. */
    private @Nullable Connection connection;

    /** Whose rows it sees; null until it has begun. */
    private Tenancy.@Nullable Scope entered;

    /** What Spring is about to begin in it, and what is at work in it. */
    private @Nullable Part awaited;

    private @Nullable Part atWork;

    private RequestTransaction(boolean mayWrite) {
        this.mayWrite = mayWrite;
    }

    /**
     * Serves a request.
     *
     * @param mayWrite whether it may save where it has read before; else PostgreSQL refuses to, and what is saved all the same is
     *     saved in a transaction of its own
     */
    public static <T> T call(boolean mayWrite, Callable<T> request) throws Exception {
        var own = new RequestTransaction(mayWrite);
        CURRENT.set(own);
        try {
            return request.call();
        } finally {
            own.giveBack();
            CURRENT.remove();
        }
    }

    /** Before something that takes long, or that needs another connection. What is read afterwards is read in a new transaction. */
    public static void pause() {
        var current = CURRENT.get();
        if (current != null) {
            current.giveBack();
        }
    }

    /** Before the answer goes out. Whatever is read meanwhile is read in a transaction of its own. */
    public static void end() {
        pause();
        CURRENT.remove();
    }

    /** Spring begins a transaction in this scope, and takes its connection before {@link #begun}. */
    static void begin(Tenancy.@Nullable Scope scope, boolean readOnly) {
        var current = CURRENT.get();
        // One within another one stands apart.
        if (current == null || current.atWork != null) {
            return;
        }
        if (scope == null || !readOnly && !current.mayWrite) {
            current.giveBack();
        } else {
            current.awaited = readOnly ? Part.READING : Part.WRITING;
        }
    }

    /** Whether or not it has begun: whatever takes a connection now is something else. */
    static void begun() {
        var current = CURRENT.get();
        if (current != null) {
            current.awaited = null;
        }
    }

    private void giveBack() {
        if (connection != null && atWork == null) {
            try (var held = connection) {
                connection = null;
                entered = null;
                held.rollback();
            } catch (SQLException e) {
                // It only read: nothing is lost with it.
            }
        }
    }

    private enum Part {
        READING,
        WRITING
    }

    /** Where Hibernate takes its connections. */
    static final class Connections extends DelegatingDataSource {

        Connections(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var current = CURRENT.get();
            if (current == null || current.awaited == null) {
                return super.getConnection();
            }
            if (current.connection == null) {
                current.connection = super.getConnection();
            }
            current.atWork = current.awaited;
            current.awaited = null;
            return (Connection) Proxy.newProxyInstance(
                    RequestTransaction.class.getClassLoader(),
                    new Class<?>[] {SharedConnection.class},
                    new Shared(current, current.connection, current.atWork));
        }
    }

    /** The connection of a request, in the hands of one transaction of Spring. */
    interface SharedConnection extends Connection {

        /** Whether the rows of this scope are seen already. */
        boolean sees(Tenancy.Scope scope);

        /** The rows of this scope are seen from now on. */
        void entered(Tenancy.Scope scope);
    }

    private static final class Shared implements InvocationHandler {

        private static final Pattern READS = Pattern.compile("\\s*(?:select|with)\\b", Pattern.CASE_INSENSITIVE);

        /** What PostgreSQL refuses as well where only reading is allowed: rows that are changed or locked on the way. */
        private static final Pattern CHANGES = Pattern.compile(
                "\\b(?:insert\\s+into|delete\\s+from|merge\\s+into|update\\s+\\S+\\s+set|for\\s+(?:no\\s+key\\s+)?update|for\\s+(?:key\\s+)?share)\\b",
                Pattern.CASE_INSENSITIVE);

        /** What PostgreSQL calls it where only reading is allowed. */
        private static final String READ_ONLY = "25006";

        private final RequestTransaction request;
        private final Connection connection;
        private final Part part;
        private boolean closed;

        private Shared(RequestTransaction request, Connection connection, Part part) {
            this.request = request;
            this.connection = connection;
            this.part = part;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
            var first = given == null || given.length == 0 ? null : given[0];
            switch (method.getName()) {
                case "sees":
                    return request.entered != null
                            && request.entered.seesTheRowsOf((Tenancy.Scope) Objects.requireNonNull(first));
                case "entered":
                    request.entered = (Tenancy.Scope) first;
                    return null;
                case "setReadOnly":
                    // What may be saved later has to be allowed from the beginning, and nothing changes in the middle.
                    if (request.mayWrite || request.entered != null) {
                        return null;
                    }
                    break;
                case "prepareStatement":
                    expectAllowed(String.valueOf(first));
                    break;
                case "commit":
                    if (part == Part.READING) {
                        return null;
                    }
                    request.entered = null;
                    break;
                case "rollback":
                    request.entered = null;
                    break;
                case "close":
                    if (closed) {
                        return null;
                    }
                    closed = true;
                    request.atWork = null;
                    if (staysOpen()) {
                        return null;
                    }
                    request.entered = null;
                    request.connection = null;
                    break;
                default:
            }
            try {
                return method.invoke(connection, given);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        /** As long as the request goes on, after what only read and did not fail. */
        private boolean staysOpen() {
            return part == Part.READING && request.entered != null && CURRENT.get() == request;
        }

        /** PostgreSQL itself refuses only where the whole request reads. */
        private void expectAllowed(String statement) throws SQLException {
            boolean reads = READS.matcher(statement).lookingAt()
                    && !CHANGES.matcher(statement).find();
            if (part == Part.READING && !reads) {
                throw new SQLException("In a transaction that only reads: " + statement, READ_ONLY);
            }
        }
    }
}
