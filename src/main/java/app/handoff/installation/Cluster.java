package app.handoff.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** A folder of databases that one major version of PostgreSQL reads and writes, and the server that works on it. */
final class Cluster {

    static final String ADMINISTRATOR = "handoff_admin";
    static final String DATABASE = "handoff";
    private static final RetryPolicy AGAIN = RetryPolicy.builder()
            .includes(InstallationProblem.class)
            .maxRetries(9)
            .delay(Duration.ofSeconds(1))
            .build();

    private final DataFolder data;
    private final ServerPrograms programs;
    private final Path folder;
    private final Properties passwords;
    private final Path report;
    private volatile int port;
    private volatile @Nullable ProcessHandle server;

    Cluster(DataFolder data, ServerPrograms programs, String name, Properties passwords) throws IOException {
        this.data = data;
        this.programs = programs;
        this.folder = data.resolve(name);
        this.passwords = passwords;
        DataFolder.createPrivateFolder(data.resolve("log"));
        this.report = data.resolve("log").resolve("server-start.log");
    }

    Path folder() {
        return folder;
    }

    ServerPrograms programs() {
        return programs;
    }

    /** Makes an empty cluster that lets nobody in without a password. */
    void create() throws IOException {
        Path passwordFile = data.resolve("admin.password");
        DataFolder.writePrivately(passwordFile, passwords.getProperty("admin"));
        try {
            // The built-in locale sorts the same on every machine and after every update of its system libraries.
            boolean created = programs.run(
                    report,
                    "initdb",
                    "--pgdata=" + folder,
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions");
            if (!created) {
                throw failure("create its database");
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(folder.resolve("pg_hba.conf"), """
                # Written by Handoff: this machine only, and nobody without a password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    /** Has every file of the stopped cluster on the disk before it is relied on. */
    void writeThrough() throws IOException {
        if (!programs.run(report, "initdb", "--sync-only", "--pgdata=" + folder)) {
            throw failure("write its database to the disk");
        }
    }

    /**
     * Starts the server, again and again while somebody else still stands in its way: another program that took the port, or
     * the last children of a killed server. {@code overrides} replace our settings.
     */
    void start(Map<String, String> overrides) throws IOException {
        try {
            new RetryTemplate(AGAIN).execute(() -> {
                startOnce(overrides);
                return true;
            });
        } catch (RetryException e) {
            if (e.getCause() instanceof InstallationProblem problem) {
                throw problem;
            }
            throw new IOException("The database server could not be started", e.getCause());
        }
    }

    void startOnce(Map<String, String> overrides) throws IOException {
        stopLeftover();
        // The server starts on no folder that others may look into, and one unpacked from a backup is such a folder.
        DataFolder.keepPrivate(folder, "rwx------");
        port = overrides.containsKey("port") ? Integer.parseInt(overrides.get("port")) : freePort();
        writeSettings(overrides);
        // Recovery after a hard end takes as long as it takes: pg_ctl waits for it.
        if (!programs.run(
                report,
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=900",
                "--silent",
                "--pgdata=" + folder,
                "--log=" + data.resolve("log").resolve("server.log"))) {
            throw failure("start its database server");
        }
        server = readPid().flatMap(ProcessHandle::of).orElse(null);
    }

    /** After a hard end of the application its server lives on; holding the lock, we know that nobody uses it any more. */
    private void stopLeftover() throws IOException {
        Optional<ProcessHandle> leftover = readPid().flatMap(ProcessHandle::of);
        if (leftover.isPresent() && !ServerPrograms.isOver(leftover.get()) && isOurs(leftover.get())) {
            boolean stopped = stop("fast", 30) || stop("immediate", 30);
            if (!stopped && !ServerPrograms.isOver(leftover.get())) {
                throw failure("stop the database server of an earlier run");
            }
        }
        programs.killAll();
        // The number in it may still be known to the system, or belong to somebody else by now; PostgreSQL would take
        // either
        // for a server of its own.
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** Another PostgreSQL on this machine is none of our business: ours names our folder. */
    private boolean isOurs(ProcessHandle process) {
        String words = ServerPrograms.words(process);
        return words.contains(folder.toString())
                || words.contains(data.resolve("programs").toString());
    }

    private Optional<Long> readPid() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf);
    }

    /** Whether the server that was started here is still there, answering or not. */
    boolean isRunning() {
        ProcessHandle started = server;
        return started != null && !ServerPrograms.isOver(started);
    }

    /** Ends the server as a power cut would: it may not even be listening any more. What was acknowledged is on the disk. */
    void kill() throws IOException {
        programs.killAll();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void writeSettings(Map<String, String> overrides) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "128MB");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("logging_collector", "on");
        settings.put("log_directory", data.resolve("log").toString().replace('\\', '/'));
        settings.put("log_filename", "database-%a.log");
        settings.put("log_rotation_age", "1d");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_checkpoints", "off");
        // What people type does not belong in a log: neither the failed statement nor the row it failed on.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.putAll(overrides);
        Files.writeString(
                folder.resolve("postgresql.conf"),
                "# Written by Handoff at every start.\n"
                        + settings.entrySet().stream()
                                .map(entry -> entry.getKey() + " = '"
                                        + entry.getValue().replace("'", "''") + "'\n")
                                .collect(Collectors.joining()));
    }

    /** Makes Handoff's database with its roles, unless it is there. */
    void createDatabase() throws SQLException {
        if (!hasDatabase()) {
            try (Connection administrator = connect("postgres");
                    var statement = administrator.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection administrator = connect(DATABASE)) {
            DatabaseRoles.create(administrator, passwords.getProperty("owner"), passwords.getProperty("app"));
        }
    }

    boolean hasDatabase() throws SQLException {
        try (Connection administrator = connect("postgres");
                var statement = administrator.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    /** As administrator: to set up and to look after the server, never to work. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ADMINISTRATOR, passwords.getProperty("admin"));
    }

    DatabaseAccess access(String database) {
        return new DatabaseAccess(url(database), passwords.getProperty("owner"), passwords.getProperty("app"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    boolean stop(String mode, int seconds) throws IOException {
        return programs.run(
                report,
                "pg_ctl",
                "stop",
                "--wait",
                "--silent",
                "--mode=" + mode,
                "--timeout=" + seconds,
                "--pgdata=" + folder);
    }

    /** Stops the server and leaves nothing to repair. */
    void stopInOrder() throws IOException {
        if (!stop("fast", 120)) {
            throw failure("stop its database server");
        }
    }

    private InstallationProblem failure(String what) throws IOException {
        String words = Files.exists(report) ? Files.readString(report).strip().replaceAll("\\s*\\R\\s*", " ") : "";
        return new InstallationProblem("Handoff could not " + what + " in " + data + ". PostgreSQL says: "
                + (words.isEmpty() ? "nothing" : words) + " (more in " + data.resolve("log") + ")");
    }
}
