package app.handoff.installation;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database answers. It is asked only while somebody waits for it; one that stays silent is taken for away,
 * so that nobody waits for it in vain, and is asked again and again until it is back.
 */
final class DatabaseAvailability implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAvailability.class);

    private static final Duration BEAT = Duration.ofMillis(300);
    private static final int SILENCE_IN_MILLISECONDS = 1500;
    /** Beats without work after which our own connection is given back. */
    private static final int IDLE = 30;

    private final RoleDataSource line;
    private final BooleanSupplier somebodyWaits;
    private final Runnable forgetConnections;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-availability");
        thread.setDaemon(true);
        return thread;
    });

    private final ReentrantLock asking = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition back = state.newCondition();
    private volatile boolean away;
    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime();
    private long askedAt = System.nanoTime();
    private long awaySince;
    private volatile long backAt = System.nanoTime();
    private @Nullable Connection own;
    // Counted from beat to beat.
    private int beatsWaited;
    private int beatsIdle;

    DatabaseAvailability(RoleDataSource line, BooleanSupplier somebodyWaits, Runnable forgetConnections) {
        this.line = line;
        this.somebodyWaits = somebodyWaits;
        this.forgetConnections = forgetConnections;
    }

    void start() {
        watch.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            beatsWaited = somebodyWaits.getAsBoolean() ? beatsWaited + 1 : 0;
            beatsIdle = beatsWaited > 0 ? 0 : beatsIdle + 1;
            if (away || beatsWaited > 1) {
                answers();
            } else if (beatsIdle == IDLE) {
                rest();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            // A beat that fails is no reason to stop: what is scheduled would not come again. Memory comes back after a
            // request that
            // wanted too much.
            LOG.warn("Asking the database failed; it is asked again", e);
        }
    }

    /** The database did something for somebody: a sign of life as good as an answer to us. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Asks the database, unless somebody else got an answer since this question came up. */
    boolean answers() {
        long wanted = System.nanoTime();
        asking.lock();
        try {
            if (askedAt - wanted <= 0) {
                ask(true);
                askedAt = System.nanoTime();
            }
            return !away;
        } finally {
            asking.unlock();
        }
    }

    private void ask(boolean again) {
        long start = System.nanoTime();
        try {
            Connection connection = own;
            if (connection == null) {
                connection = line.getConnection();
                own = connection;
            }
            connection.setNetworkTimeout(Runnable::run, SILENCE_IN_MILLISECONDS);
            try (Statement question = connection.createStatement()) {
                question.execute("select 1");
            }
            isBack();
        } catch (SQLException e) {
            boolean fresh = own == null;
            giveOwnBack();
            if (!DatabaseAway.isMeantBy(e) || "53300".equals(e.getSQLState())) {
                isBack();
            } else if (again && !fresh && !(e.getCause() instanceof SocketTimeoutException)) {
                // Our own connection was cut, which says nothing about others.
                ask(false);
            } else if (heardAt - start <= 0) {
                isAway(e);
            }
        }
    }

    private void isAway(SQLException reason) {
        if (away || closed) {
            return;
        }
        awaySince = System.nanoTime();
        away = true;
        LOG.warn(
                "The database does not answer: {}. Visitors are asked to come back in a moment; Handoff goes on by itself when"
                        + " it answers.",
                String.valueOf(reason.getMessage()).replaceAll("\\s+", " ").replaceAll("\\.$", ""));
        forgetConnections.run();
        line.hangUp();
    }

    private void isBack() {
        if (!away) {
            return;
        }
        state.lock();
        try {
            backAt = System.nanoTime();
            away = false;
            back.signalAll();
        } finally {
            state.unlock();
        }
        LOG.info(
                "The database answers again, after {} seconds.",
                Duration.ofNanos(System.nanoTime() - awaySince).toSeconds());
    }

    private void rest() {
        asking.lock();
        try {
            giveOwnBack();
        } finally {
            asking.unlock();
        }
    }

    private void giveOwnBack() {
        Connection connection = own;
        own = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It was broken already.
            }
        }
    }

    /** Whether the database is away, or was at some moment since then. */
    boolean wasAwaySince(long moment) {
        return away || backAt - moment > 0;
    }

    /** Ends at once what would only wait in vain. */
    void refuseWhileAway() throws SQLTransientConnectionException {
        if (away) {
            throw new SQLTransientConnectionException("The database is away", "08001");
        }
    }

    /** Waits until the database is thought to answer. */
    void awaitAnswers() throws SQLException {
        state.lock();
        try {
            while (away && !closed) {
                back.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while the database is away", "08001", e);
        } finally {
            state.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        state.lock();
        try {
            back.signalAll();
        } finally {
            state.unlock();
        }
        rest();
    }
}
