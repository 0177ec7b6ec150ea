package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.installation.Backups.Plan;
import app.handoff.installation.ProvenBackup.Proof;
import app.handoff.installation.ProvenBackup.Step;
import app.handoff.kernel.RuleViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenBackupTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    @Test
    void aBackupHoldsEveryRowOfItsMomentWhileThreePeopleGoOnWriting() throws Exception {
        Path data = folder.resolve("data");
        Path backups = data.resolve("backups");
        Path file = backups.resolve("monday.zip");
        List<Step> steps = new ArrayList<>();
        AtomicLong written = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        try (EmbeddedServer server = EmbeddedServer.start(data, Map.of("shared_buffers", "32MB"))) {
            execute(server, "create table account (id int primary key, balance bigint)");
            execute(server, "create table transfer (id bigint generated always as identity, note text)");
            execute(
                    server,
                    "create table picture as select i, sha256(i::text::bytea) as bytes from generate_series(1, 5000)"
                            + " i");
            execute(server, "insert into account select i, 100 from generate_series(1, 50) i");
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Void>> people = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                people.add(CompletableFuture.runAsync(() -> move(server, written, longest, over)));
            }
            while (written.get() < 50) {
                Thread.onSpinWait();
            }
            long before = written.get();

            Proof proof = new ProvenBackup(data, backups, steps::add).make(file);

            long after = written.get();
            over.set(true);
            people.forEach(CompletableFuture::join);
            System.out.printf(
                    "Backup under writes: %d tables, %d rows, %d differences; %d transfers before, %d after it,"
                            + " the slowest took %d ms; %d bytes.%n",
                    proof.tables(),
                    proof.rows(),
                    proof.differences(),
                    before,
                    after,
                    longest.get() / 1_000_000,
                    Files.size(file));
            assertThat(after).as("work went on").isGreaterThan(before);
            assertThat(proof.differences()).isZero();
            assertThat(proof.tables()).isEqualTo(3);
            assertThat(proof.rows()).isBetween(5050 + before, 5050 + after + 3);
        }
        assertThat(steps).containsExactly(Step.COPYING, Step.PACKING, Step.RESTORING, Step.COMPARING);
        try (var left = Files.list(backups)) {
            assertThat(left).as("nothing else is left").containsExactly(file);
        }
        assertThat(Files.getPosixFilePermissions(file))
                .as("for its owner alone")
                .hasSize(2);
    }

    /** Takes from one and gives to another, in an order that differs from one to the next. */
    private static void move(EmbeddedServer server, AtomicLong written, AtomicLong longest, AtomicBoolean over) {
        try (Connection connection = server.connect("handoff");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!over.get()) {
                long start = System.nanoTime();
                long number = written.get();
                statement.execute("insert into transfer (note) values (repeat('x', 500))");
                statement.execute("update account set balance = balance - 1 where id = " + (number * 7 % 25 + 1));
                statement.execute("update account set balance = balance + 1 where id = " + (number * 3 % 25 + 26));
                connection.commit();
                written.incrementAndGet();
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
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

    @Test
    void whatDiffersIsCountedTableByTable() {
        Map<String, String> before = Map.of("a", "2 / 17", "b", "0 / 0", "c", "40 / -3");

        assertThat(Proof.of(before, before)).isEqualTo(new Proof(3, 42, 0));
        assertThat(Proof.of(before, Map.of("a", "2 / 18", "b", "0 / 0", "c", "40 / -3")))
                .isEqualTo(new Proof(3, 42, 1));
        assertThat(Proof.of(before, Map.of("a", "2 / 17", "c", "40 / -3"))).isEqualTo(new Proof(3, 42, 1));
        assertThat(Proof.of(before, Map.of("a", "1 / 17", "b", "0 / 0", "c", "40 / -3", "d", "0 / 0")))
                .isEqualTo(new Proof(3, 42, 2));
        assertThat(Proof.of(before, Map.of()).differences()).isEqualTo(3);
    }

    @Test
    void aDailyBackupIsDueAtItsTimeInItsZone() {
        var plan = new Plan(true, LocalTime.of(3, 0), BERLIN, 14);

        assertThat(plan.lastDue(Instant.parse("2026-11-28T01:59:59Z"))).isEqualTo("2026-11-27T02:00:00Z");
        assertThat(plan.lastDue(Instant.parse("2026-11-28T02:00:00Z"))).isEqualTo("2026-11-28T02:00:00Z");
        assertThat(plan.lastDue(Instant.parse("2026-07-01T23:30:00Z")))
                .as("summer time")
                .isEqualTo("2026-07-01T01:00:00Z");
        assertThat(new Plan(true, LocalTime.of(2, 30), BERLIN, 1).lastDue(Instant.parse("2026-03-29T12:00:00Z")))
                .as("a time that does not exist that day")
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new Plan(true, LocalTime.NOON, BERLIN, 0));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new Plan(true, LocalTime.NOON, BERLIN, 91));
    }
}
