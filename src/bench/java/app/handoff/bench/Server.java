package app.handoff.bench;

import static org.awaitility.Awaitility.await;

import app.handoff.bench.Processes.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A started application and the database server that works for it. */
final class Server implements AutoCloseable {

    /**
     * What happened until the first page.
     *
     * @param seconds since the process was started
     * @param usage milliseconds of processor time, which tell more than seconds where the machine has more to do
     */
    record Start(double seconds, Usage usage) {}

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Database database;
    private Start start = new Start(0, new Usage(0, 0));

    private Server(Process process, int port, Database database) {
        this.process = process;
        this.port = port;
        this.database = database;
    }

    /** Starts the jar on this folder and waits for its first page. */
    static Server ofJar(Settings settings, Path jar, Path dataFolder, String firstPage) throws IOException {
        return start(
                settings,
                List.of("-jar", jar.toString(), "--handoff.data=" + dataFolder),
                new Database(dataFolder),
                firstPage);
    }

    /** Starts a JVM with these arguments, to which a port is added, and waits for its first page. */
    static Server start(Settings settings, List<String> arguments, Database database, String firstPage)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(settings.jvm());
        command.addAll(arguments);
        command.add("--server.port=" + port);
        var log = database.dataFolder().resolveSibling(database.dataFolder().getFileName() + ".log");
        Files.createDirectories(log.getParent());
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var server = new Server(process, port, database);
        server.awaitPage(firstPage, begun, log);
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPage(String path, long begun, Path log) throws IOException {
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !process.isAlive() || answers(path));
        } catch (ConditionTimeoutException e) {
            process.destroy();
            throw new IllegalStateException("No first page within " + PATIENCE + ": " + Files.readString(log), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended before its first page: " + Files.readString(log));
        }
        start = new Start((System.nanoTime() - begun) / 1e9, processorTime());
    }

    private boolean answers(String path) {
        try (var browser = new Browser(port)) {
            browser.open(path);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Database database() {
        return database;
    }

    Start start() {
        return start;
    }

    Usage processorTime() {
        return Processes.processorTime(process.pid(), database.postmaster());
    }

    Usage memory() {
        return Processes.memory(process.pid(), database.postmaster());
    }

    /** Ends it in order. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
