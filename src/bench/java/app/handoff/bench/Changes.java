package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Visit.Refused;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody who saves a task again and again while others look around, until this is closed. */
final class Changes implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final HttpConnection connection;
    private volatile @Nullable IOException failure;

    /** What is changed, and who does it. */
    record Change(Visit visit, Session person) {}

    Changes(Server server, Change change, double perSecond) {
        connection = new HttpConnection(server.port());
        thread.scheduleAtFixedRate(() -> make(change), 0, Math.round(1e6 / perSecond), TimeUnit.MICROSECONDS);
    }

    private void make(Change change) {
        try {
            change.visit().by(change.person(), connection, false);
        } catch (Refused e) {
            // Whoever is refused tries again later.
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        connection.close();
        var happened = failure;
        if (happened != null) {
            throw happened;
        }
    }
}
