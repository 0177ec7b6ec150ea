package app.handoff.installation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server that comes with Handoff: it keeps its data under the data folder and answers this machine only. */
public final class EmbeddedServer implements AutoCloseable {

    private final DataFolder.Lock lock;
    private final Cluster cluster;
    private final Map<String, String> settings;
    private @Nullable ServerWatch watch;
    private boolean closed;

    private EmbeddedServer(DataFolder.Lock lock, Cluster cluster, Map<String, String> settings) {
        this.lock = lock;
        this.cluster = cluster;
        this.settings = settings;
    }

    /** Starts the server on the folder; {@code settings} replace ours, for tests that need no durability. */
    public static EmbeddedServer start(Path dataFolder, Map<String, String> settings) {
        return start(dataFolder, settings, ServerPrograms.archive());
    }

    /** Starts the PostgreSQL of this archive. */
    static EmbeddedServer start(Path dataFolder, Map<String, String> settings, URL archive) {
        DataFolder data = DataFolder.at(dataFolder);
        DataFolder.Lock lock = data.lock();
        try {
            Properties passwords = passwords(data);
            ServerPrograms programs = ServerPrograms.unpackedUnder(data, archive);
            Cluster cluster = new Clusters(data, programs, passwords).upToDate();
            cluster.start(settings);
            cluster.createDatabase();
            return new EmbeddedServer(lock, cluster, settings);
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

    /** From now on a server that ends or falls silent is started again, until this is closed. */
    EmbeddedServer watched() {
        return watched(new ServerWatch(this));
    }

    EmbeddedServer watched(ServerWatch watch) {
        this.watch = watch;
        watch.start();
        return this;
    }

    boolean isRunning() {
        return cluster.isRunning();
    }

    /** Ends what is left of the server and starts it again, unless it was closed. */
    synchronized void restart() throws IOException {
        if (!closed) {
            cluster.kill();
            cluster.startOnce(settings);
        }
    }

    /** As administrator: to set up and to look after the server, never to work. */
    public Connection connect(String database) throws SQLException {
        return cluster.connect(database);
    }

    public DatabaseAccess access() {
        return access(Cluster.DATABASE);
    }

    public DatabaseAccess access(String database) {
        return cluster.access(database);
    }

    /** Stops the server and lets the folder go. Call it after the last connection of the application is closed. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        stop();
    }

    private synchronized void stop() {
        closed = true;
        try {
            if (!cluster.stop("fast", 60)) {
                cluster.stop("immediate", 30);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }
}
