package app.handoff.installation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Handoff's own server while it starts: the application is put together meanwhile, and its first connection waits. */
final class StartingServer implements AutoCloseable {

    private final CompletableFuture<EmbeddedServer> started = new CompletableFuture<>();

    private StartingServer() {}

    static StartingServer on(Path dataFolder) {
        StartingServer server = new StartingServer();
        Thread starter = new Thread(
                () -> {
                    try {
                        server.started.complete(EmbeddedServer.start(dataFolder, Map.of()));
                    } catch (Throwable e) {
                        server.started.completeExceptionally(e);
                    }
                },
                "database");
        starter.start();
        return server;
    }

    /**
     * Waits until the server answers.
     *
     * @throws InstallationProblem if it cannot be started here
     */
    EmbeddedServer await() {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InstallationProblem problem) {
                throw problem;
            }
            throw e;
        }
    }

    /** The connections of one role, whose password is found in what the server tells of itself. */
    DataSource as(String role, Function<DatabaseAccess, String> password) {
        return new Connections(role, password);
    }

    /** Stops the server, also one that is only just starting. */
    @Override
    public void close() {
        started.handle((server, failure) -> server)
                .thenAccept(server -> {
                    if (server != null) {
                        server.close();
                    }
                })
                .join();
    }

    private final class Connections extends AbstractDataSource {

        private final String role;
        private final Function<DatabaseAccess, String> password;

        Connections(String role, Function<DatabaseAccess, String> password) {
            this.role = role;
            this.password = password;
        }

        @Override
        public Connection getConnection() throws SQLException {
            DatabaseAccess access = await().access();
            PGSimpleDataSource direct = new PGSimpleDataSource();
            direct.setUrl(access.url());
            return direct.getConnection(role, password.apply(access));
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException("Each of these belongs to one role: " + role);
        }
    }
}
