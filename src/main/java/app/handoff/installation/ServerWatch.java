package app.handoff.installation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the embedded server: one that ended, or lets nobody in any more, is started again. */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    private static final Duration LOOK = Duration.ofMillis(500);
    /** One silence may be the machine's; two in a row are the server's. */
    private static final int SILENCES = 2;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** More restarts than these within their time, and the next one is put off. */
    private static final int RESTARTS = 10;

    private static final Duration THEIR_TIME = Duration.ofMinutes(2);

    private final EmbeddedServer server;
    private final int looksToAQuestion;
    private final String patienceInSeconds;
    private final Thread thread = new Thread(this::watch, "database-watch");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Long> restarts = new ArrayDeque<>();
    // Of the watching thread alone.
    private int silences;

    ServerWatch(EmbeddedServer server) {
        this(server, 6, 4);
    }

    /** Asks the server something at every so many looks, and waits for so long. */
    ServerWatch(EmbeddedServer server, int looksToAQuestion, int patienceInSeconds) {
        this.server = server;
        this.looksToAQuestion = looksToAQuestion;
        this.patienceInSeconds = String.valueOf(patienceInSeconds);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try {
            for (int look = 1; !closesWithin(LOOK); look++) {
                try {
                    look(look);
                } catch (OutOfMemoryError e) {
                    LOG.warn("There was no memory for a look at the database server; it is looked at again");
                }
            }
        } catch (InterruptedException e) {
            // Handoff stops.
        }
    }

    private void look(int number) throws InterruptedException {
        if (!server.isRunning()) {
            startAgain("ended");
            silences = 0;
        } else if (number % looksToAQuestion == 0) {
            silences = letsIn() ? 0 : silences + 1;
            if (silences == SILENCES) {
                startAgain("answered nobody any more");
                silences = 0;
            }
        }
    }

    private boolean closesWithin(Duration pause) throws InterruptedException {
        return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean letsIn() {
        DatabaseAccess access = server.access();
        Properties properties = new Properties();
        properties.setProperty("user", DatabaseAccess.APP);
        properties.setProperty("password", access.appPassword());
        properties.setProperty("connectTimeout", patienceInSeconds);
        properties.setProperty("socketTimeout", patienceInSeconds);
        properties.setProperty("sslmode", "disable");
        try (Connection connection = DriverManager.getConnection(access.url(), properties);
                Statement question = connection.createStatement()) {
            question.execute("select 1");
            return true;
        } catch (SQLException e) {
            boolean leaving = String.valueOf(e.getMessage()).contains("shutting down");
            // Whatever else it answers, it answers: it may be repairing itself, or have no place left.
            return !leaving && (e.getSQLState() == null || !e.getSQLState().startsWith("08"));
        }
    }

    private void startAgain(String what) throws InterruptedException {
        long since = System.nanoTime();
        if (goesOnAndOn() && closesWithin(LONGEST_PAUSE)) {
            return;
        }
        Duration pause = LOOK;
        for (boolean told = false; ; ) {
            try {
                server.restart();
                LOG.warn(
                        "The database server {} and was started again within {} seconds.",
                        what,
                        String.format("%.1f", (System.nanoTime() - since) / 1e9));
                return;
            } catch (IOException | RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!told) {
                    told = true;
                    LOG.error(
                            "The database server {} and cannot be started again: {} Handoff goes on trying; visitors are told"
                                    + " to come back. Most often the disk is full, or the data folder is gone or may not be"
                                    + " written any more.",
                            what,
                            String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
                }
            }
            if (closesWithin(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean goesOnAndOn() {
        long now = System.nanoTime();
        restarts.removeIf(earlier -> now - earlier > THEIR_TIME.toNanos());
        restarts.add(now);
        return restarts.size() > RESTARTS;
    }

    /** Returns when nothing is started any more. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
