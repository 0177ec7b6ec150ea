package app.handoff.installation;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Handoff's own server while it starts: the application is put together meanwhile, and its first connection waits. */
final class StartingServer implements AutoCloseable {

    private final CompletableFuture<EmbeddedServer> started = new CompletableFuture<>();

    private StartingServer() {}

    static StartingServer on(Path dataFolder) {
        StartingServer server = new StartingServer();
        Thread starter = new Thread(
                () -> {
                    try {
                        server.started.complete(
                                EmbeddedServer.start(dataFolder, Map.of()).watched());
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
    RoleDataSource as(String role, Function<DatabaseAccess, String> password) {
        return new RoleDataSource(() -> {
            DatabaseAccess access = await().access();
            return new RoleDataSource.Login(access.url(), role, password.apply(access));
        });
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
}
