package app.handoff.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * A copy of a data folder, taken while Handoff works with it. The copy is a data folder again: Handoff starts on it with
 * everything that was stored when the copying ended. There is a whole copy or none.
 */
public final class Backup {

    /** Content that belongs to the running server alone; it makes it anew. */
    private static final Set<String> NOT_COPIED =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_subtrans");

    private static final RetryPolicy UNTIL_A_QUIET_MOMENT = RetryPolicy.builder()
            .includes(SQLException.class)
            .maxRetries(39)
            .delay(Duration.ofMillis(250))
            .build();
    private static final long HELD_UP_MILLIS = 700;

    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts");

    private final @Nullable Map<String, String> counted;

    private Backup(@Nullable Map<String, String> counted) {
        this.counted = counted;
    }

    /**
     * Copies the data folder of a running Handoff.
     *
     * @param target a folder that does not exist yet
     * @throws InstallationProblem if nothing runs on the data folder, the target exists, or the copy fails
     */
    public static void take(Path dataFolder, Path target) {
        Path data = dataFolder.toAbsolutePath().normalize();
        Path copy = target.toAbsolutePath().normalize();
        if (copy.startsWith(data) && !Files.exists(copy)) {
            throw new InstallationProblem("A copy belongs outside of the data folder " + data + ".");
        }
        take(data, copy, new Backup(null));
    }

    /**
     * The same, and counts what was stored at the very moment that the copy holds.
     *
     * @return for each table how many rows it had and the sum of their checksums
     */
    static Map<String, String> takeCounted(Path dataFolder, Path target) {
        Map<String, String> counted = new TreeMap<>();
        take(dataFolder.toAbsolutePath().normalize(), target.toAbsolutePath().normalize(), new Backup(counted));
        return counted;
    }

    private static void take(Path data, Path copy, Backup way) {
        if (Files.exists(copy)) {
            throw new InstallationProblem("There is something at " + copy + " already. Name a new folder.");
        }
        Path draft = copy.resolveSibling(copy.getFileName() + ".copying");
        try {
            Files.createDirectories(copy.getParent());
            DataFolder.delete(draft);
            DataFolder.createPrivateFolder(draft);
            Path cluster = runningCluster(data);
            way.copyDatabase(data, cluster, draft.resolve(cluster.getFileName()));
            for (String name : List.of("database.properties", "secret.key")) {
                if (Files.exists(data.resolve(name))) {
                    DataFolder.writePrivately(draft.resolve(name), Files.readString(data.resolve(name)));
                }
            }
            DataFolder.move(draft, copy);
        } catch (IOException | SQLException e) {
            throw new InstallationProblem("The copy of " + data + " failed: " + e.getMessage(), e);
        } finally {
            forget(draft);
        }
    }

    private static void forget(Path draft) {
        try {
            DataFolder.delete(draft);
        } catch (IOException e) {
            // It is in nobody's way: the next copy of this name removes it first.
        }
    }

    private static Path runningCluster(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            for (Path cluster : Clusters.in(data).descendingMap().values()) {
                if (Files.exists(cluster.resolve("postmaster.pid"))) {
                    return cluster;
                }
            }
        }
        throw notRunning(data);
    }

    private static InstallationProblem notRunning(Path data) {
        return new InstallationProblem("Handoff does not run on the data folder " + data
                + " with a database of its own. If it is stopped, copy the folder as it is.");
    }

    private void copyDatabase(Path data, Path cluster, Path copy) throws IOException, SQLException {
        DataFolder.createPrivateFolder(copy);
        try (Connection administrator = connect(data, cluster, "postgres");
                Statement statement = administrator.createStatement()) {
            // As long as this connection lives, the server keeps every change since now: the copy needs them all.
            statement.execute("select pg_create_physical_replication_slot('handoff_backup', true, true)");
            statement.execute("select pg_backup_start('handoff', true)");
            copyFiles(cluster, copy);
            String label;
            String last;
            try (ResultSet end = statement.executeQuery(
                    "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false) as done")) {
                end.next();
                label = end.getString(1);
                last = end.getString(2);
            }
            if (counted == null) {
                copyChanges(cluster.resolve("pg_wal"), copy.resolve("pg_wal"), last);
            } else {
                copyAndCount(data, cluster, copy);
            }
            // Written last: with it the server knows where to begin.
            Files.writeString(copy.resolve("backup_label"), label);
        }
    }

    /**
     * Ends the copy at a moment at which nobody is writing, and counts what was stored then. Writers are held up for some
     * milliseconds only: what is counted is what one transaction, begun at that moment, goes on seeing.
     */
    private void copyAndCount(Path data, Path cluster, Path copy) throws IOException, SQLException {
        try (Connection locking = connect(data, cluster, Cluster.DATABASE);
                Connection reading = connect(data, cluster, Cluster.DATABASE)) {
            Set<String> tables = Upgrade.tables(reading).keySet();
            reading.setAutoCommit(false);
            reading.setReadOnly(true);
            reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            String last = holdStill(locking, reading, tables);
            copyChanges(cluster.resolve("pg_wal"), copy.resolve("pg_wal"), last);
            for (String table : tables) {
                Objects.requireNonNull(counted).put(table, Upgrade.sum(reading, table));
            }
        }
    }

    /** @return the last file of changes from before the moment at which the reader began to see */
    private static String holdStill(Connection locking, Connection reading, Set<String> tables) throws SQLException {
        locking.setAutoCommit(false);
        List<String> order = new ArrayList<>(tables);
        try {
            return new RetryTemplate(UNTIL_A_QUIET_MOMENT).execute(() -> holdStillOnce(locking, reading, order));
        } catch (RetryException e) {
            if (e.getCause() instanceof SQLException unquiet) {
                throw unquiet;
            }
            throw new InstallationProblem("The copy was interrupted.", e.getCause());
        }
    }

    private static String holdStillOnce(Connection locking, Connection reading, List<String> order)
            throws SQLException {
        try (Statement lock = locking.createStatement();
                Statement read = reading.createStatement()) {
            lock(lock, order);
            read.execute("select 1");
            try (ResultSet end = lock.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
                end.next();
                return end.getString(1);
            }
        } catch (SQLException e) {
            reading.rollback();
            throw e;
        } finally {
            locking.rollback();
        }
    }

    /**
     * Locks every table against writing, and gives way before anybody who waits for us would be taken for stuck. The table that
     * was not to be had comes first the next time: whoever writes it and then others waits there, and holds up nothing else.
     */
    private static void lock(Statement lock, List<String> order) throws SQLException {
        lock.execute("set local deadlock_timeout = '50ms'");
        long begun = System.nanoTime();
        for (String table : List.copyOf(order)) {
            long left = HELD_UP_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            try {
                lock.execute("set local statement_timeout = " + Math.max(1, left));
                lock.execute("lock table " + table + " in share mode");
            } catch (SQLException e) {
                order.remove(table);
                order.add(0, table);
                throw e;
            }
        }
        lock.execute("set local statement_timeout = 0");
    }

    private static Connection connect(Path data, Path cluster, String database) throws IOException, SQLException {
        try {
            String port =
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(3).strip();
            Properties passwords = new Properties();
            passwords.load(Files.newBufferedReader(data.resolve("database.properties")));
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                    Cluster.ADMINISTRATOR,
                    passwords.getProperty("admin"));
        } catch (NoSuchFileException e) {
            throw notRunning(data);
        }
    }

    private static void copyFiles(Path cluster, Path copy) throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(cluster)) {
                    DataFolder.createPrivateFolder(copy.resolve(cluster.relativize(folder)));
                }
                return NOT_COPIED.contains(cluster.relativize(folder).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!OF_THE_PROCESS.contains(cluster.relativize(file).toString())) {
                    copyFile(file, copy.resolve(cluster.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** A file that the server removes meanwhile is missed by nobody: the changes say that it was removed. */
    private static void copyFile(Path file, Path copy) throws IOException {
        try {
            Files.copy(file, copy);
            try (var written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(copy);
        }
    }

    private static void copyChanges(Path changes, Path copy, String last) throws IOException {
        DataFolder.createPrivateFolder(copy.resolve("archive_status"));
        try (var files = Files.list(changes)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                // Later files are only names kept ready for what is to come.
                if (Files.isRegularFile(file) && name.matches("[0-9A-F]{24}") && name.compareTo(last) <= 0) {
                    copyFile(file, copy.resolve(name));
                }
            }
        }
    }
}
