package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.TestDatabase;
import app.handoff.kernel.BusinessId;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.context.WebApplicationContext;

/** A data folder of PostgreSQL 17 under a Handoff that brings 18. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class UpgradeTests {

    private static final Map<String, String> SPEED =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    @TempDir
    static Path folder;

    static Path older;
    static Map<String, String> before;

    @Autowired
    WebApplicationContext context;

    /** Everything a sample business has, written by the older programs. */
    private synchronized Path olderFolder(String name) throws Exception {
        if (older == null) {
            var pages = Pages.of(context);
            var ana = pages.owner("Ana's own");
            var sample = pages.inSample(ana);
            older = folder.resolve("older");
            try (var server = EmbeddedServer.start(older, SPEED, olderArchive())) {
                var access = server.access();
                Flyway.configure()
                        .dataSource(access.url(), DatabaseAccess.OWNER, access.ownerPassword())
                        .load()
                        .migrate();
                fill(server, List.of(sample.business(), ana.business()));
                before = sums(server);
            }
            // Unpacked once for all tests.
            ServerPrograms.unpackedUnder(DataFolder.at(older), ServerPrograms.archive());
        }
        Path copy = folder.resolve(name);
        copy(older, copy);
        return copy;
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static URL olderArchive() throws IOException {
        String name = ServerPrograms.archive().getPath().replaceFirst("^.*/", "");
        return new URL("jar:" + Path.of("target/older-postgres.jar").toUri() + "!/" + name);
    }

    private static void fill(EmbeddedServer server, List<BusinessId> businesses) throws SQLException {
        var shared = TestDatabase.access();
        try (Connection from = DriverManager.getConnection(shared.url(), DatabaseAccess.OWNER, shared.ownerPassword());
                Connection to = server.connect("handoff");
                var statement = to.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var table : Upgrade.tables(to).entrySet()) {
                boolean ofABusiness = isWalled(to, table.getKey());
                for (var business : ofABusiness ? businesses : businesses.subList(0, 1)) {
                    // The owner is bound by the walls between businesses, too.
                    try (var wall = from.prepareStatement("select set_config('app.business_id', ?, false)")) {
                        wall.setString(1, business.toString());
                        wall.execute();
                    }
                    if (!table.getKey().contains("flyway")) {
                        Upgrade.copy(from, to, table.getKey(), table.getValue());
                    }
                }
            }
        }
    }

    private static boolean isWalled(Connection connection, String table) throws SQLException {
        try (var question =
                connection.prepareStatement("select relforcerowsecurity from pg_class where oid = ?::regclass")) {
            question.setString(1, table);
            try (var answer = question.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private static Map<String, String> sums(EmbeddedServer server) throws SQLException {
        var sums = new TreeMap<String, String>();
        try (var connection = server.connect("handoff");
                var statement = connection.createStatement()) {
            for (String table : Upgrade.tables(connection).keySet()) {
                try (var sum = statement.executeQuery("select count(*) || ' '"
                        + " || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table + " t")) {
                    sum.next();
                    sums.put(table, sum.getString(1));
                }
            }
        }
        return sums;
    }

    @Test
    void theNewerServerOpensWithEveryRowAndKeepsTheOldFolder(CapturedOutput console) throws Exception {
        Path data = olderFolder("whole");
        long start = System.nanoTime();
        try (var server = EmbeddedServer.start(data, SPEED)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            var after = sums(server);
            long rows = after.values().stream()
                    .mapToLong(sum -> Long.parseLong(sum.substring(0, sum.indexOf(' '))))
                    .sum();
            long filled =
                    after.values().stream().filter(sum -> !sum.startsWith("0 ")).count();
            System.out.printf(
                    "Upgrade 17 to 18: %d tables (%d with rows), %,d rows, all checksums equal %s, %.1f s%n",
                    after.size(), filled, rows, after.equals(before), seconds);
            assertThat(after).isEqualTo(before);
            assertThat(filled).isGreaterThan(40);
            assertThat(rows).isGreaterThan(500);
            try (var connection = server.connect("handoff");
                    var statement = connection.createStatement();
                    var version = statement.executeQuery("show server_version_num")) {
                version.next();
                assertThat(version.getString(1)).startsWith("18");
            }
            // What comes next is the usual way of every start.
            var access = server.access();
            var history = Flyway.configure()
                    .dataSource(access.url(), DatabaseAccess.OWNER, access.ownerPassword())
                    .load();
            history.validate();
            assertThat(history.migrate().migrationsExecuted).isZero();
        }
        assertThat(data.resolve("database-17")).doesNotExist();
        assertThat(data.resolve("database-17.kept/PG_VERSION")).hasContent("17");
        assertThat(console).contains("database-17.kept").contains("MB): remove it when");
        // And the next start is an ordinary one.
        EmbeddedServer.start(data, SPEED).close();
        assertThat(console.getAll().lines().filter(line -> line.contains("is kept in")))
                .hasSize(1);
    }

    @Test
    void anUpgradeThatIsKilledLeavesTheOldDataAndBeginsAnew() throws Exception {
        Path data = olderFolder("killed");
        for (String moment : List.of("database-18.creating/PG_VERSION", "database-18.creating/postmaster.pid")) {
            Process instance = ChildProcess.java(WritingInstance.class, data.toString(), "0")
                    .redirectOutput(folder.resolve("killed.log").toFile())
                    .start();
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(data.resolve(moment)));
            ChildProcess.kill(instance.toHandle());
            assertThat(data.resolve("database-18")).doesNotExist();
            assertThat(data.resolve("database-17/PG_VERSION")).exists();
        }
        // Servers of both versions may be running on now: nobody stopped them.
        try (var server = EmbeddedServer.start(data, SPEED)) {
            assertThat(sums(server)).isEqualTo(before);
        }
    }

    @Test
    void withoutTheOlderProgramsTheUpgradeSaysWhatToDo() throws Exception {
        Path data = olderFolder("without-programs");
        var newer = ServerPrograms.unpackedUnder(DataFolder.at(data), ServerPrograms.archive());
        newer.deleteOthers(List.of());
        refused(data, "Start the Handoff of before once on this folder");
        assertThat(newer.ofVersion(17)).isEmpty();

        // It puts its programs there, and then this one finds them.
        EmbeddedServer.start(data, SPEED, olderArchive()).close();
        assertThat(newer.ofVersion(17)).isPresent();
    }

    @Test
    void dataOfANewerServerAreRefusedAndLeftAlone() throws Exception {
        Path data = olderFolder("newer");
        Files.createDirectories(data.resolve("database-19"));
        Files.writeString(data.resolve("database-19/PG_VERSION"), "19\n");
        refused(data, "written by PostgreSQL 19, and this Handoff brings PostgreSQL 18");
        assertThat(data.resolve("database-18")).doesNotExist();

        DataFolder.delete(data.resolve("database-19"));
        Files.move(data.resolve("database-17"), data.resolve("database-18"));
        refused(data, "holds a database of PostgreSQL 17");
    }

    @Test
    void tablesThatThisHandoffDoesNotKnowAreRefusedAndLeftAlone() throws Exception {
        Path data = olderFolder("unknown-tables");
        try (var server = EmbeddedServer.start(data, SPEED, olderArchive());
                var connection = server.connect("handoff");
                var statement = connection.createStatement()) {
            statement.execute("create table public.of_somebody_else (id int)");
        }
        refused(data, "Nothing has been changed");
        assertThat(data.resolve("database-18.creating")).doesNotExist();
        assertThat(data.resolve("database-17/PG_VERSION")).exists();
    }

    @Test
    void aDiskWithoutRoomIsToldBeforeAnythingBegins() throws Exception {
        Path data = olderFolder("no-room");
        var inside = DataFolder.at(data);
        var programs = ServerPrograms.unpackedUnder(inside, olderArchive());
        var cluster = new Cluster(inside, programs, "database-17", new Properties());
        var upgrade = new Upgrade(inside, cluster, cluster);
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> upgrade.requireRoom(1_000_000))
                .withMessageContaining("1 MB are free")
                .withMessageContaining("nothing has been changed");
        upgrade.requireRoom(10_000_000_000L);
    }

    private static void refused(Path data, String words) {
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> EmbeddedServer.start(data, SPEED))
                .withMessageContaining(words);
    }
}
