package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

    @TempDir
    Path folder;

    @Test
    void holdsEverythingStoredBeforeItWhileWorkGoesOn() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copies").resolve("monday");
        AtomicLong stored = new AtomicLong();
        long before;
        long after;
        try (EmbeddedServer server = EmbeddedServer.start(data, Map.of())) {
            execute(server, "create table done (number bigint primary key, filling text)");
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> write(server, stored, over));
            await().until(() -> stored.get() >= 500);
            before = stored.get();
            Backup.take(data, copy);
            after = stored.get();
            over.set(true);
            work.join();
        }
        assertThat(after).as("work went on").isGreaterThan(before);

        try (EmbeddedServer restored = EmbeddedServer.start(copy, Map.of())) {
            long found = count(restored);
            System.out.printf(
                    "Backup under writes: %d rows before, %d after, %d in the copy, 0 missing.%n",
                    before, after, found);
            assertThat(found).isBetween(before, stored.get() + 1);
            assertThat(count(restored, "select max(number) from done"))
                    .as("no gap")
                    .isEqualTo(found);
            execute(restored, "insert into done values (0, 'the copy works')");
        }
    }

    @Test
    void isRefusedWhereNothingRunsOrSomethingLies() {
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> Backup.take(folder.resolve("nothing"), folder.resolve("copy")))
                .withMessageContaining("does not run on the data folder");
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> Backup.take(folder.resolve("nothing"), folder))
                .withMessageContaining("already");
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> Backup.take(folder.resolve("data"), folder.resolve("data/copy")))
                .withMessageContaining("outside");
        assertThat(Files.exists(folder.resolve("copy"))).isFalse();
    }

    private static void write(EmbeddedServer server, AtomicLong stored, AtomicBoolean over) {
        try (Connection connection = server.connect("handoff");
                var insert = connection.prepareStatement("insert into done values (?, repeat('x', 2000))")) {
            while (!over.get()) {
                insert.setLong(1, stored.get() + 1);
                insert.execute();
                stored.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("handoff");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(EmbeddedServer server) throws SQLException {
        return count(server, "select count(*) from done");
    }

    private static long count(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("handoff");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
