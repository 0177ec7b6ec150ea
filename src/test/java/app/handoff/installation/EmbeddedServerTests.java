package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.handoff.HandoffApplication;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTests {

    @TempDir
    static Path folder;

    static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsWhatItAcknowledged() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void speaksUnicodeAndWorldTime() throws SQLException {
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(asAdministrator("select setting from pg_file_settings where name = 'timezone'"))
                .isEqualTo("UTC");
        assertThat(setting("server_version_num")).startsWith("18");
    }

    @Test
    void letsNobodyInWithoutAPassword() {
        for (String role : List.of("handoff_admin", DatabaseAccess.OWNER, DatabaseAccess.APP)) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(role, ""));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(role, "guess"))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(DatabaseAccess.VENDOR, server.access().appPassword()));
    }

    @Test
    void hasNoRuleThatTrusts() throws SQLException {
        assertThat(asAdministrator("select string_agg(auth_method || ' ' || address, ', ') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256 127.0.0.1");
    }

    @Test
    void answersThisMachineOnly() throws Exception {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : outside) {
            try (Socket socket = new Socket()) {
                assertThatIOException().isThrownBy(() -> socket.connect(new InetSocketAddress(address, port()), 2000));
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void showsItsFilesToNobodyElse() throws Exception {
        for (String secret : List.of("data/database.properties", "data/database-18/pg_hba.conf")) {
            assertThat(permissions(folder.resolve(secret))).isEqualTo("rw-------");
        }
        for (String privateFolder : List.of("data", "data/database-18", "data/programs", "data/log")) {
            assertThat(permissions(folder.resolve(privateFolder))).isEqualTo("rwx------");
        }
    }

    @Test
    void unpacksItsProgramsUnderTheDataFolder() throws Exception {
        try (Stream<Path> programs = Files.list(folder.resolve("data/programs"))) {
            assertThat(programs.map(path -> path.resolve("bin")))
                    .singleElement()
                    .satisfies(bin -> assertThat(bin).isDirectory());
        }
    }

    @Test
    void rolesHoldNoMoreThanTheyNeed() throws SQLException {
        assertThat(asAdministrator("""
                select string_agg(rolname, ', ' order by rolname) from pg_roles
                 where rolname like 'handoff%' and rolname <> 'handoff_admin'
                   and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                """)).isEqualTo("handoff_app, handoff_owner, handoff_vendor");
        try (Connection owner = connect(DatabaseAccess.OWNER, server.access().ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table secret_plan (id int)");
        }
        try (Connection app = connect(DatabaseAccess.APP, server.access().appPassword());
                Statement statement = app.createStatement()) {
            assertDenied(statement, "create table own_table (id int)");
            assertDenied(statement, "create temporary table own_table (id int)");
            assertDenied(statement, "drop table secret_plan");
            statement.execute("insert into secret_plan values (1)");

            app.setAutoCommit(false);
            statement.execute("select set_config('role', 'handoff_vendor', true)");
            assertDenied(statement, "select * from secret_plan");
            app.rollback();
            statement.execute("select * from secret_plan");
        }
    }

    @Test
    void creatingTheRolesTwiceChangesNothing() throws SQLException {
        DatabaseAccess access = server.access();
        try (Connection administrator = server.connect("handoff")) {
            DatabaseRoles.create(administrator, access.ownerPassword(), access.appPassword());
        }
        connect(DatabaseAccess.APP, access.appPassword()).close();
    }

    @Test
    void secondStartFindsTheDataOfTheFirst() throws SQLException {
        Path data = folder.resolve("restarted");
        DatabaseAccess first;
        try (EmbeddedServer server = EmbeddedServer.start(data, Map.of())) {
            first = server.access();
            try (Connection owner =
                            DriverManager.getConnection(first.url(), DatabaseAccess.OWNER, first.ownerPassword());
                    Statement statement = owner.createStatement()) {
                statement.execute("create table kept (words text)");
                statement.execute("insert into kept values ('still here')");
            }
        }
        try (EmbeddedServer server = EmbeddedServer.start(data, Map.of());
                Connection app =
                        DriverManager.getConnection(server.access().url(), DatabaseAccess.APP, first.appPassword())) {
            assertThat(value(app, "select words from kept")).isEqualTo("still here");
        }
    }

    @Test
    void secondInstanceOnTheSameFolderIsToldSo() throws Exception {
        assertThatExceptionOfType(DataFolderInUse.class)
                .isThrownBy(() -> EmbeddedServer.start(folder.resolve("data"), Map.of()))
                .withMessageContaining("Handoff is already running on the data folder");

        Path output = folder.resolve("second-instance.log");
        Process second = ChildProcess.java(
                        HandoffApplication.class,
                        "--handoff.data=" + folder.resolve("data"),
                        "--server.port=0",
                        "--handoff.test-database=none")
                .redirectOutput(output.toFile())
                .start();

        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output, StandardCharsets.UTF_8).strip())
                .hasLineCount(1)
                .contains("Handoff is already running on the data folder " + folder.resolve("data"))
                .contains("--handoff.data=<folder>");
    }

    @Test
    void takesOverWhatAKilledInstanceLeftRunning() throws Exception {
        Path data = folder.resolve("left-running");
        Process instance =
                ChildProcess.java(WritingInstance.class, data.toString(), "0").start();
        assertThat(instance.inputReader().readLine()).isEqualTo(WritingInstance.READY);
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("database-18/postmaster.pid")).get(0));
        ChildProcess.kill(instance.toHandle());
        assertThat(ProcessHandle.of(server)).isPresent();

        EmbeddedServer.start(data, Map.of()).close();

        // Its entry may stay until its parent has taken note; its program is gone.
        assertThat(ProcessHandle.of(server).flatMap(process -> process.info().command()))
                .isEmpty();
    }

    @Test
    void startsAgainAfterItsFirstStartWasCutOff() throws Exception {
        Path data = folder.resolve("cut-off");
        Files.createDirectories(data.resolve("database-18.creating/base"));
        Files.createDirectories(data.resolve("programs/unpacking/bin"));

        EmbeddedServer.start(data, Map.of()).close();

        assertThat(data.resolve("database-18.creating")).doesNotExist();
    }

    @Test
    void aProcessNumberThatBelongsToSomebodyElseNowStopsNothing() throws Exception {
        Path data = folder.resolve("other-process");
        EmbeddedServer.start(data, Map.of()).close();
        Files.writeString(
                data.resolve("database-18/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("database-18") + "\n1\n1\n\n127.0.0.1\n");

        EmbeddedServer.start(data, Map.of()).close();
    }

    private static String setting(String name) throws SQLException {
        return asAdministrator("show " + name);
    }

    private static String asAdministrator(String sql) throws SQLException {
        try (Connection administrator = server.connect("handoff")) {
            return value(administrator, sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(String role, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        return DriverManager.getConnection(server.access().url(), properties);
    }

    private static int port() {
        return URI.create(server.access().url().substring("jdbc:".length())).getPort();
    }

    private static void assertDenied(Statement statement, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute(sql))
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
