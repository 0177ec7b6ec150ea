package app.handoff.tenancy;

import app.handoff.kernel.TooBusy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets only so many at once do something costly; whoever comes then waits for a moment, and is sent away if no place gets free.
 * Outside of any transaction: nobody is to hold a connection to the database meanwhile.
 */
public final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** All that wait for a turn and all that have one share a part of the memory. */
    private static final int SHARE_OF_MEMORY = 8;

    private final Semaphore places;

    public Turns(int atOnce) {
        this.places = new Semaphore(Math.max(1, atOnce), true);
    }

    /**
     * For what looks into something as a whole in memory.
     *
     * @param bytes how much of it one takes at most
     */
    public static Turns withMemory(long bytes) {
        return new Turns(atOnce(
                bytes, Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors()));
    }

    /** An eighth of the memory, and more than two for each processor only wait for each other. */
    static int atOnce(long bytes, long memory, int processors) {
        return (int) Math.max(1, Math.min(memory / SHARE_OF_MEMORY / bytes, processors * 2L));
    }

    /** @throws TooBusy if too many others are at it at this moment */
    public <T> T take(Supplier<T> work) {
        begin();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /**
     * As {@link #take}, for what reads what was sent.
     *
     * @throws TooBusy if too many others are at it at this moment
     */
    public <T> T call(Callable<T> work) throws Exception {
        begin();
        try {
            return work.call();
        } finally {
            places.release();
        }
    }

    private void begin() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Nobody holds a connection while waiting for a turn: do it before"
                    + " the transaction begins, and hand in what came of it.");
        }
        RequestTransaction.pause();
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
    }
}
