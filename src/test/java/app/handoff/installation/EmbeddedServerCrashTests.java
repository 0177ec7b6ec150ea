package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the application and its server while rows are written, again and again, and looks for rows that went missing. */
class EmbeddedServerCrashTests {

    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    @Test
    void losesNoAcknowledgedRowWhenEverythingIsKilled() throws Exception {
        Path data = folder.resolve("data");
        createTable(data);
        Random moment = new Random(20261123);
        Set<Long> acknowledged = new HashSet<>();
        Set<Long> lost = new HashSet<>();
        Duration slowestStart = Duration.ZERO;
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.addAll(writeUntilKilled(data, round * 1_000_000L, moment.nextInt(300, 1200)));
            long start = System.nanoTime();
            try (EmbeddedServer server = EmbeddedServer.start(data, Map.of())) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                slowestStart = took.compareTo(slowestStart) > 0 ? took : slowestStart;
                Set<Long> missing = new HashSet<>(acknowledged);
                missing.removeAll(stored(server.access()));
                lost.addAll(missing);
            }
        }
        System.out.printf(
                "Embedded server: %d rounds of kill -9 of JVM and postmaster, %,d rows acknowledged, %d lost, slowest recovery %.1f s.%n",
                ROUNDS, acknowledged.size(), lost.size(), slowestStart.toMillis() / 1000.0);
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 100);
        assertThat(lost).isEmpty();
        assertThat(slowestStart).isLessThan(Duration.ofSeconds(20));
    }

    private static void createTable(Path data) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(data, Map.of());
                Connection owner = DriverManager.getConnection(
                        server.access().url(),
                        DatabaseAccess.OWNER,
                        server.access().ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table written (id bigint primary key)");
        }
    }

    private static Set<Long> writeUntilKilled(Path data, long firstId, int milliseconds) throws Exception {
        Process instance = ChildProcess.java(WritingInstance.class, data.toString(), String.valueOf(firstId))
                .start();
        BufferedReader output = instance.inputReader();
        assertThat(output.readLine()).isEqualTo(WritingInstance.READY);
        CompletableFuture<Set<Long>> acknowledged = CompletableFuture.supplyAsync(() -> read(output, firstId));
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("database-18/postmaster.pid")).get(0));
        assertThat(instance.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("it ended by itself while it wrote")
                .isFalse();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        ChildProcess.kill(instance.toHandle());
        return acknowledged.join();
    }

    private static Set<Long> read(BufferedReader output, long firstId) {
        Set<Long> ids = new HashSet<>();
        try {
            for (String line; (line = output.readLine()) != null; ) {
                long id = Long.parseLong(line);
                // The last line may be cut in two: a shorter number acknowledges nothing.
                if (id > firstId) {
                    ids.add(id);
                }
            }
        } catch (IOException e) {
            // The writer was killed.
        }
        return ids;
    }

    private static Set<Long> stored(DatabaseAccess access) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Connection app = DriverManager.getConnection(access.url(), DatabaseAccess.APP, access.appPassword());
                Statement statement = app.createStatement();
                ResultSet rows = statement.executeQuery("select id from written")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
