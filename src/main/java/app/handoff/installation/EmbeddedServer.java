package app.handoff.installation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The PostgreSQL server that comes with Handoff: it keeps its data under the data folder and answers this machine only. */
public final class EmbeddedServer implements AutoCloseable {

    static final String ADMINISTRATOR = "handoff_admin";
    private static final String DATABASE = "handoff";
    private static final int ATTEMPTS = 10;

    private final DataFolder data;
    private final DataFolder.Lock lock;
    private final ServerPrograms programs;
    private final Path cluster;
    private final Path report;
    private final Properties passwords;
    private int port;

    private EmbeddedServer(DataFolder data, DataFolder.Lock lock) throws IOException {
        this.data = data;
        this.lock = lock;
        this.programs = ServerPrograms.unpackedUnder(data);
        DataFolder.createPrivateFolder(data.resolve("log"));
        this.report = data.resolve("log").resolve("server-start.log");
        // The major version is part of the name, because its files cannot be read by another one.
        this.cluster = data.resolve("database-18");
        this.passwords = passwords(data);
    }

    /** Starts the server on the folder; {@code settings} replace ours, for tests that need no durability. */
    public static EmbeddedServer start(Path dataFolder, Map<String, String> settings) {
        DataFolder data = DataFolder.at(dataFolder);
        DataFolder.Lock lock = data.lock();
        try {
            EmbeddedServer server = new EmbeddedServer(data, lock);
            server.createCluster();
            server.stopLeftover();
            server.startServer(settings);
            server.createDatabase();
            return server;
        } catch (IOException e) {
            lock.close();
            throw new InstallationProblem("Handoff cannot start its database in " + data + ": " + e.getMessage(), e);
        } catch (SQLException e) {
            lock.close();
            throw new InstallationProblem("Handoff cannot set its database up in " + data + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Properties passwords(DataFolder data) throws IOException {
        String fresh =
                "# Passwords of the database roles, made when Handoff first started. Keep this file with the data.\n"
                        + "admin=" + randomPassword() + "\nowner=" + randomPassword() + "\napp=" + randomPassword()
                        + "\n";
        Properties passwords = new Properties();
        passwords.load(new StringReader(data.readOrCreate("database.properties", fresh)));
        return passwords;
    }

    private static String randomPassword() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private void createCluster() throws IOException {
        if (Files.exists(cluster)) {
            return;
        }
        // Under another name first: whoever pulls the plug now starts again from nothing, not from half a database.
        Path draft = data.resolve("database-18.creating");
        DataFolder.delete(draft);
        Path passwordFile = data.resolve("admin.password");
        DataFolder.writePrivately(passwordFile, passwords.getProperty("admin"));
        try {
            // The built-in locale sorts the same on every machine and after every update of its system libraries.
            boolean created = programs.run(
                    report,
                    "initdb",
                    "--pgdata=" + draft,
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
        Files.writeString(draft.resolve("pg_hba.conf"), """
                # Written by Handoff: this machine only, and nobody without a password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        DataFolder.move(draft, cluster);
    }

    /** After a hard end of the application its server lives on; holding the lock, we know that nobody uses it any more. */
    private void stopLeftover() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<ProcessHandle.Info> leftover =
                readPid(pidFile).flatMap(ProcessHandle::of).map(ProcessHandle::info);
        if (leftover.isEmpty() || words(leftover.get()).isEmpty()) {
            // None there, or one that is just ending: the new server looks for itself and waits for it.
            return;
        }
        if (isOurs(leftover.get())) {
            boolean stopped = stop("fast", 30) || stop("immediate", 30);
            if (!stopped && isRunning(pidFile)) {
                throw failure("stop the database server of an earlier run");
            }
        } else if (leftover.get().commandLine().isPresent()) {
            // After a restart of the machine the number belongs to somebody else; PostgreSQL would take that for its
            // own server.
            Files.deleteIfExists(pidFile);
        }
    }

    private static boolean isRunning(Path pidFile) throws IOException {
        return readPid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(process -> !words(process.info()).isEmpty())
                .isPresent();
    }

    /** Another PostgreSQL on this machine is none of our business: ours names our folder. */
    private boolean isOurs(ProcessHandle.Info process) {
        String words = words(process);
        return words.contains(cluster.toString())
                || words.contains(data.resolve("programs").toString());
    }

    private static String words(ProcessHandle.Info process) {
        return process.commandLine().or(process::command).orElse("");
    }

    private static Optional<Long> readPid(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf);
    }

    private void startServer(Map<String, String> settings) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            writeSettings(settings);
            // Recovery after a hard end takes as long as it takes: pg_ctl waits for it.
            if (programs.run(
                    report,
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--timeout=900",
                    "--silent",
                    "--pgdata=" + cluster,
                    "--log=" + data.resolve("log").resolve("server.log"))) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw failure("start its database server");
            }
            // Somebody took the port, or the last children of a killed server are still leaving.
            pause();
        }
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
                cluster.resolve("postgresql.conf"),
                "# Written by Handoff at every start.\n"
                        + settings.entrySet().stream()
                                .map(entry -> entry.getKey() + " = '"
                                        + entry.getValue().replace("'", "''") + "'\n")
                                .collect(Collectors.joining()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database server starts", e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection administrator = connect("postgres");
                Statement statement = administrator.createStatement();
                ResultSet found =
                        statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection administrator = connect(DATABASE)) {
            DatabaseRoles.create(administrator, passwords.getProperty("owner"), passwords.getProperty("app"));
        }
    }

    /** As administrator: to set up and to look after the server, never to work. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ADMINISTRATOR, passwords.getProperty("admin"));
    }

    public DatabaseAccess access() {
        return access(DATABASE);
    }

    public DatabaseAccess access(String database) {
        return new DatabaseAccess(url(database), passwords.getProperty("owner"), passwords.getProperty("app"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server and lets the folder go. Call it after the last connection of the application is closed. */
    @Override
    public void close() {
        try {
            if (!stop("fast", 60)) {
                stop("immediate", 30);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private boolean stop(String mode, int seconds) throws IOException {
        return programs.run(
                report,
                "pg_ctl",
                "stop",
                "--wait",
                "--silent",
                "--mode=" + mode,
                "--timeout=" + seconds,
                "--pgdata=" + cluster);
    }

    private InstallationProblem failure(String what) throws IOException {
        String words = Files.exists(report) ? Files.readString(report).strip().replaceAll("\\s*\\R\\s*", " ") : "";
        return new InstallationProblem("Handoff could not " + what + " in " + data + ". PostgreSQL says: "
                + (words.isEmpty() ? "nothing" : words) + " (more in " + data.resolve("log") + ")");
    }
}
